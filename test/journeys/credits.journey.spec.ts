import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

const micro = (microCredits: string) => ({ microCredits });
const why = { reason: 'goodwill', note: 'A long talk on the telephone.' };

describe('platform credits through the front door', () => {
  let world: World;
  let [bea, cleo]: readonly Actor[] = [];
  const admin = (who: Actor | undefined): Actor => {
    if (!who) throw new Error('the administrators come first');
    return who;
  };

  beforeAll(async () => {
    world = await openWorld({ operatorCreditLimit: '50000000' });
    [bea, cleo] = [await world.signsUp(), await world.signsUp()];
    await admin(bea)
      .post('/administrators', { token: await world.service.firstAdministratorToken() })
      .expect(201);
    await admin(bea).post(`/accounts/${cleo?.accountId}/roles`, { role: 'admin' }).expect(200);
    await world.settled();
  });
  afterAll(() => world.close());

  const notices = async (who: Actor): Promise<readonly Record<string, unknown>[]> => {
    await world.settled();
    const { body } = await who.get('/notices?show=all').expect(200);
    return body.items.filter(({ kind }: { kind: string }) => kind === 'credits_low');
  };
  const thumbnails = async (who: Actor, projectId: string): Promise<string> => {
    const { body } = await who.post(`/projects/${projectId}/thumbnails`, { count: 1 }).expect(201);
    await world.settled();
    return String(body.taskId);
  };
  const projectOf = async (who: Actor): Promise<string> => who.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });

  it('[A-16][R61] keeps to the monthly limit of its owner, whatever is available, and lets admitted work finish', async () => {
    const ada = await world.signsUp();
    const projectId = await projectOf(ada);
    await ada.put('/credits/limit', { limit: micro('1500000') }).expect(200);
    const { body: refused } = await ada.post(`/projects/${projectId}/thumbnails`, { count: 1 }).expect(409);
    expect(refused).toMatchObject({
      code: 'credit_limit_reached',
      purse: 'platform_credits',
      spent: micro('1000000'),
      remedies: ['raise_own_limit', 'wait_for_next_month'],
    });
    const creation = await ada
      .post('/projects', { name: 'B', source: { kind: 'upload', uploadId: await ada.uploads(await film('keyreel-short')) } })
      .expect(409);
    expect(creation.body.code).toBe('credit_limit_reached');
    await ada.put('/credits/limit', { limit: micro('2000000') }).expect(200);
    await thumbnails(ada, projectId);
    expect((await ada.get('/credits/limit').expect(200)).body).toMatchObject({ limit: micro('2000000'), spent: micro('2000000'), left: micro('0') });
    await ada.put('/credits/limit', { limit: null }).expect(200);
    await thumbnails(ada, projectId);
    expect((await ada.get('/credits/limit').expect(200)).body).toMatchObject({ limit: null, left: null, spent: micro('3000000') });
  });

  it('[R59][R61] tells once when the balance falls to a threshold, and once more after it has risen above it', async () => {
    const ada = await world.signsUp();
    const projectId = await projectOf(ada);
    await ada.put('/credits/thresholds', { thresholds: [micro('98000000'), micro('1')] }).expect(200);
    expect(await notices(ada)).toEqual([]);
    await thumbnails(ada, projectId);
    await thumbnails(ada, projectId);
    expect(await notices(ada)).toMatchObject([{ purse: 'platform_credits', closedAt: null }]);
    expect((await ada.get('/credits/thresholds').expect(200)).body).toMatchObject({
      thresholds: [micro('98000000'), micro('1')],
      reached: [micro('98000000')],
    });
    await admin(bea)
      .post(`/accounts/${ada.accountId}/credits/grants`, { amount: micro('1500000'), ...why })
      .expect(201);
    expect(await notices(ada)).toMatchObject([{ closedAt: expect.any(String) }]);
    await thumbnails(ada, projectId);
    expect(await notices(ada)).toMatchObject([{ closedAt: expect.any(String) }, { closedAt: null }]);
  });

  it('[R59] lets an administrator change a balance, by an entry of its own with a reason, and never below zero', async () => {
    const ada = await world.signsUp();
    const { body } = await admin(bea)
      .post(`/accounts/${ada.accountId}/credits/corrections`, { amount: micro('-40000000'), ...why, reason: 'billing-error' })
      .expect(201);
    expect(body).toMatchObject({ outcome: 'booked', purse: 'platform_credits' });
    await world.settled();
    const entries = (await ada.get('/credits/statement').expect(200)).body.items;
    expect(entries.at(-1)).toMatchObject({
      kind: 'adjusted',
      change: micro('-40000000'),
      reason: 'billing-error',
      availableAfter: micro('60000000'),
    });
    expect(JSON.stringify(entries)).not.toContain(why.note);
    const below = { amount: micro('-61000000'), ...why };
    const { body: proposed } = await admin(bea).post(`/accounts/${ada.accountId}/credits/corrections`, below).expect(201);
    const refused = await admin(cleo).post(`/credit-changes/${proposed.changeId}/approve`).expect(409);
    expect(refused.body.code).toBe('adjustment_exceeds_available');
    await world.settled();
    const { body: all } = await admin(cleo).get('/credit-changes?show=all').expect(200);
    expect(all.items).toContainEqual(
      expect.objectContaining({ changeId: proposed.changeId, status: 'failed', failure: 'adjustment_exceeds_available' }),
    );
    await admin(bea)
      .post(`/accounts/${ada.accountId}/credits/corrections`, { amount: micro('1'), reason: 'goodwill' })
      .expect(400);
    await ada.post(`/accounts/${ada.accountId}/credits/grants`, { amount: micro('1'), ...why }).expect(403);
    const missing = await admin(bea)
      .post('/accounts/00000000-0000-7000-8000-000000000000/credits/grants', { amount: micro('1'), ...why })
      .expect(404);
    expect(missing.body.code).toBe('account_unknown');
  });

  it('needs a second administrator for a large change, and for one of the own account', async () => {
    const ada = await world.signsUp();
    const large = { amount: micro('50000001'), ...why };
    const { body: first } = await admin(bea).post(`/accounts/${ada.accountId}/credits/grants`, large).expect(201);
    expect(first.outcome).toBe('proposed');
    await world.settled();
    expect(await ada.available()).toBe(100_000_000n);
    const { body: list } = await admin(cleo).get('/credit-changes').expect(200);
    expect(list.items).toContainEqual(
      expect.objectContaining({ changeId: first.changeId, note: why.note, proposedBy: bea?.accountId, status: 'open', amount: micro('50000001') }),
    );
    const own = await admin(bea).post(`/credit-changes/${first.changeId}/approve`).expect(403);
    expect(own.body).toMatchObject({ code: 'second_person_required', reason: 'own_proposal' });
    await admin(cleo).post(`/credit-changes/${first.changeId}/approve`).expect(200);
    await admin(cleo).post(`/credit-changes/${first.changeId}/approve`).expect(200);
    await world.settled();
    expect(await ada.available()).toBe(150_000_001n);

    const { body: second } = await admin(bea).post(`/accounts/${ada.accountId}/credits/grants`, large).expect(201);
    await admin(cleo).post(`/credit-changes/${second.changeId}/reject`).expect(200);
    expect((await admin(cleo).post(`/credit-changes/${second.changeId}/approve`).expect(409)).body.code).toBe('credit_change_closed');
    const { body: mine } = await admin(bea)
      .post(`/accounts/${bea?.accountId}/credits/grants`, { amount: micro('1'), ...why })
      .expect(201);
    expect(mine.outcome).toBe('proposed');
    const unknown = await admin(cleo).post('/credit-changes/00000000-0000-7000-8000-000000000000/approve').expect(404);
    expect(unknown.body.code).toBe('credit_change_unknown');
    await world.settled();
    expect(await ada.available()).toBe(150_000_001n);
  });

  it('[R59] pays a charge back where its result was of no use, whole or in part, and never twice', async () => {
    const ada = await world.signsUp();
    const projectId = await projectOf(ada);
    const taskId = await thumbnails(ada, projectId);
    const back = (body: object) =>
      admin(bea).post(`/accounts/${ada.accountId}/credits/returns`, { taskId, note: 'All black.', reason: 'unusable-result', ...body });
    await back({ amount: micro('400000') }).expect(201);
    expect((await back({ amount: micro('700000') }).expect(409)).body).toMatchObject({ code: 'return_exceeds_charge', left: micro('600000') });
    await back({}).expect(201);
    await back({}).expect(201);
    await world.settled();
    expect(await ada.balance()).toMatchObject({ spent: micro('2000000'), returned: micro('1000000'), available: micro('99000000') });
    const { body } = await ada.get('/credits/statement').expect(200);
    expect(body.items.filter(({ kind }: { kind: string }) => kind === 'returned')).toMatchObject([
      { change: micro('400000'), taskId, projectId, operation: 'thumbnails', reason: 'unusable-result', priceVersion: expect.any(String) },
      { change: micro('600000') },
    ]);
    expect((await back({ taskId: projectId }).expect(404)).body.code).toBe('charge_unknown');
  });
});
