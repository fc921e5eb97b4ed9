import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { asService } from '../../src/infrastructure/asking/asker.js';
import { ClearSpoolJob } from '../../src/modules/media-pipeline/application/clear-spool.job.js';
import { spoolName } from '../../src/modules/media-pipeline/application/answer-spool.js';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import { ContentMissing } from '../../src/shared-kernel/ports/storage.js';
import { eventsAfter } from '../../src/shared-kernel/testing/log-witness.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

/** Jobs are hints: what one that was lost or given up should have done is done all the same. */
describe('what a lost job left undone', () => {
  let world: World;
  let ada: Actor;

  const asOwner = async (statement: string, values: readonly unknown[] = []) => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(statement, [...values]);
    await client.end();
    return rows;
  };
  const chores = async () => {
    await world.service.chores();
    await world.settled();
  };

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
  });

  afterAll(() => world.close());

  it('[R27][A-17] destroys sealed keys that nobody holds, and neither the one that is held nor one that is just being added', async () => {
    const sealed = () => asOwner('select envelope_id, sealed from safe.provider_keys where account_id = $1 order by stored_at', [ada.accountId]);
    const keep = (envelope: unknown, text: unknown, age: string) =>
      asOwner(
        `insert into safe.provider_keys (envelope_id, account_id, sealed, stored_at) values ($1, $2, $3, now() - $4::interval) on conflict do nothing`,
        [envelope, ada.accountId, text, age],
      );
    await ada.addsKey();
    const [removed] = await sealed();
    await ada.delete('/settings/api/key').expect(200);
    await world.settled();
    expect(await sealed()).toEqual([]);
    await ada.addsKey();
    const [held] = await sealed();
    await asOwner(`update safe.provider_keys set stored_at = now() - interval '3 hours'`);
    const fresh = randomUUID();
    await keep(removed?.['envelope_id'], removed?.['sealed'], '3 hours'); // its job was given up
    await keep(randomUUID(), removed?.['sealed'], '3 hours'); // never told of
    await keep(fresh, removed?.['sealed'], '1 minute');
    world.clock.moveOn(3_601_000 / 2);
    world = await world.restart();
    await chores();
    expect((await sealed()).map(row => row['envelope_id'])).toEqual([held?.['envelope_id'], fresh]);
  });

  it('deletes an answer in the spool whose task ended before it was recorded', async () => {
    const { content, log } = world.service.platform;
    const cleo = await world.signsUp();
    const project = await cleo.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    await world.provider.break({ behaviour: 'rate_limit_exceeded', endpoint: 'responses', retryAfter: 300 });
    const { body } = await cleo.post(`/projects/${project}/texts`, { prompt: 'Hello', withTranscript: false, maxOutputTokens: 600 }).expect(201);
    await world.settled();
    const intended = await eventsAfter(log, START, { types: ['AttemptIntended'] });
    const attemptId = String(intended.find(({ data }) => data['taskId'] === body.taskId)?.data['attemptId']);
    const context = { accountId: cleo.accountId, purpose: 'task.spool' };
    const order = { mediaType: 'x/y', protection: 'sealed', context, name: spoolName(attemptId) } as const;
    const spooled = await asService('operator', () => content.put(Buffer.from('{}'), order));
    const found = () => asService('operator', () => content.get(spooled, context));
    const clear = () => asService('job', () => world.service.app.get(ClearSpoolJob, { strict: false }).run({ taskId: String(body.taskId) }));
    await clear();
    await found(); // somebody may still take it up
    await cleo.post(`/tasks/${body.taskId}/cancel`).expect(200);
    await clear();
    await expect(found()).rejects.toThrow(ContentMissing);
    const waiting = await asOwner(`select name, data from bullmq.job where name = 'media-pipeline.clear-spool'`);
    expect(JSON.stringify(waiting)).toContain(String(body.taskId));
  });
});
