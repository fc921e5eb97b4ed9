import type { Chance } from './chance.js';
import { eventChanges } from './event-forgeries.js';
import { exportOf, type Files, type GoodLog } from './forgeries.js';
import type { LogEvent } from './story.js';

/** Amounts that the books check at the very event that states them. */
const AMOUNTS = ['amount', 'by', 'cost', 'charged', 'returned', 'availableAfter'];

/** What somebody with the key can sign, and what only the books show: one amount that is another one by 1. */
export interface Falsified {
  readonly what: string;
  readonly at: number;
  readonly files: Files;
}

const signed = (log: GoodLog, events: readonly LogEvent[]): Files => exportOf(events, { ...log.terms, signedAt: [events.length] });

/** Of each kind of movement and each of its amounts, one falsification. */
export const falsifications = (log: GoodLog): readonly Falsified[] => {
  const seen = new Set<string>();
  return log.events.flatMap((event, index) => {
    if (!event.stream.startsWith('credits-')) return [];
    const data = JSON.parse(event.data) as Record<string, unknown>;
    const names = AMOUNTS.filter(name => typeof data[name] === 'string' && event.type !== 'ShortfallRecorded' && !seen.has(`${event.type}.${name}`));
    return names.map(name => {
      const what = `${event.type}.${name}`;
      seen.add(what);
      const forged = { ...event, data: JSON.stringify({ ...data, [name]: `${BigInt(data[name] as string) + 1n}` }) };
      return { what, at: index + 1, files: signed(log, log.events.with(index, forged)) };
    });
  });
};

/** Any change of events, signed again by whoever has the key: whether the books show it is chance, but every verifier must say the same. */
export const signedByInsider = (log: GoodLog, chance: Chance): Files | null => {
  const changed = chance.oneOf(eventChanges)(log.events, chance.below(log.events.length), chance);
  return changed && signed(log, changed.events);
};

/** An export that was broken off: no manifest, some files not there yet, the last line perhaps cut. */
export const unfinished = (log: GoodLog, chance: Chance): Files => {
  const files = new Map(log.files);
  files.delete('manifest.json');
  for (const path of [...files.keys()]) if (!path.startsWith('events/') && chance.percent(30)) files.delete(path);
  const events = [...files.keys()].find(path => path.startsWith('events/')) as string;
  const page = files.get(events) as Buffer;
  return chance.percent(70) ? files.set(events, page.subarray(0, chance.below(page.length))) : files;
};
