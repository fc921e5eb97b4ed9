import { createHmac } from 'node:crypto';
import type { Actor } from '../support/actor.js';
import { film, openWorld, raw, type World } from '../support/world.js';

const micro = (microCredits: string) => ({ microCredits });
const secret = 'what the shop and the operator know';
const why = { reason: 'goodwill', note: 'A long talk on the telephone.', ticket: 'T-7' };

describe('platform credits through the front door', () => {
  let world: World;
  let [bea, cleo]: readonly Actor[] = [];
  const admin = (who: Actor | undefined): Actor => {
    if (!who) throw new Error('the administrators come first');
    return who;
  };

  beforeAll(async () => {
    world = await openWorld({ operatorCreditLimit: '50000000', paymentSecret: secret });
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
  /** A change by one administrator, and by both where one is not enough. */
  const corrects = async (who: Actor, amount: string): Promise<void> => {
    const { body } = await admin(bea)
      .post(`/accounts/${who.accountId}/credits/corrections`, { amount: micro(amount), ...why })
      .expect(201);
    if (body.outcome === 'proposed') await admin(cleo).post(`/credit-changes/${body.changeId}/approve`).expect(200);
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
      admin(bea).post(`/accounts/${ada.accountId}/credits/returns`, {
        taskId,
        note: 'All black.',
        reason: 'unusable-result',
        ticket: 'T-8',
        ...body,
      });
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

  it('[R59][R61] shows a statement of any period as JSON and as CSV, and the balance of any moment', async () => {
    const ada = await world.signsUp();
    const projectId = await projectOf(ada);
    const between = new Date().toISOString();
    const then = await ada.balance();
    await thumbnails(ada, projectId);
    const after = (await ada.get(`/credits/statement?from=${between}`).expect(200)).body;
    expect(after.period).toEqual({ from: between, to: null, opening: then['available'], closing: micro('98000000') });
    expect(after.items.map(({ kind }: { kind: string }) => kind)).toEqual(['held', 'charged']);
    const before = (await ada.get(`/credits/statement?to=${between}&limit=2`).expect(200)).body;
    expect(before.period).toMatchObject({ opening: micro('0'), closing: then['available'] });
    const rest = (await ada.get(`/credits/statement?to=${between}&limit=2&cursor=${before.next}`).expect(200)).body;
    expect(rest).toMatchObject({ closing: then['available'], next: null, period: before.period });
    const past = await ada.get(`/credits/balance?at=${between}`).expect(200);
    expect(past.body).toEqual({ ...then, asOf: past.body.asOf, position: past.body.position });

    const csv = await ada.get(`/credits/statement?from=${between}&format=csv`).expect(200);
    expect(csv.headers['content-type']).toMatch('text/csv');
    const lines = csv.text.split('\r\n');
    expect(lines.map(line => line.split(',')[1])).toEqual(['kind', 'opening', 'held', 'charged', 'closing', undefined]);
    expect(lines[4]).toContain('98000000');
    expect((await ada.get(`/credits/statement?from=${between}`).set('Accept', 'text/csv').expect(200)).text).toBe(csv.text);
    expect((await ada.get(`/credits/statement?from=${between}&to=${between}`).expect(422)).body.code).toBe('period_invalid');
    expect((await ada.get('/credits/statement?from=2000-01-01T00:00:00Z&to=2000-02-01T00:00:00Z').expect(200)).body).toMatchObject({
      items: [],
      period: { opening: micro('0'), closing: micro('0') },
    });
  });

  it('[R59] shows what credits were used for, by day, kind of work and project', async () => {
    const ada = await world.signsUp();
    const projectId = await projectOf(ada);
    await thumbnails(ada, projectId);
    const sums = { charged: micro('2000000'), returned: micro('0'), tasks: 2 };
    const by = async (group: string) => (await ada.get(`/credits/usage?by=${group}`).expect(200)).body;
    expect(await by('operation')).toMatchObject({ purse: 'platform_credits', items: [{ group: 'thumbnails', ...sums }], total: sums });
    expect((await by('project')).items).toEqual([{ group: projectId, ...sums }]);
    expect((await by('day')).total).toEqual(sums);
    await ada.get('/credits/usage?from=2020-01-01T00:00:00Z').expect(422);
  });

  it('[R59][R61] shows everybody the prices, each version with its dates, and how credits work', async () => {
    const { body } = await raw(world).get('/v1/prices').expect(200);
    expect(body).toMatchObject({ purse: 'platform_credits', version: '2026-11-01', monthlyRefill: null });
    expect(body.howCreditsWork.length).toBeGreaterThan(3);
    const { body: all } = await raw(world).get('/v1/prices/versions').expect(200);
    expect(all.items).toMatchObject([{ version: '2026-11-01', adoptedAt: body.adoptedAt, replacedAt: null }]);
  });

  describe('sold by a shop', () => {
    const report = (body: object, change: { sign?: string; at?: number; key?: string } = {}) => {
      const bytes = JSON.stringify(body, null, 1);
      const at = change.at ?? Math.floor(Date.now() / 1000);
      const mac = createHmac('sha256', change.key ?? secret)
        .update(`${at}.${change.sign ?? bytes}`)
        .digest('hex');
      return raw(world).post('/v1/hooks/payments').set('Content-Type', 'application/json').set('Keyreel-Signature', `t=${at},v1=${mac}`).send(bytes);
    };
    const payment = (accountId: string, paymentId: string, microCredits = '5000000') => ({
      type: 'payment',
      paymentId,
      accountId,
      credits: micro(microCredits),
    });

    it('are granted once, however often the payment is delivered', async () => {
      const ada = await world.signsUp();
      await Promise.all([1, 2, 3].map(() => report(payment(ada.accountId, 'order-1')).expect(200)));
      await world.settled();
      expect(await ada.available()).toBe(105_000_000n);
      expect((await report(payment(ada.accountId, 'order-1', '6')).expect(409)).body.code).toBe('payment_conflict');
      const { items } = (await ada.get('/credits/statement').expect(200)).body;
      expect(items.at(-1)).toMatchObject({ kind: 'granted', reason: 'payment' });
    });

    it('are refused without the right signature, and nothing else is said', async () => {
      const ada = await world.signsUp();
      const body = payment(ada.accountId, 'order-2');
      const old = Math.floor(Date.now() / 1000) - 400;
      for (const change of [{ key: 'another' }, { at: old }, { sign: JSON.stringify(body) }]) {
        const refused = await report(body, change).expect(403);
        expect(refused.body).toMatchObject({ code: 'payment_signature_invalid' });
        expect(refused.body).not.toHaveProperty('reason');
      }
      await raw(world).post('/v1/hooks/payments').send(body).expect(403);
      await world.settled();
      expect(await ada.available()).toBe(100_000_000n);
    });

    it('are taken back when the payment is reversed, as far as they are there; the rest is named', async () => {
      const ada = await world.signsUp();
      await report(payment(ada.accountId, 'order-3')).expect(200);
      await corrects(ada, '-48000000');
      await corrects(ada, '-48000000');
      const reversal = { type: 'reversal', paymentId: 'order-3', accountId: ada.accountId, reason: 'chargeback' };
      await report({ ...reversal, credits: micro('1000000'), reversalId: 'part' }).expect(200);
      await corrects(ada, '-5000000');
      await report(reversal).expect(200);
      await report(reversal).expect(200);
      await world.settled();
      expect(await ada.balance()).toMatchObject({ available: micro('0'), shortfall: micro('1000000') });
      const { items } = (await ada.get('/credits/statement').expect(200)).body;
      expect(items.slice(-2)).toMatchObject([
        { kind: 'reversed', change: micro('-3000000'), reason: 'chargeback' },
        { kind: 'shortfall', change: micro('0'), amount: micro('1000000') },
      ]);
      expect((await report({ ...reversal, reversalId: 'more' }).expect(409)).body.code).toBe('reversal_exceeds_payment');
      expect((await report({ ...reversal, paymentId: 'never' }).expect(404)).body.code).toBe('payment_unknown');
    });

    it('go to an account that there is, and are of something', async () => {
      const ada = await world.signsUp();
      expect((await report(payment('00000000-0000-7000-8000-000000000000', 'order-4')).expect(404)).body.code).toBe('account_unknown');
      expect((await report({ type: 'payment', paymentId: 'order-5', accountId: ada.accountId }).expect(422)).body.code).toBe('payment_incomplete');
    });
  });

  it('adds up what an administrator changes alone in 24 hours, by administrator and by account, and asks for a second one then', async () => {
    const [ada, dora] = [await world.signsUp(), await world.signsUp()];
    const later = async (): Promise<void> => {
      world.clock.moveOn(25 * 60 * 60 * 1000);
      [bea, cleo] = [await admin(bea).signsInAgain(), await admin(cleo).signsInAgain()];
    };
    const gives = async (by: Actor, to: Actor): Promise<string> => {
      const { body } = await by.post(`/accounts/${to.accountId}/credits/grants`, { amount: micro('30000000'), ...why }).expect(201);
      return String(body.outcome);
    };
    await later();
    expect(await gives(admin(bea), ada)).toBe('booked');
    expect(await gives(admin(bea), ada)).toBe('proposed');
    expect(await gives(admin(bea), dora)).toBe('proposed');
    expect(await gives(admin(cleo), ada)).toBe('proposed');
    expect(await gives(admin(cleo), dora)).toBe('booked');
    await later();
    expect(await gives(admin(bea), ada)).toBe('booked');
  });
});
