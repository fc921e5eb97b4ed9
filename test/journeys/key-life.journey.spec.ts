import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import { eventsAfter } from '../../src/shared-kernel/testing/log-witness.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, raw, type World } from '../support/world.js';

const DAY_MS = 86_400_000;
const FOUR_WAYS = ['ask_openai_for_a_higher_limit', 'wait_and_retry', 'remove_key', 'contact_support'];

describe('the life of a key', () => {
  let world: World;
  let bytes: Buffer;

  const named = (name = 'good') => `sk-proj-${name}-${randomUUID()}`;
  const adds = (who: Actor, secret: string, wishes: Record<string, unknown> = {}) => who.post('/settings/api/key', { secret, ...wishes });
  const keyOf = async (who: Actor) => (await who.get('/settings/api').expect(200)).body.key as Record<string, unknown>;
  const project = (who: Actor) => who.createsProject(bytes, { transcribe: false, thumbnails: 1 });
  const text = (who: Actor, projectId: string) => who.post(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false });
  const writes = async (who: Actor, projectId: string) => {
    const { body } = await text(who, projectId).expect(201);
    await world.settled();
    return (await who.get(`/tasks/${body.taskId}`).expect(200)).body as Record<string, unknown>;
  };
  const noticesOf = async (who: Actor, show = 'open') =>
    (await who.get(`/notices?show=${show}`).expect(200)).body.items as { kind: string; sentence: string; remedies: string[] }[];
  const history = async (who: Actor) => (await who.get('/settings/api/key/history').expect(200)).body.items as Record<string, unknown>[];
  /** Chores run every minute of the machine's clock; nobody waits for that. */
  const chores = async () => {
    await world.service.chores();
    await world.settled();
  };
  const at = (who: Actor) => who.at(world.url, () => world.settled());

  beforeAll(async () => {
    world = await openWorld();
    bytes = await film('keyreel-short');
  });

  afterAll(() => world.close());

  it('[R6][R8][R9][R28][R50][R53][R55] tells before anybody signs up what an own key means', async () => {
    const { body } = await raw(world).get('/v1/guide/own-key').expect(200);
    const answers = Object.fromEntries((body.items as { id: string; answer: string }[]).map(({ id, answer }) => [id, answer]));
    const topics = ['how-to-add', 'runs-out', 'switching', 'cost', 'security', 'choice-of-features', 'removal', 'usage', 'limits', 'rate-limits'];
    expect(Object.keys(answers)).toEqual([
      'who-is-it-for',
      'how-to-add',
      'cost',
      'choice-of-features',
      'runs-out',
      'switching',
      ...['removal', 'security', 'usage', 'own-figures-and-bill', 'limits', 'rate-limits'],
    ]);
    for (const topic of topics) expect(answers[topic]).toMatch(/\w+/);
    expect(answers['who-is-it-for']).toMatch(/newest models.*may save money for frequent users/);
    expect(answers['cost']).toMatch(/your job to watch its usage/);
    expect(answers['rate-limits']).toMatch(
      /higher limit.*remove the key.*much higher limits.*contact support.*does not help in projects that are bound/,
    );
    expect(answers['limits']).toMatch(/only OpenAI can lift/);
  });

  it('[R9][R21][R50][R53][R55] says the same beside the key, from the same place', async () => {
    const ada = await world.signsUp();
    const { body } = await ada.get('/settings/api').expect(200);
    expect(body.advice.benefits).toMatch(/newest models and features/);
    expect(body.advice.yours).toMatch(/your job to watch its usage/);
    expect(body.advice.limits).toMatch(/much higher limits/);
    expect(body.split).toEqual({
      ownKey: ['text', 'card', 'custom instructions', 'image'],
      platformCredits: ['transcription', 'download', 'thumbnails'],
    });
  });

  it('[A-7][A-12][A-17] previews a removal with names and costs, changes nothing by that, and says afterwards how many projects locked', async () => {
    const ada = await world.signsUp();
    await ada.get('/settings/api/key/removal-preview').expect(404);
    const unbound = await project(ada);
    const secret = named();
    await adds(ada, secret).expect(201);
    const bound = [await project(ada), await project(ada)];
    const hold = await world.provider.break({ behaviour: 'hold', key: secret, endpoint: 'responses' });
    const { body: work } = await text(ada, unbound).expect(201);
    await world.provider.waitForCalls(1, { key: secret, endpoint: 'responses' });
    const { body } = await ada.get('/settings/api/key/removal-preview?limit=1').expect(200);
    expect(body).toMatchObject({
      key: { lastFour: secret.slice(-4) },
      lockedProjects: 2,
      projects: [{ projectId: bound[0], name: 'A film' }],
      next: expect.any(String),
      stoppingTasksInAll: 1,
      stoppingTasks: [{ taskId: work.taskId, operation: 'text' }],
      creditsAvailable: { microCredits: expect.stringMatching(/^\d+$/) },
    });
    const paysLater = (body.afterwards as { projects: string; afterRemoval: string | null }[]).map(it => [it.projects, it.afterRemoval]);
    expect(paysLater).toEqual([
      ['new_projects', 'platform_credits'],
      ['projects_without_a_key', 'platform_credits'],
      ['projects_bound_to_this_key', null],
    ]);
    const second = await ada.get(`/settings/api/key/removal-preview?limit=1&cursor=${body.next}`).expect(200);
    expect(second.body).toMatchObject({ projects: [{ projectId: bound[1] }], next: null });
    const refused = await adds(ada, named()).expect(409);
    expect(refused.body).toMatchObject({ code: 'another_key_stored', affectedProjects: 2, preview: '/v1/settings/api/key/removal-preview' });
    expect((await ada.delete('/settings/api/key').expect(200)).body).toMatchObject({ key: null, lockedProjects: 2, unlockedProjects: 0 });
    await world.provider.mend(hold);
    await world.settled();
    expect(await world.provider.calls({ key: secret, endpoint: 'responses' })).toHaveLength(1);
    expect((await adds(ada, secret).expect(201)).body).toMatchObject({ lockedProjects: 0, unlockedProjects: 2 });
    const replaced = await adds(ada, named(), { replace: true }).expect(201);
    expect(replaced.body).toMatchObject({ lockedProjects: 2, unlockedProjects: 0 });
  });

  it('[R51][R52][R53][R54][R55][A-14] refuses beyond the bound with the four ways and the truth about removal, and creation stays open', async () => {
    const ada = await world.signsUp();
    const unbound = await project(ada);
    const secret = named();
    await adds(ada, secret).expect(201);
    const bound = await project(ada);
    const slow = await world.provider.break({ behaviour: 'rate_limit_exceeded', key: secret, endpoint: 'responses', retryAfter: 3_600 });
    const failed = await writes(ada, bound);
    const locked = { remedies: [...FOUR_WAYS, 'create_new_project'], removingTheKeyHelps: false };
    expect(failed).toMatchObject({ state: 'failed', cause: 'provider-rate-limited', ...locked });
    expect((await ada.get(`/outputs/${String(failed['taskId'])}`).expect(200)).body).toMatchObject({
      state: 'failed',
      cause: 'provider-rate-limited',
      ...locked,
    });
    expect(await noticesOf(ada)).toEqual([expect.objectContaining({ kind: 'work_failed', purse: 'openai_account', ...locked })]);
    expect(await keyOf(ada)).toMatchObject({ status: 'rate-limited', blocksNewProjects: false, rateLimitedUntil: expect.any(String) });
    const refusal = await text(ada, bound).expect(429);
    expect(refusal.body).toMatchObject({ code: 'provider_rate_limited', purse: 'openai_account', ...locked });
    expect(Number(refusal.headers['retry-after'])).toBeGreaterThan(3_000);
    expect((await text(ada, unbound).expect(429)).body).toMatchObject({ remedies: FOUR_WAYS, removingTheKeyHelps: true });
    await project(ada);
    await world.provider.mend(slow);
    // the time that the provider named passes, and nothing has to be done about it
    world.clock.moveOn(3_700_000);
    expect(await keyOf(ada)).toMatchObject({ status: 'usable', rateLimitedUntil: null });
    await ada.delete('/settings/api/key').expect(200);
  });

  it('[R34][R51][R52][R54][A-12] takes up what had waited at a rate limit and was stopped, once its key is back and may be used', async () => {
    let ada = await world.signsUp();
    const secret = named();
    await adds(ada, secret).expect(201);
    const bound = await project(ada);
    const hour = { behaviour: 'rate_limit_exceeded', key: secret, endpoint: 'responses' } as const;
    await world.provider.break({ ...hour, retryAfter: 300 });
    const { taskId, ...waiting } = await writes(ada, bound);
    expect(waiting).toMatchObject({ state: 'waiting', reason: 'rate-limit', attempts: 1 });
    await ada.delete('/settings/api/key').expect(200);
    await world.settled();
    const task = async () => (await ada.get(`/tasks/${String(taskId)}`).expect(200)).body as Record<string, unknown>;
    const resume = () => ada.post(`/tasks/${String(taskId)}/resume`);
    expect(await task()).toMatchObject({ state: 'stopped', reason: 'key-removed' });
    await world.provider.mend();
    await adds(ada, secret).expect(201);
    // meanwhile the provider asks this key to rest for longer than work waits
    await world.provider.break({ ...hour, retryAfter: 3_600 });
    world = await world.restart();
    ada = at(ada);
    expect(await writes(ada, bound)).toMatchObject({ state: 'failed', cause: 'provider-rate-limited' });
    expect((await resume().expect(429)).body).toMatchObject({ code: 'provider_rate_limited', purse: 'openai_account', rule: 'R52' });
    expect(await task()).toMatchObject({ state: 'stopped', reason: 'key-removed' });
    await world.provider.mend();
    world.clock.moveOn(3_700_000);
    world = await world.restart();
    ada = at(ada);
    await resume().expect(200);
    await world.settled();
    expect(await task()).toMatchObject({ state: 'succeeded', payer: 'own-key', attempts: 2, waitsUntil: null });
    expect((await resume().expect(409)).body.code).toBe('task_ended');
  });

  it('[R41] ends a key on the date that its owner chose, warns 7 days and 1 day before, once each and through down-time, and lets a new date cure it', async () => {
    let ada = await world.signsUp();
    const expiresAt = new Date(world.clock.now().getTime() + 7 * DAY_MS + 60_000).toISOString();
    await adds(ada, named(), { expiresAt: '2020-01-01T00:00:00.000Z' }).expect(422);
    expect((await adds(ada, named(), { expiresAt }).expect(201)).body.key).toMatchObject({ expiresAt });
    const uploadId = await ada.uploads(bytes);
    const create = () => ada.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 });
    const pass = async (milliseconds: number) => {
      world.clock.moveOn(milliseconds);
      await chores();
      await chores();
      ada = await ada.signsInAgain();
    };
    await pass(120_000);
    expect(await noticesOf(ada)).toMatchObject([
      { kind: 'key_expires_soon', sentence: expect.stringContaining('7 days'), remedies: ['set_new_expiry', 'remove_key'] },
    ]);
    world = await world.restart();
    ada = at(ada);
    await pass(6 * DAY_MS);
    expect(await noticesOf(ada)).toMatchObject([{ kind: 'key_expires_soon', sentence: expect.stringContaining('one day') }]);
    await pass(DAY_MS);
    expect(await keyOf(ada)).toMatchObject({ status: 'expired', reason: 'own_expiry_date', blocksNewProjects: true, nextCheckAt: null });
    expect((await create().expect(409)).body).toMatchObject({
      code: 'key_unusable',
      reason: 'expired',
      remedies: expect.arrayContaining(['set_new_expiry', 'remove_key']),
    });
    expect((await noticesOf(ada)).map(({ kind }) => kind)).toEqual(['key_expired']);
    expect((await ada.put('/settings/api/key/expiry', { expiresAt: '2020-01-01T00:00:00.000Z' }).expect(422)).body.code).toBe('expiry_in_the_past');
    expect((await ada.put('/settings/api/key/expiry', { expiresAt: null }).expect(200)).body).toMatchObject({ status: 'usable', expiresAt: null });
    await create().expect(201);
    await world.settled();
    const warned = await eventsAfter(world.service.platform.log, START, { types: ['ApiKeyExpiryWarned'] });
    expect(warned.map(({ data }) => data['days'])).toEqual([7, 1]);
  });

  describe('tested on demand', () => {
    let ada: Actor;
    let secret: string;
    let projectId: string;
    const test = (body: Record<string, unknown>) => ada.post('/settings/api/key/test', body);

    beforeAll(async () => {
      ada = await world.signsUp();
      secret = named();
      await adds(ada, secret).expect(201);
      projectId = await project(ada);
    });

    it('[R26] proves for free that it may make requests, and no more than that', async () => {
      const { body } = await test({ level: 'authenticates' }).expect(200);
      expect(body).toMatchObject({ requestedLevel: 'authenticates', provenLevel: 'can-request', outcome: 'accepted', cost: null });
      expect(await world.provider.invoice({ key: secret })).toEqual([]);
    });

    it('[R7][R61] proves that it can pay only with consent, from its own account and never with credits', async () => {
      const before = await ada.balance();
      const { body: asked } = await test({ level: 'can-pay' }).expect(422);
      expect(asked).toMatchObject({ code: 'consent_needed', purse: 'openai_account', consent: 'costs_a_little_at_openai' });
      expect(Number(asked.estimate.microUsd)).toBeGreaterThan(0);
      const { body } = await test({ level: 'can-pay', consent: 'costs_a_little_at_openai' }).expect(200);
      expect(body).toMatchObject({ provenLevel: 'can-pay', outcome: 'accepted', cost: { purse: 'openai_account', label: 'estimate' } });
      expect(Number(body.cost.microUsd)).toBeLessThanOrEqual(Number(asked.estimate.microUsd));
      const [line, ...more] = await world.provider.invoice({ key: secret });
      expect([line?.model, more]).toEqual([expect.stringMatching(/\d{4}-\d{2}-\d{2}$/), []]);
      expect((await ada.balance())['spent']).toEqual(before['spent']);
      // what was bought at OpenAI is among what the key was used for
      await world.settled();
      const { body: usage } = await ada.get('/settings/api/usage?by=operation').expect(200);
      const { microUsd } = body.cost as { microUsd: string };
      const tests = expect.objectContaining({ of: 'key-test', calls: 1, fruitlessCalls: 0, outputTokens: line?.outputTokens, microUsd });
      expect(usage.items).toEqual(expect.arrayContaining([tests]));
    });

    it('[R44][A-19] does not believe a free check again that was wrong about its funds, and recovers by itself with consent', async () => {
      await world.provider.drain(secret);
      expect(await writes(ada, projectId)).toMatchObject({ state: 'stopped', cause: 'key-exhausted' });
      await world.provider.topUp(secret);
      await ada.post('/settings/api/key/re-check').expect(200);
      await world.provider.drain(secret);
      await writes(ada, projectId);
      expect(await keyOf(ada)).toMatchObject({ status: 'exhausted', paidProofNeeded: true });
      await world.provider.topUp(secret);
      await ada.post('/settings/api/key/re-check').expect(200);
      expect(await keyOf(ada)).toMatchObject({ status: 'exhausted' });
      expect(await noticesOf(ada)).toMatchObject([{ kind: 'key_exhausted', remedies: expect.arrayContaining(['test_that_the_key_pays']) }]);
      const { body } = await test({ level: 'can-pay', consent: 'costs_a_little_at_openai', remember: true }).expect(200);
      expect(body).toMatchObject({ provenLevel: 'can-pay', key: { status: 'usable', paidTestAllowed: true, paidProofNeeded: false } });
      await world.settled();
      expect((await noticesOf(ada)).map(({ kind }) => kind)).toEqual(['key_recovered']);
    });

    it('[R26][R44] tells each step with its reason and what made it happen, also of keys that are gone', async () => {
      await ada.delete('/settings/api/key/test-consent').expect(200);
      await ada.delete('/settings/api/key').expect(200);
      await ada.put('/settings/api/key/expiry', { expiresAt: null }).expect(404);
      const steps = (await history(ada)).reverse();
      expect(steps.map(({ step, by }) => `${String(step)} by ${String(by)}`)).toEqual([
        'added by owner',
        'verified by request',
        'paid-test-ended by owner',
        'exhausted by call',
        'recovered by request',
        'exhausted by call',
        'paid-test-allowed by owner',
        'paid-test-ended by owner',
        'recovered by request',
        'paid-test-disallowed by owner',
        'removed by owner',
      ]);
      for (const step of steps) expect(step).toMatchObject({ lastFour: secret.slice(-4), prefix: 'sk-proj-' });
      expect(steps[3]).toMatchObject({ reason: 'credit_balance_exhausted' });
      const [newest] = await history(ada);
      const page = await ada.get('/settings/api/key/history?limit=1').expect(200);
      expect(page.body).toMatchObject({ items: [newest], next: expect.any(String) });
    });
  });

  it('[R44] asks about a spent key again although the queue was wiped, and the notice closes by itself', async () => {
    let ada = await world.signsUp();
    const secret = named();
    await adds(ada, secret).expect(201);
    const projectId = await project(ada);
    await world.provider.drain(secret);
    await writes(ada, projectId);
    expect(await keyOf(ada)).toMatchObject({ status: 'exhausted', nextCheckAt: expect.any(String) });
    await world.provider.topUp(secret);
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    await client.query('truncate bullmq.job cascade');
    await client.end();
    world.clock.moveOn(60_000);
    await chores();
    await world.settled();
    ada = at(ada);
    expect(await keyOf(ada)).toMatchObject({ status: 'usable', nextCheckAt: null });
    expect((await noticesOf(ada)).map(({ kind }) => kind)).toEqual(['key_recovered']);
    expect((await noticesOf(ada, 'all')).map(({ kind }) => kind)).toEqual(['key_exhausted', 'key_recovered']);
  });

  it('[R27] answers the same to every key that is not good, asks about each but once, and not for ever', async () => {
    const eve = await world.signsUp();
    const answers: string[] = [];
    for (const name of ['invalid', 'expired', 'deactivated']) {
      const secret = named(name);
      for (let again = 0; again < 2; again += 1) {
        const { body } = await adds(eve, secret).expect(422);
        answers.push(JSON.stringify({ ...body, instance: '' }));
      }
      expect(await world.provider.calls({ key: secret })).toHaveLength(1);
    }
    expect(new Set(answers).size).toBe(1);
    let last = 422;
    for (let tries = 0; tries < 30 && last !== 429; tries += 1) last = (await adds(eve, named('invalid'))).status;
    expect(last).toBe(429);
  });
});
