import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogUnavailable, START } from '../../../shared-kernel/ports/event-log.js';
import { allOf, anEvent } from '../../../shared-kernel/testing/log-witness.js';
import { startEmbeddedPostgres } from '../../postgres/embedded-postgres.js';
import { migrate } from '../../postgres/migrate.js';
import { positionOf } from '../positions.js';
import { PostgresEventLog } from './postgres-event-log.js';

it('has kept every acknowledged append when the server is killed under load', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel crash '));
  const first = await startEmbeddedPostgres({ dataDir });
  await migrate(first.ownerUrl);
  const log = new PostgresEventLog({ url: first.url, patience: 0 });
  const acknowledged = new Map<string, string>();
  const failures: unknown[] = [];
  const write = async (_: unknown, writer: number): Promise<void> => {
    for (let n = 0; failures.length === 0; n += 1) {
      const event = anEvent({ writer, n });
      try {
        const outcome = await log.append(`a-${writer}`, n === 0 ? 'none' : n - 1, [event]);
        if (outcome.outcome === 'appended') acknowledged.set(event.id, outcome.position);
      } catch (error) {
        failures.push(error);
      }
      if (acknowledged.size === 2000) process.kill(first.pid, 'SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: 40 }, write));
  expect(failures.every(error => error instanceof LogUnavailable)).toBe(true);
  await log.close();
  await first.ended;
  await first.stop();

  const second = await startEmbeddedPostgres({ dataDir });
  const recovered = new PostgresEventLog({ url: second.url });
  const events = (await allOf(recovered.readAll({ after: START }))).flatMap(batch => batch.events);
  const positions = new Map(events.map(({ id, position }) => [id, position]));
  expect([...acknowledged].filter(([id, position]) => positions.get(id) !== position)).toEqual([]);
  expect(events.map(({ position }) => position)).toEqual(events.map((_, n) => positionOf(n + 1)));
  await recovered.close();
  await second.stop();
  await rm(dataDir, { recursive: true });
});
