import { resolve } from 'node:path';
import { allParts } from '../app.module.js';
import { exportLog, type Exported } from '../infrastructure/audit-export/export-log.js';
import { sealedBy } from '../infrastructure/audit-export/sealed-by.js';
import { PostgresEventLog } from '../infrastructure/event-log/postgres/postgres-event-log.js';
import { openDatabase } from '../infrastructure/postgres/database.js';
import { boundsOf } from '../infrastructure/postgres/log-bounds.js';
import { PostgresSealStore } from '../infrastructure/postgres/postgres-seal-store.js';
import { caughtUp } from '../infrastructure/postgres/table-digests.js';
import { TablesAtOnce } from '../infrastructure/postgres/tables-at-once.js';
import { SealedLog } from '../infrastructure/transparency/sealed-log.js';
import { say, type Command } from './command.js';

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Writes all that an auditor needs into a folder. */
export const exportForAuditors: Command = async ({ url }, options) => {
  const out = options.get('--out');
  if (!out) throw new Error('Say where to: export --out=<folder>');
  const words = { from: options.get('--from') ?? null, to: options.get('--to') ?? null };
  const projections = allParts.flatMap(parts => parts.projections);
  const log = new PostgresEventLog({ url });
  const pool = await openDatabase({ url, connections: 4, name: 'keyreel export' });
  try {
    const origins = {
      log,
      projections,
      sealed: await sealedBy(new SealedLog(log, new PostgresSealStore(pool))),
      bounds: (head: number) => boundsOf(url, words, head),
      tables: async <Result>(work: (tables: TablesAtOnce) => Promise<Result>): Promise<Result> => {
        const lagging = await caughtUp(url, projections);
        if (lagging !== null) tell(`${lagging} lags behind the log: its digest says up to which event it goes. Is the service running?`);
        return TablesAtOnce.read(url, work);
      },
    };
    await say(sentenceOf(await exportLog(origins, { folder: resolve(out), ...words, tell })));
  } finally {
    await pool.end();
    await log.close();
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
