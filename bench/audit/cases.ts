import { signingKey } from '../../src/infrastructure/transparency/signed-note.js';
import { Chance } from './chance.js';
import { keyLine, type Terms } from './export-files.js';
import { exportOf, forge, type Forgery, type GoodLog } from './forgeries.js';
import { LogStory } from './story.js';

/** How much of everything. */
export interface Extent {
  readonly good: number;
  readonly forged: number;
  readonly events: number;
  readonly bigForgeries: number;
  /** Sizes of the logs that are exported, in events. */
  readonly exported: readonly number[];
}

/** One log of everybody: identity and key are the same for all, so that one key judges them. */
const IDENTITY = '0199f2a0-0000-7000-8000-000000000001';
const KEY = signingKey(Buffer.alloc(32, 7));
export const termsOfAll: Pick<Terms, 'identity' | 'key'> = { identity: IDENTITY, key: KEY };
export const KEYS: readonly string[] = [keyLine(termsOfAll)];

/** Good logs of a few to so many events; every eighth went on after a loss. */
export const goodLog = (seed: number, most: number): GoodLog => {
  const chance = new Chance(seed);
  const size = chance.percent(50) ? chance.between(20, Math.min(300, most)) : chance.between(20, most);
  const telling = {
    seed,
    events: size,
    accounts: chance.between(1, 6),
    ...(seed % 8 === 0 && { epochAt: { ordinal: Math.ceil(size / 2), lost: 7 } }),
  };
  const events = [...new LogStory(telling).events()];
  const fork = [...new LogStory({ ...telling, turnsAt: chance.between(2, size) }).events()];
  const signedAt = [...new Set([...Array.from({ length: chance.below(8) }, () => chance.between(1, size)), size])].sort((a, b) => a - b);
  const opened = events.findIndex(({ type }) => type === 'LogEpochOpened');
  const terms: Terms = { ...termsOfAll, signedAt, ...(opened >= 0 && { secondEpochFrom: opened + 1 }) };
  return { events, fork, terms, files: exportOf(events, terms) };
};

/** So many forgeries of good logs, in order of their seeds. */
export function* forgeries(seed: number, count: number, most: number, perLog = 20): Generator<Forgery> {
  const chance = new Chance(seed ^ 0x2545f491);
  for (let made = 0; made < count;) {
    const log = goodLog(seed + Math.floor(made / perLog), most);
    for (let n = 0; n < perLog && made < count; n += 1, made += 1) yield forge(log, chance);
  }
}
