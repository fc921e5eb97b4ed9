import { readFileSync } from 'node:fs';
import { freshDatabase } from '../../../test/support/postgres.js';
import { START, type RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import { allOf, anEvent } from '../../shared-kernel/testing/log-witness.js';
import { leafHash, type LeafOf } from './leaf.js';
import { MemoryEventLog } from './memory/memory-event-log.js';
import { PostgresEventLog } from './postgres/postgres-event-log.js';

interface Vector extends Omit<LeafOf, 'raw'> {
  data: string;
  metadata: string;
  leaf: string;
}

const page = readFileSync(new URL('../../../docs/log-format.md', import.meta.url), 'utf8');
const vectors = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '[]') as Vector[];

it('agrees with the published test vectors', () => {
  expect(vectors).toHaveLength(3);
  const leaves = vectors.map(({ data, metadata, ...event }) => leafHash({ ...event, raw: { data, metadata } }).toString('hex'));
  expect(leaves).toEqual(vectors.map(({ leaf }) => leaf));
});

it.each(['stream', 'revision', 'id', 'type', 'schemaVersion', 'data', 'metadata'] as const)('covers %s', part => {
  const [one, other] = vectors as [Vector, Vector];
  const altered = part === 'stream' ? { ...one, stream: `${one.stream}x` } : { ...one, [part]: other[part] };
  const leafOf = ({ data, metadata, ...event }: Vector): string => leafHash({ ...event, raw: { data, metadata } }).toString('hex');
  expect(leafOf(altered)).not.toBe(leafOf(one));
});

it('is the same whichever store holds the event', async () => {
  const { url, drop } = await freshDatabase();
  const stores = [new MemoryEventLog(), new PostgresEventLog({ url })] as const;
  const event = { ...anEvent({ text: 'Ünïcödé "👩‍👧" \\', amount: '9007199254740993' }), id: 'ABCDEF00-0000-4000-8000-00000000000A' };
  const leaves = await Promise.all(
    stores.map(async store => {
      await store.append('a-1', 'none', [event]);
      const [batch] = await allOf(store.readAll({ after: START, raw: true }));
      return leafHash(batch?.events[0] as RecordedEvent & LeafOf).toString('hex');
    }),
  );
  expect(leaves[0]).toBe(leaves[1]);
  await stores[1].close();
  await drop();
});
