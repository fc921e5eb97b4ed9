import { freshDatabase, ownersPool, type FreshDatabase } from '../../../test/support/postgres.js';
import { anEvent } from '../../shared-kernel/testing/log-witness.js';
import { mustNotBeLeft, mustNotBeOlder } from './left-behind.js';
import { positionOf } from './positions.js';
import { PostgresEventLog } from './postgres/postgres-event-log.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const asOwner = async (text: string): Promise<void> => {
  const owner = ownersPool(database);
  await owner.query(text);
  await owner.end();
};

it('does not go on with a log that went on in an event store, until it is brought back', async () => {
  const log = new PostgresEventLog({ url: database.url });
  await log.append('kind-1', 'none', [anEvent()]);
  await mustNotBeLeft(database.url);
  await asOwner(`insert into log_index.logs (log_id, ordinal, position) select log_id::text, 2, 'there' from es.log_identity`);
  await expect(mustNotBeLeft(database.url)).rejects.toThrow(/ends with event 1, but it went on to event 2 .* log copy --from/);
  await log.append('kind-1', 0, [anEvent()]);
  await mustNotBeLeft(database.url);
  await log.close();
});

it('does not go on with a copy that is older than what was made of it', async () => {
  await asOwner(`insert into read.checkpoints (subscriber, version, log_id, position, as_of) values ('some', 1, 'a log', '${positionOf(7)}', '')`);
  await mustNotBeOlder(database.url, 'a log', positionOf(7));
  await mustNotBeOlder(database.url, 'another log', positionOf(1));
  await expect(mustNotBeOlder(database.url, 'a log', positionOf(6))).rejects.toThrow(/ends with event 6, .* seen event 7 .* older copy/);
});
