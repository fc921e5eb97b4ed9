import { resolve } from 'node:path';
import { allParts } from '../app.module.js';
import { exportLog, type Exported } from '../infrastructure/audit-export/export-log.js';
import { originsOf } from '../infrastructure/audit-export/origins.js';
import { openEventLog } from '../infrastructure/event-log/open-event-log.js';
import { openDatabase } from '../infrastructure/postgres/database.js';
import { PostgresSealStore } from '../infrastructure/postgres/postgres-seal-store.js';
import { SealedLog } from '../infrastructure/transparency/sealed-log.js';
import { say, type Command } from './command.js';

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Writes all that an auditor needs into a folder. */
export const exportForAuditors: Command = async ({ url }, options, { eventStoreUrl }) => {
  const out = options.get('--out');
  if (!out) throw new Error('Say where to: export --out=<folder>');
  const words = { from: options.get('--from') ?? null, to: options.get('--to') ?? null };
  const projections = allParts.flatMap(parts => parts.projections);
  const { log, inSql, close } = await openEventLog({ databaseUrl: url, eventStoreUrl });
  const pool = await openDatabase({ url, connections: 4, name: 'keyreel export' });
  try {
    const transparency = new SealedLog(log, new PostgresSealStore(pool));
    const lags = (lagging: string): void =>
      tell(`${lagging} lags behind the log: its digest says up to which event it goes. Is the service running?`);
    const origins = await originsOf({ url, log, inSql, transparency, projections }, { bounds: words, lags });
    await say(sentenceOf(await exportLog(origins, { folder: resolve(out), ...words, tell })));
  } finally {
    await pool.end();
    await close();
  }
};

const sentenceOf = ({ manifest: { log, epoch, from, to, size, root, checkpoint, files }, wasFinished }: Exported): string =>
  [
    wasFinished ? 'This export was finished before, and every file is as it was:' : 'Exported:',
    `log ${log}, epoch ${epoch}`,
    to < from ? 'no events' : `events ${from} to ${to}`,
    `a tree of ${size}, root ${root}`,
    checkpoint === null ? 'nothing was signed yet: there is no checkpoint' : `newest checkpoint ${checkpoint}`,
    `${files.length} files and manifest.json`,
    '',
  ].join('\n');
