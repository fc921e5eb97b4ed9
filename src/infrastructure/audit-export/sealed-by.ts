import type { CheckpointPlace, Transparency } from '../../shared-kernel/ports/transparency.js';
import type { Sealed } from './export-log.js';

const PAGE = 500;

/** What was sealed by now, for an export. Tiles of an epoch that is over may hold events that are lost: those of the new one are made from the log. */
export const sealedBy = async (transparency: Transparency): Promise<Sealed> => {
  const [newest, { epoch }, keys] = [await transparency.newest(), await transparency.sealing(), await transparency.keys()];
  return {
    epoch,
    size: newest?.epoch === epoch ? newest.size : 0,
    keys,
    tile: async (level, index) => {
      const hashes = await transparency.tile(level, index);
      if (hashes === null) throw new Error(`The sealed tile ${level}/${index} is missing.`);
      return hashes;
    },
    async *checkpoints(size) {
      for (let before: CheckpointPlace | undefined; ;) {
        const page = await transparency.checkpoints({ ...(before ? { before } : {}), limit: PAGE });
        yield page.filter(checkpoint => checkpoint.size <= size);
        if (page.length < PAGE) return;
        before = page.at(-1);
      }
    },
  };
};
