import { join } from 'node:path';
import type { Configuration } from '../../configuration.js';
import type { Mailer } from '../../shared-kernel/ports/mail.js';
import type { Poster } from '../../shared-kernel/ports/poster.js';
import { LogKeySigner } from './document-signer.js';
import { readLogKey } from './log-key.js';
import { Publisher } from './publisher.js';
import { SealedLog } from './sealed-log.js';
import { Sealer, type SealerParts } from './sealer.js';

/** What an operator sets, and the data folder. */
export type SealingSettings = Configuration['sealing'] & Pick<Configuration, 'dataDir'>;

export interface SealingParts {
  readonly sealer: Sealer;
  readonly sealedLog: SealedLog;
  readonly signer: LogKeySigner;
}

/** Where signed notes are kept, the one in the data folder first. */
export const checkpointFolders = ({ dataDir, folder }: Pick<SealingSettings, 'dataDir' | 'folder'>): readonly string[] => [
  join(dataDir, 'checkpoints'),
  ...(folder === null ? [] : [folder]),
];

type Ground = Pick<SealerParts, 'log' | 'store' | 'clock' | 'journal'> & { readonly poster: Poster; readonly mailer: Mailer };

/** The sealer of this process, not started yet, and what it lets others ask. */
export const openSealing = ({ poster, mailer, ...ground }: Ground, settings: SealingSettings): SealingParts => {
  const { url, mail, dataDir, logKey, everyEvents, everyMs } = settings;
  const publisher = new Publisher({ ...ground, poster, mailer, url, mail });
  const sealer = new Sealer({
    ...ground,
    keyPlace: { dataDir, logKey },
    folders: checkpointFolders(settings),
    everyEvents,
    everyMs,
    afterLook: () => publisher.tend(),
  });
  const sealedLog = new SealedLog(ground.log, ground.store, () => sealer.unsigned);
  return { sealer, sealedLog, signer: new LogKeySigner(sealedLog, () => readLogKey({ dataDir, logKey })) };
};
