import type { RecordedEvent as StoredRecord } from '@eventstore/db-client';
import { START } from '../../../shared-kernel/ports/event-log.js';
import { anEvent } from '../../../shared-kernel/testing/log-witness.js';
import { appendRequest } from '../append-request.js';
import { eventData, eventOf } from './events.js';
import { namesOf } from './log-names.js';
import { placeOf, positionAt, positionIn } from './places.js';

/** What a server hands back of what it was sent. */
const stored = (stream: string, sent: ReturnType<typeof eventData>): StoredRecord => ({
  ...sent,
  streamId: stream,
  revision: 4n,
  isJson: true,
  created: new Date(0),
  position: { commit: 7n, prepare: 7n },
  data: JSON.parse(JSON.stringify(sent.data)) as Record<string, unknown>,
  metadata: JSON.parse(JSON.stringify(sent.metadata)) as Record<string, unknown>,
});

describe('events on EventStoreDB', () => {
  const data = { 2: 'two', z: '9007199254740993', a: [1e21, 5e-324, { '': null }], text: 'Ünï 漢字 👩‍👩‍👧 \u2028 \\u0000' };
  const event = { ...anEvent(data), schemaVersion: 3 };
  const textOf = () => appendRequest('card-1', 'any', [event]).events[0]!;

  it('come back as they were, the bytes of data and metadata included, without the mark', () => {
    expect(eventOf(stored('card-1', eventData(textOf())), namesOf(null), true)).toEqual({
      ...event,
      stream: 'card-1',
      revision: 4,
      position: positionAt({ commit: 7n, prepare: 7n }),
      recordedAt: new Date(0).toISOString(),
      raw: { data: JSON.stringify(data), metadata: JSON.stringify(event.metadata) },
    });
  });

  it('are refused when the client would send other bytes', () => {
    expect(() => eventData({ ...textOf(), data: '{"a": 1}' })).toThrow('plain JSON');
  });

  it.each([
    ['another stream’s shape', (ours: StoredRecord) => ({ ...ours, streamId: 'orders' })],
    ['a system stream', (ours: StoredRecord) => ({ ...ours, streamId: '$ce-card' })],
    ['a system event', (ours: StoredRecord) => ({ ...ours, type: '$>' })],
    ['no JSON', (ours: StoredRecord) => ({ ...ours, isJson: false, data: Uint8Array.of(1) })],
    ['no metadata', (ours: StoredRecord) => ({ ...ours, metadata: undefined })],
    ['another application’s metadata', (ours: StoredRecord) => ({ ...ours, metadata: { actor: 'somebody' } })],
    ['metadata that are no object', (ours: StoredRecord) => ({ ...ours, metadata: 'text' })],
    ['data that are a list', (ours: StoredRecord) => ({ ...ours, data: [1] })],
  ])('are foreign with %s', (_, alter) => {
    expect(eventOf(alter(stored('card-1', eventData(textOf()))) as StoredRecord, namesOf(null))).toBeNull();
  });
});

describe('several logs on one EventStoreDB', () => {
  it('know their own streams by name, and no other’s', () => {
    const [plain, one, other] = [namesOf(null), namesOf('one'), namesOf('other')];
    expect([plain, one, other].map(names => names.outside('card-a/b'))).toEqual(['card-a/b', 'one/card-a/b', 'other/card-a/b']);
    for (const names of [plain, one, other]) {
      const seen = [plain, one, other].map(writer => names.inside(writer.outside('card-1')));
      expect(seen.filter(stream => stream !== null)).toEqual(['card-1']);
      expect([plain, one, other].map(writer => names.inside(writer.control))).toEqual([null, null, null]);
    }
    expect(one.beginnings(['card', 'key'])).toEqual(['one/card-', 'one/key-']);
    expect(() => plain.outside('one/card-1')).toThrow('its category has a slash');
  });
});

describe('positions on EventStoreDB', () => {
  it('compare as text as their places do, after the start', () => {
    const places = [0n, 9n, 10n, 2n ** 62n].flatMap(commit => [0n, 3n].map(prepare => ({ commit, prepare })));
    const positions = places.map(positionAt);
    expect(positions.toSorted()).toEqual(positions);
    expect(positions.every(position => position > START)).toBe(true);
    expect(positions.map(placeOf)).toEqual(places);
    expect(placeOf(START)).toBe('start');
  });

  it('are not taken from another kind of log, nor from a server that tells none', () => {
    expect(() => placeOf('00000000000000000007' as typeof START)).toThrow('is not a position of this log');
    expect(positionIn({ commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n })).toBeUndefined();
    expect(positionIn(undefined)).toBeUndefined();
  });
});
