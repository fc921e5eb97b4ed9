import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Finding } from './finding.js';

/** What happened, and what was found afterwards. */
export interface Told {
  /** What was counted, each with its name. */
  readonly figures: readonly (readonly [string, string | number])[];
  readonly findings: readonly Finding[];
  /** What repeats it. */
  readonly command: string;
}

const PAGE = fileURLToPath(new URL('../../docs/scale.md', import.meta.url));
const [BEGIN, END] = ['<!-- killed while it works: written by `npm run test:kill -- --report` -->', '<!-- /killed while it works -->'];

const cell = (text: string | number): string => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [heading, heading.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n');

export const inMarkdown = ({ figures, findings, command }: Told): string =>
  [
    `Measured by \`${command}\` on ${new Date().toISOString().slice(0, 10)}.`,
    table(['Counted', ''], figures),
    table(
      ['Must be true in the end', '', 'Found'],
      findings.map(({ what, holds, found }) => [what, holds ? 'holds' : '**does not hold**', found]),
    ),
  ].join('\n\n');

const INTRODUCTION = `## Killed while it works

Two processes each of the API, of the worker and of the projector, and a sealer, share one PostgreSQL, one Redis and one S3-compatible storage. Customers on platform credits and on own keys order all that there is through
both APIs and say everything again, under its Idempotency-Key, that was not answered; meanwhile one process after the other is killed with SIGKILL, whatever it is doing, and started again, and Redis is
wiped once. The provider (simulated, a process of its own), PostgreSQL and the storage live. Then the load ends, and everything is held against everything else.`;

/** Puts it into the page between its marks; the rest of the page is left alone. */
export const writeReport = async (told: Told): Promise<void> => {
  const page = await readFile(PAGE, 'utf8').catch(() => '# Scale\n');
  const section = `${BEGIN}\n\n${INTRODUCTION}\n\n${inMarkdown(told)}\n\n${END}`;
  const [at, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  const whole = at === -1 ? `${page.trimEnd()}\n\n${section}\n` : `${page.slice(0, at)}${section}${page.slice(end + END.length)}`;
  await writeFile(PAGE, whole);
};
