import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { shippedFile } from '../../src/infrastructure/project-root.js';
import type { Expected, Files, Forgery } from './forgeries.js';

/** What both verifiers have to agree on. */
export interface Verdict {
  readonly folder: string;
  readonly verdict: 'proven' | 'partly-proven' | 'broken';
  readonly firstBad: { readonly ordinal: number | null; readonly check: string; readonly reason: string } | null;
}

/** A program that judges exports. */
export interface Verifier {
  readonly name: string;
  readonly command: readonly string[];
  /** How many of its processes share a batch; one that uses every processor by itself needs no more. */
  readonly processes: number;
}

export const verifier1: Verifier = { name: 'verifier 1', command: [process.execPath, shippedFile('audit/verify.mjs')], processes: 1 };

/** The one in Python; null where there is no Python, or no such verifier yet. */
export const verifier2 = async (): Promise<Verifier | null> => {
  const program = shippedFile('audit/verify.py');
  if (!existsSync(program)) return null;
  for (const python of ['python3', 'python']) {
    const { code } = await run([python, '-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).catch(() => ({ code: 1 }));
    if (code === 0) return { name: 'verifier 2', command: [python, '-B', program], processes: availableParallelism() };
  }
  return null;
};

/** Runs a program to its end. */
export const run = (command: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve, reject) => {
    const [program = '', ...args] = command;
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const said: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => said.push(part));
    child.once('error', reject);
    child.once('close', code => resolve({ code, said: Buffer.concat(said).toString() }));
  });

/** A folder in memory where there is such a thing, for thousands of exports that live for a second. */
export const openRoom = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'keyreel audit '));

export const writeFiles = (folder: string, files: Files): void => {
  for (const parent of new Set([...files.keys()].map(path => dirname(join(folder, path))))) mkdirSync(parent, { recursive: true });
  for (const [path, content] of files) writeFileSync(join(folder, path), content);
};

export type Case = Pick<Forgery, 'files' | 'kept'>;

/** Every so-manieth line to each process. */
const judgeBatch = async ({ command, processes }: Verifier, room: string, lines: readonly string[]): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = [];
  const shares = Array.from({ length: processes }, async (_, share) => {
    const batch = join(room, `batch ${share}`);
    writeFileSync(batch, lines.filter((__, at) => at % processes === share).join('\n'));
    const { said } = await run([...command, '--batch', batch, '--key', join(room, 'keys')]);
    for (const [at, line] of said.trimEnd().split('\n').entries()) verdicts[at * processes + share] = JSON.parse(line) as Verdict;
  });
  await Promise.all(shares);
  return verdicts;
};

/** The verdicts of each verifier on these exports, which are on disk only meanwhile; and how long each took, in milliseconds. */
export const judgeAll = async (
  verifiers: readonly Verifier[],
  keys: readonly string[],
  cases: readonly Case[],
): Promise<readonly { readonly verdicts: readonly Verdict[]; readonly took: number }[]> => {
  const room = openRoom();
  try {
    const lines = cases.map(({ files, kept }, number) => {
      const folder = join(room, `export ${number}`);
      const notes = kept.map(({ note }, at) => [join(room, `kept ${number} ${at}.note`), note] as const);
      writeFiles(folder, files);
      for (const [path, note] of notes) writeFileSync(path, note);
      return [folder, ...notes.map(([path]) => path)].join('\t');
    });
    writeFileSync(join(room, 'keys'), `${keys.join('\n')}\n`);
    const judged = [];
    for (const verifier of verifiers) {
      const started = performance.now();
      const verdicts = await judgeBatch(verifier, room, lines);
      judged.push({ verdicts, took: performance.now() - started });
    }
    return judged;
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
};

const ordinalFits = (expected: Exclude<Expected, 'unproven'>, ordinal: number | null, kept: Forgery['kept']): boolean => {
  if (expected.broken === 'somewhere') return true;
  if (ordinal === null) return false;
  if (expected.broken === 'at') return ordinal === expected.at;
  if (expected.broken === 'in-tile') return ordinal <= expected.at;
  const proven = kept.map(({ size }) => size).filter(size => size < expected.at);
  return ordinal <= expected.at && ordinal > Math.max(0, ...proven);
};

/** What is wrong with a verdict on a forgery; null when it was found, and at the right place. */
export const missed = ({ what, kept, expected }: Forgery, { verdict, firstBad }: Verdict): string | null => {
  const said = `${what}: ${verdict}, ${JSON.stringify(firstBad)}, expected ${JSON.stringify(expected)} with ${kept.map(({ size }) => size).join()} kept`;
  if (expected === 'unproven') return verdict === 'proven' || verdict === undefined ? said : null;
  return verdict === 'broken' && ordinalFits(expected, firstBad?.ordinal ?? null, kept) ? null : said;
};

/** What two verdicts differ in; null when nothing. */
export const differing = (one: Verdict, other: Verdict): string | null => {
  const sum = ({ verdict, firstBad }: Verdict) => `${verdict} ${firstBad?.check ?? '–'} ${firstBad?.ordinal ?? '–'}`;
  return sum(one) === sum(other) ? null : `${sum(one)} (${one.firstBad?.reason}) and ${sum(other)} (${other.firstBad?.reason})`;
};
