import { randomUUID } from 'node:crypto';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

/**
 * Traps that other products have fallen into. Here are those that show themselves only on the whole product; the others are proven where
 * the fault would be:
 *
 * - balance gate before the payer decision: decision-table.journey.spec.ts "lets the own key pay all the same, and asks about the key
 *   before it looks into the purse"; who-pays.properties.spec.ts "work that the own key pays is admitted whatever is in the purse"
 * - check copied to several places: test/architecture/one-decision.spec.ts
 * - unusable own key skipped so that the platform pays: who-pays.properties.spec.ts "no other purse ever stands in for the one that should
 *   pay"; decision-table.journey.spec.ts, the rows of the keys that do not work
 * - negative price that raises a balance: price-catalogue.spec.ts "is a negative price"; tariff.spec.ts "is not made for %s units"
 * - green light for a key that cannot be opened: decision-table.journey.spec.ts "a key that the vault cannot open"
 * - snapshot that disagrees with history: there are no snapshots; test/architecture/projections.spec.ts "comes to the same rows bit by
 *   bit, with restarts and with every event delivered twice, as at once from nothing"; conservation.spec.ts "a running balance that lies"
 * - hold leaked by a crash or refunded twice: crash-run.ts "closed every hold once, and charged only what was delivered";
 *   who-pays.properties.spec.ts "once everything is heard, what is held is held for tasks that have not ended, and for nothing else"
 */
describe('traps met in other products', () => {
  let world: World;
  let bytes: Buffer;
  let ada: Actor;
  let projectId: string;

  const writes = async (who: Actor, project: string, prompt: string): Promise<string> => {
    const { body } = await who.post(`/projects/${project}/texts`, { prompt, withTranscript: false, maxOutputTokens: 600 }).expect(201);
    await world.settled();
    return String(body.taskId);
  };
  const taskOf = async (who: Actor, taskId: string) => (await who.get(`/tasks/${taskId}`).expect(200)).body as Record<string, unknown>;
  const textCallsOf = async (key: string) => (await world.provider.calls({ key, endpoint: 'responses' })).length;
  const withKey = async () => {
    const who = await world.signsUp();
    const secret = await who.addsKey();
    const project = await who.createsProject(bytes, { transcribe: false, thumbnails: 1 });
    return { who, secret, project };
  };

  beforeAll(async () => {
    world = await openWorld();
    bytes = await film('keyreel-short');
    ada = await world.signsUp();
    projectId = await ada.createsProject(bytes, { thumbnails: 1 });
  });

  afterAll(() => world.close());

  it('[R11][R20] stream priced at zero: a streamed text costs what it used, and one that does not say so is no success at no price', async () => {
    const before = await ada.available();
    expect(await taskOf(ada, await writes(ada, projectId, 'Say hello.'))).toMatchObject({ state: 'succeeded' });
    const after = await ada.available();
    expect(after).toBeLessThan(before);
    const taskId = await writes(ada, projectId, 'Say hello. [[sandbox:usage-missing]]');
    await ada.untilAtRest(projectId); // not cancelled: a call that is broken off is charged for what went in
    expect(await taskOf(ada, taskId)).toMatchObject({ state: 'failed', cause: 'outcome-unknown', attempts: 2 });
    expect(await ada.available()).toBe(after);
  });

  it('[R12][R29] finished transcript lost because a later step failed: it stays, and so does what was paid for it', async () => {
    const transcript = (await ada.get(`/projects/${projectId}/transcript`).expect(200)).text;
    const before = await ada.balance();
    const { body: card } = await ada.post(`/projects/${projectId}/cards`, { name: 'Card', prompt: 'Summarise. [[sandbox:refuse]]' }).expect(201);
    const run = await ada.post(`/projects/${projectId}/cards/${card.cardId}/run`).expect(201);
    await world.settled();
    expect(await taskOf(ada, run.body.taskId)).toMatchObject({ state: 'failed' });
    expect((await ada.get(`/projects/${projectId}/transcript`).expect(200)).text).toBe(transcript);
    const { available, held, spent } = await ada.balance();
    expect({ available, held, spent }).toEqual({ available: before['available'], held: before['held'], spent: before['spent'] });
  });

  it('[R22][A-7][A-12] old key used after a change: not by new work, and not by work that was waiting when the key went', async () => {
    const { who, secret, project } = await withKey();
    const unbound = await ada.post('/settings/api/key', { secret: `sk-proj-good-${randomUUID()}` }).expect(201);
    expect(unbound.body.key.status).toBe('usable');
    const order = await world.provider.break({ behaviour: 'rate_limit_exceeded', key: secret, endpoint: 'responses', retryAfter: 300 });
    const waiting = await writes(who, project, 'Say hello.');
    expect(await taskOf(who, waiting)).toMatchObject({ state: 'waiting', reason: 'rate-limit' });
    const next = `sk-proj-good-${randomUUID()}`;
    await who.post('/settings/api/key', { secret: next, replace: true }).expect(201);
    await world.provider.mend(order);
    const before = await textCallsOf(secret);
    await world.settled();
    expect(await taskOf(who, waiting)).toMatchObject({ state: 'stopped', reason: 'key-removed' });
    const fresh = await who.createsProject(bytes, { transcribe: false, thumbnails: 1 });
    expect(await taskOf(who, await writes(who, fresh, 'Say hello.'))).toMatchObject({ state: 'succeeded', payer: 'own-key' });
    expect([await textCallsOf(secret), (await world.provider.invoice({ key: next })).length]).toEqual([before, 1]);
    await ada.delete('/settings/api/key').expect(200);
  });

  it('[R42][R47] retry for ever on spent funds: one call finds it out, and none follows until the owner has done something', async () => {
    const { who, secret, project } = await withKey();
    await world.provider.drain(secret);
    const before = await textCallsOf(secret);
    const taskId = await writes(who, project, 'Say hello.');
    expect(await taskOf(who, taskId)).toMatchObject({ state: 'stopped', cause: 'key-exhausted', attempts: 1 });
    world.clock.moveOn(3_600_000);
    await who.post(`/projects/${project}/texts`, { prompt: 'Again', withTranscript: false }).expect(409);
    await who.post(`/tasks/${taskId}/resume`).expect(409);
    await world.settled();
    expect(await textCallsOf(secret)).toBe(before + 1);
  });

  it('[R54][R61] own refusal counted as the provider’s failure: what we refuse says nothing about the key, and nothing is bought', async () => {
    const { who, secret, project } = await withKey();
    // under a tight limit of the owner's the provider is asked for its free count of tokens
    const bought = async () => (await world.provider.calls({ key: secret })).filter(({ endpoint }) => endpoint !== 'input_tokens').length;
    const before = await bought();
    const text = (body: Record<string, unknown>) => who.post(`/projects/${project}/texts`, { prompt: 'Hello', withTranscript: false, ...body });
    await text({ quoteId: randomUUID() }).expect(409);
    await text({ payer: 'credits' }).expect(400);
    await text({ withTranscript: true }).expect(409);
    await who.put('/settings/api/limit', { limitMicroUsd: '1' }).expect(200);
    await text({}).expect(409);
    await world.settled();
    expect((await who.get('/settings/api').expect(200)).body.key).toMatchObject({ status: 'usable', blocksNewProjects: false });
    const notices = (await who.get('/notices').expect(200)).body.items as { kind: string }[];
    expect(notices.filter(({ kind }) => /invalid|exhausted|restricted|expired/.test(kind))).toEqual([]);
    expect(await bought()).toBe(before);
  });
});
