import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A part of the list of points: a spec file of its own kills at each, so that they run side by side. */
export type Shard = 'paid work' | 'everything else';

/** What is killed at here leaves calls whose outcome nobody knows, so what the log says of those belongs here too. */
const PAID_WORK = [
  String.raw`^provider\.(?!countInputTokens|probeKey)`,
  String.raw`^log\.append\(.*\b(?:Attempt|Reattempt|Step|Task|Hold|OwnSpend|CreditsHeld)`,
  String.raw`^content\.(?!put\(video)`,
  String.raw`^media\.`,
].join('|');

/** The points of each part, as a regular expression: whatever is not in the one is in the other. */
export const PARTS: Readonly<Record<Shard, string>> = { 'paid work': PAID_WORK, 'everything else': `^(?!(?:${PAID_WORK}))` };

const SHARDS = Object.keys(PARTS) as readonly Shard[];

/** The parts that a point belongs to. */
export const shardsOf = (point: string): readonly Shard[] => SHARDS.filter(shard => new RegExp(PARTS[shard]).test(point));

/** What one part saw: where it died, and which points it passed that are another's. */
export interface Seen {
  readonly killed: readonly string[];
  readonly passed: readonly string[];
}

/**
 * Lays down what a part saw, and answers which points somebody passed at which nobody was killed; an empty list while others are
 * still under way, and after the last one the truth. The parts of one run find each other by its name.
 */
export const neverKilledAt = async (shard: Shard, seen: Seen): Promise<readonly string[]> => {
  const folder = join(tmpdir(), `keyreel crash ${process.env['KEYREEL_TEST_RUN'] ?? process.pid}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${shard}.json`), JSON.stringify(seen));
  const files = (await readdir(folder)).filter(name => name.endsWith('.json'));
  if (files.length < SHARDS.length) return [];
  const all = await Promise.all(files.map(async name => JSON.parse(await readFile(join(folder, name), 'utf8')) as Seen));
  const killed = new Set(all.flatMap(part => part.killed));
  return [...new Set(all.flatMap(part => part.passed))].filter(point => !killed.has(point));
};
