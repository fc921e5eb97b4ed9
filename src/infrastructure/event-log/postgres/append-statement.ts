import type pg from 'pg';
import type { AppendRequest } from '../append-request.js';
import { numberArray, textArray } from './binary-arrays.js';
import { asText } from './log-connection.js';

/** What became of one append; revision and position are those of its last event, or the stream's revision on a conflict. */
export interface AppendOutcome {
  kind: 'written' | 'conflict' | 'repeated';
  revision: number;
  ordinal: number;
}

const kinds = ['written', 'conflict', 'repeated'] as const;

/**
 * Writes many appends, each to a stream of its own, in one round trip and one flush. After a lost connection the same call
 * is made again, saying so.
 */
export async function writeBatch(client: pg.Client, batch: readonly AppendRequest[], resent: boolean): Promise<AppendOutcome[]> {
  const [only] = batch;
  if (only && batch.length === 1 && !resent) return [await writeOne(client, only)];
  const { rows } = await client.query<[string, string, string]>({
    name: 'append-many',
    text: 'select outcomes, revisions, positions from es.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    values: [...appendArrays(batch), ...eventArrays(batch), resent],
    rowMode: 'array',
    types: asText,
  });
  const [outcomes = [], revisions = [], positions = []] = (rows[0] ?? []).map(listed);
  return batch.map((_, n) => outcome(outcomes[n], revisions[n], positions[n]));
}

async function writeOne(client: pg.Client, request: AppendRequest): Promise<AppendOutcome> {
  const { rows } = await client.query<[string, string, string]>({
    name: 'append-one',
    text: 'select outcome, last_revision, last_position from es.append_one($1, $2, $3, $4, $5, $6, $7)',
    values: [request.stream, request.expected, ...textArrays(request.events)],
    rowMode: 'array',
    types: asText,
  });
  return outcome(...(rows[0] ?? []));
}

function appendArrays(batch: readonly AppendRequest[]): Buffer[] {
  return [
    textArray(
      'text',
      batch.map(({ stream }) => stream),
    ),
    numberArray(
      'bigint',
      batch.map(({ expected }) => expected),
    ),
    numberArray(
      'int',
      batch.map(({ events }) => events.length),
    ),
  ];
}

function eventArrays(batch: readonly AppendRequest[]): Buffer[] {
  return [
    numberArray(
      'int',
      batch.flatMap(({ events }, append) => events.map(() => append + 1)),
    ),
    numberArray(
      'int',
      batch.flatMap(({ events }) => events.map((_, nth) => nth + 1)),
    ),
    ...textArrays(batch.flatMap(({ events }) => events)),
  ];
}

function textArrays(events: AppendRequest['events']): Buffer[] {
  return [
    textArray(
      'uuid',
      events.map(({ id }) => id),
    ),
    textArray(
      'text',
      events.map(({ type }) => type),
    ),
    numberArray(
      'smallint',
      events.map(({ schemaVersion }) => schemaVersion),
    ),
    textArray(
      'json',
      events.map(({ data }) => data),
    ),
    textArray(
      'json',
      events.map(({ metadata }) => metadata),
    ),
  ];
}

function listed(array: string): string[] {
  return array.slice(1, -1).split(',');
}

function outcome(code?: string, revision?: string, position?: string): AppendOutcome {
  const kind = kinds[Number(code)];
  if (!kind) throw new Error(`The event log answered ${code}, which is no outcome.`);
  return { kind, revision: Number(revision), ordinal: Number(position) };
}
