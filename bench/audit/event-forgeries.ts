import type { Chance } from './chance.js';
import type { LogEvent } from './story.js';

/** A changed history: its events, the first place where it differs, and ordinals that are not the places, where the forger was careless. */
export interface Changed {
  readonly what: string;
  readonly events: readonly LogEvent[];
  readonly at: number;
  readonly ordinals?: readonly number[];
}

type Change = (events: readonly LogEvent[], index: number, chance: Chance) => Changed | null;
type Json = Record<string, unknown>;

const parsed = (text: string): Json => JSON.parse(text) as Json;
const one = (events: readonly LogEvent[], index: number): LogEvent => events[index] as LogEvent;

const replaced =
  (what: string, change: (event: LogEvent, chance: Chance) => LogEvent | null): Change =>
  (events, index, chance) => {
    const event = one(events, index);
    const forged = change(event, chance);
    if (forged === null || JSON.stringify(forged) === JSON.stringify(event)) return null;
    return { what, events: events.with(index, forged), at: index + 1 };
  };

/** Another value of the same kind. */
const other = (value: unknown, chance: Chance): unknown => {
  if (typeof value === 'number') return value + chance.between(1, 5);
  if (typeof value === 'string') return /^\d+$/.test(value) ? `${BigInt(value) + BigInt(chance.between(1, 1000))}` : `${value}x`;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.slice(1);
  if (value === null) return '2026-01-01';
  const entries = Object.entries(value as Json);
  const [name] = entries.length > 0 ? chance.oneOf(entries) : ['more'];
  return { ...(value as Json), [name]: other((value as Json)[name] ?? 1, chance) };
};

const withMetadata = (event: LogEvent, change: (metadata: Json) => Json): LogEvent => ({
  ...event,
  metadata: JSON.stringify(change(parsed(event.metadata))),
});

const AMOUNTS = ['amount', 'by', 'charged', 'returned', 'cost', 'availableAfter'];

const amount = replaced('another amount', (event, chance) => {
  const data = parsed(event.data);
  const names = AMOUNTS.filter(name => typeof data[name] === 'string');
  if (names.length === 0) return null;
  const name = chance.oneOf(names);
  return { ...event, data: JSON.stringify({ ...data, [name]: `${BigInt(data[name] as string) + BigInt(chance.between(1, 9_999))}` }) };
});

/** A grant that was larger, and every balance after it in the account. */
const richer: Change = (events, index, chance) => {
  const at = events.findIndex(({ type, data }, place) => place >= index && type === 'CreditsGranted' && !data.includes('startsAt'));
  if (at < 0) return null;
  const more = BigInt(chance.between(1, 1_000_000));
  const { stream } = one(events, at);
  const forged = events.map((event, place) => {
    if (place < at || event.stream !== stream) return event;
    const data = parsed(event.data);
    if (place === at) data['amount'] = `${BigInt(data['amount'] as string) + more}`;
    data['availableAfter'] = `${BigInt(data['availableAfter'] as string) + more}`;
    return { ...event, data: JSON.stringify(data) };
  });
  return { what: 'a larger grant and every balance after it', events: forged, at: at + 1 };
};

const cheaper: Change = (events, _, chance) => {
  const adoptions = events.flatMap(({ type }, at) => (type === 'PriceCatalogueAdopted' ? [at] : []));
  const at = chance.oneOf(adoptions);
  const changed = one(events, at).data.replace(/"microCredits":"\d+"/, `"microCredits":"${chance.between(1, 900)}"`);
  return { what: 'other prices', events: events.with(at, { ...one(events, at), data: changed }), at: at + 1 };
};

const swapped: Change = (events, index, chance) => {
  const with_ = chance.percent(50) ? index + 1 : index + chance.between(1, 200);
  if (with_ >= events.length) return null;
  return { what: 'two events in another order', events: events.with(index, one(events, with_)).with(with_, one(events, index)), at: index + 1 };
};

const without = (events: readonly LogEvent[], index: number, count: number): readonly LogEvent[] => events.toSpliced(index, count);

/** As if the stream had never had it. */
const deletedCleanly: Change = (events, index) => {
  const { stream, revision } = one(events, index);
  const rest = without(events, index, 1).map(event =>
    event.stream === stream && event.revision > revision ? { ...event, revision: event.revision - 1 } : event,
  );
  return { what: 'an event deleted, and the revisions after it moved', events: rest, at: index + 1 };
};

const deleted: Change = (events, index, chance) => {
  const count = chance.percent(50) ? 1 : chance.between(2, 50);
  const isCareless = chance.percent(30);
  const rest = without(events, index, count);
  const ordinals = rest.map((_, at) => (at < index ? at + 1 : at + 1 + Math.min(count, events.length - index)));
  return { what: 'events deleted', events: rest, at: index + 1, ...(isCareless && index < rest.length && { ordinals }) };
};

const inserted: Change = (events, index, chance) => {
  const event = one(events, index);
  const isReplay = chance.percent(40);
  const forged = isReplay
    ? one(events, chance.below(events.length))
    : { ...event, id: chance.uuid(), data: JSON.stringify({ ...parsed(event.data), more: 1 }) };
  if (JSON.stringify(forged) === JSON.stringify(event)) return null;
  return { what: isReplay ? 'an event told twice' : 'an event inserted', events: events.toSpliced(index, 0, forged), at: index + 1 };
};

const misnumbered: Change = (events, index, chance) => ({
  what: 'another ordinal',
  events,
  at: index + 1,
  ordinals: events.map((_, at) => (at === index ? at + 1 + chance.between(1, 3) : at + 1)),
});

export const eventChanges: readonly Change[] = [
  amount,
  amount,
  richer,
  cheaper,
  swapped,
  deletedCleanly,
  deleted,
  deleted,
  inserted,
  inserted,
  misnumbered,
  replaced('another payload', (event, chance) => ({ ...event, data: JSON.stringify(other(parsed(event.data), chance)) })),
  replaced('the same payload in other bytes', event => ({ ...event, data: `${event.data.slice(0, -1)} }` })),
  replaced('another actor', (event, chance) => withMetadata(event, metadata => ({ ...metadata, actor: `account:${chance.uuid()}` }))),
  replaced('other metadata', (event, chance) => withMetadata(event, metadata => other(metadata, chance) as Json)),
  replaced('another time', (event, chance) =>
    withMetadata(event, metadata => ({ ...metadata, at: new Date(1.7e12 + chance.below(1e9)).toISOString() })),
  ),
  replaced('another id', (event, chance) => ({ ...event, id: chance.uuid() })),
  replaced('another schemaVersion', (event, chance) => ({ ...event, schemaVersion: chance.between(0, 4) })),
  replaced('another revision', (event, chance) => ({ ...event, revision: event.revision + chance.between(1, 2) })),
  replaced('another type', (event, chance) => ({ ...event, type: chance.oneOf(['CreditsGranted', 'TaskFailed', 'Nothing']) })),
  replaced('another stream', (event, chance) => ({ ...event, stream: `${event.stream.split('-')[0]}-${chance.uuid()}` })),
];
