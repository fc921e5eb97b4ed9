import { setTimeout as delay } from 'node:timers/promises';
import { ordinalOf } from '../../src/infrastructure/event-log/positions.js';
import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { disciplineOf, quantile } from '../arithmetic.js';
import { number, told, type Finding, type Pace } from '../findings.js';
import type { Ground } from '../ground.js';
import { callsPerSecond } from '../rounds.js';
import { sampleEvent } from '../sample-events.js';

const WRITERS = 32;
const BETWEEN_APPENDS_MS = 10;
const PATIENCE_MS = 30_000;

/** What a reader at the end of the log sees, and when. */
export const measureFollowing = async (ground: Ground, { rounds, turn }: Pace): Promise<readonly Finding[]> => {
  const { url } = await ground.room('following', 'product');
  const [log, elsewhere] = [new PostgresEventLog({ url }), new PostgresEventLog({ url })];
  try {
    return [
      await latency('append to subscriber in the same process, 100 a second', log, log, rounds * turn),
      await latency('append to subscriber over another connection, woken by NOTIFY', log, elsewhere, rounds * turn),
      await discipline(log, elsewhere, rounds * turn),
    ];
  } finally {
    await Promise.all([log.close(), elsewhere.close()]);
  }
};

/** From the call of `append` to the handler of a subscription, in milliseconds. */
const latency = async (what: string, writer: PostgresEventLog, reader: PostgresEventLog, duration: number): Promise<Finding> => {
  const called = new Map<string, number>();
  const waited: number[] = [];
  const subscription = reader.subscribe({ after: await reader.head() }, async ({ events }) => {
    const now = performance.now();
    for (const { id } of events) waited.push(now - (called.get(id) ?? NaN));
  });
  for (let sent = 0; sent < duration / BETWEEN_APPENDS_MS; sent += 1) {
    const event = sampleEvent();
    called.set(event.id, performance.now());
    await Promise.all([writer.append(`account-${event.id}`, 'none', [event]), delay(BETWEEN_APPENDS_MS)]);
  }
  await until(() => waited.length >= called.size);
  await subscription.close();
  const [half, nearlyAll] = [quantile(waited, 0.5), quantile(waited, 0.99)];
  return told(what, `p50 ${number(half, 2)} ms, p99 ${number(nearlyAll, 2)} ms`);
};

/** 32 writers under way while a reader follows from another connection: it must see everything, once, in order. */
const discipline = async (writer: PostgresEventLog, reader: PostgresEventLog, duration: number): Promise<Finding> => {
  const [written, seen]: [number[], number[]] = [[], []];
  const subscription = reader.subscribe({ after: await reader.head() }, async ({ events }) => {
    for (const { position } of events) seen.push(ordinalOf(position));
  });
  await callsPerSecond(WRITERS, duration, async () => {
    const event = sampleEvent();
    const outcome = await writer.append(`account-${event.id}`, 'none', [event]);
    if (outcome.outcome === 'appended') written.push(ordinalOf(outcome.position));
    return true;
  });
  await until(() => seen.length >= written.length);
  await subscription.close();
  const { lost, skipped, reordered } = disciplineOf(written, seen);
  return {
    what: `${WRITERS} writers and a live reader, ${number(written.length)} events`,
    measured: `${lost} lost, ${skipped} skipped, ${reordered} reordered`,
    ratio: '–',
    target: '0, 0, 0',
    reached: lost + skipped + reordered === 0,
  };
};

/** Waits for what a subscription brings; after a while the figures say what is missing. */
const until = async (isThere: () => boolean): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  while (!isThere() && performance.now() < deadline) await delay(5);
};
