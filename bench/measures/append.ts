import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { median, ratioByRound } from '../arithmetic.js';
import { openBareInserts, rowsTogether } from '../bare-inserts.js';
import { openEmmett } from '../emmett.js';
import { atLeast, number, times, told, type Finding, type Pace } from '../findings.js';
import type { Ground } from '../ground.js';
import { callsPerSecond, interleaved } from '../rounds.js';
import { sampleEvent } from '../sample-events.js';

const CONNECTIONS = 32;

/** One event an append, each to a new stream that must not exist, with 1, 32 and 256 appends under way. */
export const measureAppends = async (ground: Ground, pace: Pace): Promise<readonly Finding[]> => {
  const log = new PostgresEventLog({ url: (await ground.room('appends', 'product')).url });
  const emmett = await openEmmett(await ground.room('appends_emmett', 'none'), CONNECTIONS);
  const bare = await openBareInserts(await ground.room('appends_bare', 'none'), CONNECTIONS);
  const findings: Finding[] = [];
  try {
    for (const inFlight of [1, 32, 256]) findings.push(...(await atConcurrency(inFlight, pace, { log, emmett, bare })));
  } finally {
    await Promise.all([log.close(), emmett.close(), bare.close()]);
  }
  return findings;
};

interface Contestants {
  readonly log: PostgresEventLog;
  readonly emmett: Awaited<ReturnType<typeof openEmmett>>;
  readonly bare: Awaited<ReturnType<typeof openBareInserts>>;
}

const atConcurrency = async (inFlight: number, pace: Pace, { log, emmett, bare }: Contestants): Promise<readonly Finding[]> => {
  const { turn } = pace;
  const append = async (): Promise<boolean> => {
    const event = sampleEvent();
    return (await log.append(`account-${event.id}`, 'none', [event])).outcome === 'appended';
  };
  const reached = await interleaved(pace, {
    ours: () => callsPerSecond(inFlight, turn, append),
    emmett: () => callsPerSecond(inFlight, turn, () => emmett.appendToNewStream()),
    rows: () => callsPerSecond(inFlight, turn, () => bare.row().then(() => true)),
    batches: async () => rowsTogether * (await callsPerSecond(1, turn, () => bare.rows().then(() => true))),
  });
  const [ours, store, rows, batches] = [reached.ours, reached.emmett, reached.rows, reached.batches];
  const against = (what: string, theirs: readonly number[]): [string, string] => [
    `append, ${inFlight} in flight, against ${what}`,
    `${number(median(ours))}/s against ${number(median(theirs))}/s`,
  ];
  const judged = (what: string, theirs: readonly number[], floor: number | null): Finding => {
    const ratio = ratioByRound(ours, theirs);
    return floor === null ? told(...against(what, theirs), times(ratio)) : atLeast(...against(what, theirs), ratio, floor);
  };
  return [
    judged('emmett', store, inFlight === 32 ? 8 : null),
    judged('single-row inserts', rows, inFlight === 32 ? 2.2 : null),
    judged(`multi-row inserts (${rowsTogether} rows)`, batches, inFlight === 256 ? 0.45 : null),
  ];
};
