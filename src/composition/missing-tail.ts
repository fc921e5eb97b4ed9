import { resolve } from 'node:path';
import { bringBackTail, type BroughtBack } from '../infrastructure/audit-replay/missing-tail.js';
import { Export } from '../infrastructure/audit-replay/read-export.js';
import { withEventLog, type LogPlace } from '../infrastructure/event-log/open-event-log.js';
import { CheckpointFolder } from '../infrastructure/transparency/checkpoint-folder.js';
import { checkpointFolders, type SealingSettings } from '../infrastructure/transparency/sealing.js';

/** Puts back what a restored log lacks of what was signed, from an export that reaches further. Throws a sentence when that cannot be. */
export const bringBack = async (place: LogPlace, from: string, settings: Pick<SealingSettings, 'dataDir' | 'folder'>): Promise<BroughtBack> => {
  const source = await Export.open(resolve(from));
  for await (const { path, sentence } of source.faults()) throw new Error(`This export is not as it was written: ${path} ${sentence}.`);
  return withEventLog(place, async ({ log }) => {
    const identity = await log.identity();
    const folders = checkpointFolders(settings).map(folder => new CheckpointFolder(folder, identity));
    return bringBackTail({ log, source, folders });
  });
};
