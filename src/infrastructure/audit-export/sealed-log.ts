import type { CheckpointPlace, Transparency } from '../../shared-kernel/ports/transparency.js';
import type { Sealed } from './export-log.js';

const PAGE = 500;

/** What was sealed by now, for an export. */
export const sealedBy = async (transparency: Transparency): Promise<Sealed> => {
  const [newest, { epoch }, keys] = [await transparency.newest(), await transparency.sealing(), await transparency.keys()];
  return {
    epoch,
    size: newest?.size ?? 0,
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

/** A log that nobody has sealed yet. */
export const unsealed: Sealed = {
  epoch: 1,
  size: 0,
  keys: [],
  tile: () => Promise.reject(new Error('Nothing was sealed yet.')),
  async *checkpoints() {},
};
