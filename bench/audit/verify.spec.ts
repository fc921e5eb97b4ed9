import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgeries, goodLog, KEYS } from './cases.js';
import { judgeAll, missed, run, verifier1, writeFiles, type Verdict } from './court.js';
import { falsifications, unfinished } from './insider.js';
import { Chance } from './chance.js';
import { exportOf, type Files, type GoodLog } from './forgeries.js';
import type { LogEvent } from './story.js';

/** A child process is the only way in: the verifier is a program that shares nothing with the product. */
const verdictsOn = async (cases: readonly { files: Files; kept?: readonly { size: number; note: Buffer }[] }[]): Promise<readonly Verdict[]> => {
  const [judged] = await judgeAll(
    [verifier1],
    KEYS,
    cases.map(({ files, kept = [] }) => ({ files, kept })),
  );
  return judged?.verdicts ?? [];
};

const SEED = 71;
const log = goodLog(SEED, 300);

describe('verifier 1', () => {
  let room: string;
  beforeAll(() => {
    room = mkdtempSync(join(tmpdir(), 'keyreel verifier '));
  });
  afterAll(() => rmSync(room, { recursive: true, force: true }));

  const verify = async (name: string, { files }: Pick<GoodLog, 'files'>, ...more: readonly string[]) => {
    const folder = join(room, name);
    mkdirSync(folder, { recursive: true });
    writeFiles(folder, files);
    return run([...verifier1.command, folder, ...more]);
  };

  it('raises no alarm on good logs, and calls none proven that went on after a loss', async () => {
    const logs = Array.from({ length: 24 }, (_, at) => goodLog(SEED + at, 120));
    const verdicts = await verdictsOn(logs);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(
      logs.map(({ terms }) => (terms.secondEpochFrom === undefined ? 'proven' : 'partly-proven')),
    );
  });

  it('finds every forgery with a checkpoint that somebody kept, at its place', async () => {
    const forged = [...forgeries(SEED, 150, 120, 10)];
    const verdicts = await verdictsOn(forged);
    expect(verdicts).toHaveLength(forged.length);
    expect(forged.flatMap((forgery, at) => missed(forgery, verdicts[at] as Verdict) ?? [])).toEqual([]);
  });

  it('names the event whose amount breaks the books, although the key has signed it', async () => {
    const cases = falsifications(goodLog(SEED, 1_500));
    expect(cases.length).toBeGreaterThan(20);
    const verdicts = await verdictsOn(cases);
    expect(verdicts.map(({ firstBad }, at) => `${cases[at]?.what} ${firstBad?.check} ${firstBad?.ordinal}`)).toEqual(
      cases.map(({ what, at }) => `${what} V7 ${at}`),
    );
  });

  it('says of an export that was broken off which part is proven, and no more', async () => {
    const chance = new Chance(SEED);
    const verdicts = await verdictsOn(Array.from({ length: 20 }, () => ({ files: unfinished(log, chance) })));
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['partly-proven']));
  });

  it('tells in words and by its exit code what it found, and what nobody can see', async () => {
    const key = KEYS[0] as string;
    const proven = await verify('good', log, '--key', key);
    expect(proven.code).toBe(0);
    expect(proven.said).toContain(`Proven: ordinals 1 to ${log.events.length}`);
    expect(proven.said).toContain('a rewrite of everything before the first checkpoint that anybody outside holds');
    const ownKeys = await verify('good', log, '--json');
    expect(ownKeys.code).toBe(3);
    expect(JSON.parse(ownKeys.said)).toMatchObject({ verdict: 'partly-proven', notProven: [expect.stringContaining('keys')] });
    const cut = new Map(log.files).set('keys.txt', Buffer.from('other\n'));
    const broken = await verify('bad', { files: cut }, '--key', key);
    expect([broken.code, broken.said]).toEqual([1, expect.stringContaining('keys.txt is not the file that the manifest names')]);
    expect((await run([...verifier1.command, join(room, 'nowhere'), '--key', key])).code).toBe(2);
  });

  it('recomputes the balance and the statement of an account', async () => {
    const last = log.events.findLast(({ stream }) => stream.startsWith('credits-'));
    const { stream = '', data = '{}' } = last ?? {};
    const { said } = await verify('good', log, '--key', KEYS[0] as string, '--json', '--account', stream.slice('credits-'.length));
    const { account } = JSON.parse(said) as { account: { balance: { available: string }; statement: readonly { availableAfter: string }[] } };
    const { availableAfter } = JSON.parse(data) as { availableAfter: string };
    expect([account.balance.available, account.statement.at(-1)?.availableAfter]).toEqual([availableAfter, availableAfter]);
  });

  it('reads pages in threads of their own, and names an event of the last one', async () => {
    const last = log.events.length - 1;
    const forged = log.events.with(last, { ...(log.events[last] as LogEvent), schemaVersion: 7 });
    const paged = (events: readonly LogEvent[]) => exportOf(events, { ...log.terms, page: 40 });
    const [good, bad] = [paged(log.events), paged(forged)];
    const pages = [...good.keys()].filter(path => path.startsWith('events/'));
    expect(pages.length).toBeGreaterThan(3);
    expect((await verify('paged', { files: good }, '--key', KEYS[0] as string)).code).toBe(0);
    for (const path of pages) good.set(path, bad.get(path) as Buffer);
    const { said } = await verify('paged and changed', { files: good }, '--key', KEYS[0] as string, '--json');
    expect(JSON.parse(said)).toMatchObject({ firstBad: { ordinal: last + 1, check: 'V4' } });
  });
});
