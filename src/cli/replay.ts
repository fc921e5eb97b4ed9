import { resolve } from 'node:path';
import { allParts } from '../app.module.js';
import { Export } from '../infrastructure/audit-replay/read-export.js';
import { replay, type Verdict } from '../infrastructure/audit-replay/replay.js';
import { LineJournal } from '../infrastructure/messaging/journal.js';
import { withEmptyDatabase } from '../infrastructure/postgres/empty-database.js';
import type { Work } from './command-line.js';
import { say } from './command.js';

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

const CODES = { identical: 0, different: 1, incomplete: 3 } as const;

/** Makes every table from an export alone, and says of each whether it is what the running service had. */
export const replayExport: Work = async (options, { replayDatabaseUrl }) => {
  const folder = options.get('--from');
  if (!folder) throw new Error('Say which export: replay --from=<folder>');
  const source = await Export.open(resolve(folder));
  let faults = 0;
  for await (const { path, sentence } of source.faults()) {
    faults += 1;
    await say(`not as exported  ${path} ${sentence}\n`);
  }
  const projections = allParts.flatMap(parts => parts.projections);
  const journal = new LineJournal(tell);
  const verdicts = await withEmptyDatabase(replayDatabaseUrl, url => replay({ source, url, projections, journal, tell }));
  for (const verdict of verdicts) await say(`${sentenceOf(verdict)}\n`);
  const same = verdicts.filter(({ verdict }) => verdict === 'byte-identical').length;
  await say(`${same} of ${verdicts.length} projections are byte-identical with what was published of log ${source.manifest.log}.\n`);
  if (faults > 0 || verdicts.some(({ verdict }) => verdict === 'differs' || verdict === 'stopped')) return CODES.different;
  return same === verdicts.length ? CODES.identical : CODES.incomplete;
};

const sentenceOf = (verdict: Verdict): string => {
  const { projection } = verdict;
  if (verdict.verdict === 'byte-identical') return `byte-identical   ${projection}: ${verdict.rows} rows after event ${verdict.ordinal}`;
  if (verdict.verdict !== 'differs') return `${verdict.verdict.padEnd(16)} ${projection}: ${verdict.because}`;
  const { count, ordinal, first } = verdict;
  if (first === null) return `differs          ${projection}: its digest is not that of the rows that were published with it`;
  const { id, why, event } = first;
  const at = event && `event ${event.ordinal} (${event.type}, revision ${event.revision} of ${event.stream})`;
  return `differs          ${projection}: ${count} rows after event ${ordinal}; row ${id}: ${reasons[why](at ?? '')}`;
};

const reasons = {
  altered: (event: string) => `first differing event: ${event}, which is not the one whose leaf is in the tree`,
  'left behind': (event: string) => `first differing event: ${event}; what was published is the row as it was before`,
  'never agreed': (event: string) => `first differing event: ${event} or a later one; the row was at no event what was published`,
  'no event touches it': () => 'it was published, but no event of the export makes such a row',
} as const;
