import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../shared-kernel/ids.js';
import { START } from '../../shared-kernel/ports/event-log.js';
import { charge, type Quantities } from '../../shared-kernel/tariff.js';
import { creditCommands, type HoldOrder } from './domain/commands.js';
import { balance, books, holdById, statement, tariffOf } from './domain/queries.js';
import { CreditHouse } from './testing/credit-house.js';

const HUNDRED = 100_000_000n;
const MINUTE = 60_000;

describe('platform credits on their real parts', () => {
  let house: CreditHouse;
  beforeAll(async () => {
    house = await CreditHouse.open();
  }, 60_000);
  afterAll(() => house.close());

  const hold = async (operation: string, ceiling: Quantities): Promise<HoldOrder> => ({
    holdId: newId(),
    projectId: newId(),
    tariff: await house.queries.ask(tariffOf, { operation }),
    ceiling,
  });
  const place = (accountId: string, ...holds: readonly HoldOrder[]) =>
    house.send(creditCommands.HoldCredits({ accountId, holds, now: house.clock.now().toISOString() }));
  const newcomer = async () => {
    const { accountId, client } = house.admit();
    await house.hear(`account-${accountId}`, {
      type: 'AccountOpened',
      data: { accountId, email: { sealed: 'v1.k.x' }, emailHash: 'h', roles: ['user'] },
    });
    await house.settled();
    return { accountId, client };
  };
  const schedule = (holdId: string) => house.hear(`task-${holdId}`, { type: 'TaskScheduled', data: { taskId: holdId } });
  const end = async (type: string, accountId: string, { holdId, tariff }: HoldOrder, ending: object) => {
    await house.hear(`task-${holdId}`, { type, data: { taskId: holdId, accountId, operation: tariff.operation, payer: 'credits', ...ending } });
    await house.settled();
  };
  const available = async (accountId: string): Promise<bigint> => BigInt((await house.queries.ask(balance, { accountId })).available);

  it('has no prices before the start, and says so', async () => {
    const { body } = await house.anybody.get('/v1/prices').expect(503);
    expect(body).toMatchObject({ code: 'prices_unavailable', retryAfter: 1 });
    await expect(house.queries.ask(tariffOf, { operation: 'text' })).rejects.toMatchObject({ code: 'prices_unavailable' });
  });

  it('adopts the shipped prices at the start, once, and shows them to everybody', async () => {
    await house.prices.start();
    const first = await house.prices.run();
    expect(first).toMatchObject({ stated: '2026-11-01', inForce: '2026-11-01' });
    expect((await house.prices.run()).position).toBe(first.position);
    const { body } = await house.anybody.get('/v1/prices').expect(200);
    expect(body).toMatchObject({ purse: 'platform_credits', version: '2026-11-01', signUpGrant: { amount: { microCredits: '100000000' } } });
    expect(body.operations.map(({ operation }: { operation: string }) => operation)).toEqual([
      'download',
      'transcription',
      'thumbnails',
      'text',
      'card',
      'image',
    ]);
  });

  it('knows no price for work that the catalogue does not name', async () =>
    await expect(house.queries.ask(tariffOf, { operation: 'magic' })).rejects.toMatchObject({ code: 'operation_unknown' }));

  it('[R3] grants a newcomer what the catalogue says, once', async () => {
    const { accountId, client } = await newcomer();
    await house.hear(`account-${accountId}`, { type: 'AccountOpened', data: { accountId } });
    await house.settled();
    const { body } = await client.get('/v1/credits/balance').expect(200);
    expect(body).toMatchObject({
      purse: 'platform_credits',
      accountId,
      granted: { microCredits: `${HUNDRED}` },
      available: { microCredits: `${HUNDRED}` },
    });
  });

  it('shows an account without movements as empty', async () => {
    const { client } = house.admit();
    const { body } = await client.get('/v1/credits/balance').expect(200);
    expect(body).toMatchObject({ granted: { microCredits: '0' }, available: { microCredits: '0' }, grantsThatExpire: [] });
    const page = await client.get('/v1/credits/statement').expect(200);
    expect(page.body).toMatchObject({ opening: { microCredits: '0' }, items: [], closing: { microCredits: '0' }, next: null });
  });

  it('[R59] [R61] tells every movement with its reason and price version, page after page', async () => {
    const { accountId, client } = await newcomer();
    const order = await hold('transcription', { second: 120 });
    await place(accountId, order);
    await end('TaskSucceeded', accountId, order, { usage: { second: 90 } });
    const first = (await client.get('/v1/credits/statement?limit=2').expect(200)).body;
    expect(first).toMatchObject({ purse: 'platform_credits', opening: { microCredits: '0' }, closing: { microCredits: '98000000' } });
    expect(first.items.map(({ kind, reason }: Record<string, string>) => [kind, reason])).toEqual([
      ['granted', 'sign-up'],
      ['held', 'task-admitted'],
    ]);
    const second = (await client.get(`/v1/credits/statement?limit=2&cursor=${first.next}`).expect(200)).body;
    expect(second).toMatchObject({ opening: { microCredits: '98000000' }, closing: { microCredits: '98500000' }, next: null });
    expect(second.items).toMatchObject([
      {
        kind: 'charged',
        change: { microCredits: '500000' },
        amount: { microCredits: '1500000' },
        operation: 'transcription',
        taskId: order.holdId,
        projectId: order.projectId,
        priceVersion: '2026-11-01',
        reason: 'task-ended',
      },
    ]);
    expect(second.items[0]).not.toHaveProperty('accountId');
  });

  it('stands still beyond the last movement', async () => {
    const { accountId } = await newcomer();
    const { entries } = await house.queries.ask(statement, { accountId, after: null, limit: 50 });
    const [last] = entries;
    const cursor = Buffer.from(JSON.stringify([last?.position, last?.entryId])).toString('base64url');
    expect(await house.queries.ask(statement, { accountId, after: cursor, limit: 50 })).toEqual({
      opening: `${HUNDRED}`,
      entries: [],
      closing: `${HUNDRED}`,
      next: null,
      period: { opening: '0', closing: `${HUNDRED}` },
    });
  });

  it('shows nobody the credits of another', async () => {
    const { accountId } = await newcomer();
    const { client } = house.admit();
    expect(JSON.stringify((await client.get('/v1/credits/statement').expect(200)).body)).not.toContain(accountId);
    await house.anybody.get('/v1/credits/balance').expect(401);
    await house.anybody.get('/v1/credits/statement').expect(401);
  });

  it('reads its own writes when it is told their position', async () => {
    const { accountId, client } = await newcomer();
    const { position } = await place(accountId, await hold('image', { image: 1 }));
    const { body } = await client.get('/v1/credits/balance').set('keyreel-position', position).expect(200);
    expect(body).toMatchObject({ held: { microCredits: '4000000' } });
  });

  describe('when a task ends', () => {
    it('[R16] charges a success by its usage, once, however often it is told', async () => {
      const { accountId } = await newcomer();
      const order = await hold('transcription', { second: 60 });
      await place(accountId, order);
      await end('TaskSucceeded', accountId, order, { usage: { second: 30 } });
      await end('TaskSucceeded', accountId, order, { usage: { second: 60 } });
      expect(HUNDRED - (await available(accountId))).toBe(500_000n);
      expect(await house.queries.ask(holdById, { accountId, holdId: order.holdId })).toMatchObject({ status: 'settled', charged: '500000' });
    });

    it('[R16] charges a failure for what it delivered, and nothing where it delivered nothing', async () => {
      const { accountId } = await newcomer();
      const [partly, wholly, given] = [
        await hold('transcription', { second: 60 }),
        await hold('transcription', { second: 60 }),
        await hold('text', {}),
      ];
      await place(accountId, partly, wholly, given);
      await end('TaskFailed', accountId, partly, { usage: { second: 6 }, cause: 'provider-failed' });
      await end('TaskFailed', accountId, wholly, { usage: { second: 0 }, cause: 'provider-failed' });
      await end('TaskCancelled', accountId, given, { usage: {}, reason: 'cancelled-by-user' });
      expect(HUNDRED - (await available(accountId))).toBe(100_000n);
      expect(await house.queries.ask(holdById, { accountId, holdId: partly.holdId })).toMatchObject({ status: 'settled', charged: '100000' });
      expect(await house.queries.ask(holdById, { accountId, holdId: wholly.holdId })).toMatchObject({ status: 'released', charged: '0' });
      const { entries } = await house.queries.ask(statement, { accountId, after: null, limit: 50 });
      expect(entries.filter(({ kind }) => kind === 'released').map(({ reason }) => reason)).toEqual(['provider-failed', 'cancelled-by-user']);
    });

    it('[R7] [R22] moves nothing when an own key paid, however it ended', async () => {
      const { accountId } = await newcomer();
      const order = await hold('text', { 'input-token': 1000, 'output-token': 1000 });
      await place(accountId, order);
      await house.settled();
      const before = await house.queries.ask(statement, { accountId, after: null, limit: 50 });
      for (const type of ['TaskSucceeded', 'TaskFailed', 'TaskCancelled'])
        await end(type, accountId, order, { payer: 'own-key', usage: { 'output-token': 500 }, cause: 'provider-failed', reason: 'key-removed' });
      expect(await house.queries.ask(statement, { accountId, after: null, limit: 50 })).toEqual(before);
    });
  });

  describe('a hold', () => {
    it('is read from the account itself, whole and of its owner alone', async () => {
      const { accountId } = await newcomer();
      const order = await hold('thumbnails', { operation: 1 });
      await place(accountId, order);
      const [{ holdId }, later] = [order, await hold('thumbnails', { operation: 1 })];
      await place(accountId, later);
      expect(await house.queries.ask(holdById, { accountId, holdId })).toEqual({
        accountId,
        holdId,
        projectId: order.projectId,
        operation: 'thumbnails',
        status: 'open',
        amount: '1000000',
        charged: null,
        priceVersion: '2026-11-01',
        openedAt: house.clock.now().toISOString(),
      });
      await house.send(
        creditCommands.ExtendHold({ accountId, holdId, ceiling: { operation: 3 }, reason: 'more', now: house.clock.now().toISOString() }),
      );
      expect(await house.queries.ask(holdById, { accountId, holdId })).toMatchObject({ amount: '3000000', status: 'open' });
      await house.send(creditCommands.SettleHold({ accountId, holdId, usage: { operation: 4 } }));
      expect(await house.queries.ask(holdById, { accountId, holdId })).toMatchObject({ charged: '3000000', status: 'settled' });
      expect(await house.queries.ask(holdById, { accountId, holdId: newId() })).toBeNull();
      expect(await house.queries.ask(holdById, { accountId: newId(), holdId })).toBeNull();
    });

    it('[A-16] is for all tasks of an order or for none when two orders race for the last credits', async () => {
      const { accountId } = await newcomer();
      const orders = await Promise.all(
        Array.from({ length: 8 }, async () => [await hold('image', { image: 5 }), await hold('image', { image: 5 })] as const),
      );
      const outcomes = await Promise.allSettled(orders.map(pair => place(accountId, ...pair)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'platform_credits_insufficient' } });
      await house.settled();
      expect(await house.queries.ask(balance, { accountId })).toMatchObject({ held: '80000000', available: '20000000' });
    });

    it('goes back when its task never started, and not before ten minutes', async () => {
      const { accountId } = await newcomer();
      const [orphan, scheduled] = [await hold('image', { image: 1 }), await hold('image', { image: 1 })];
      await place(accountId, orphan, scheduled);
      await schedule(scheduled.holdId);
      await house.settled();
      const states = async () =>
        Promise.all([orphan, scheduled].map(async ({ holdId }) => (await house.queries.ask(holdById, { accountId, holdId }))?.status));
      await house.chore('credits.release-orphaned-holds');
      expect(await states()).toEqual(['open', 'open']);
      house.clock.at = new Date(house.clock.at.getTime() + 11 * MINUTE);
      await house.chore('credits.release-orphaned-holds');
      expect(await states()).toEqual(['released', 'open']);
    });

    it('goes back in one round, however many others are open and older', async () => {
      const { accountId } = await newcomer();
      const holds = await Promise.all(Array.from({ length: 7 }, () => hold('image', { image: 1 })));
      await place(accountId, ...holds);
      const [last] = holds.slice(-1);
      for (const { holdId } of holds.slice(0, -1)) await schedule(holdId);
      await house.settled();
      house.clock.at = new Date(house.clock.at.getTime() + 11 * MINUTE);
      await house.chore('credits.release-orphaned-holds');
      expect((await house.queries.ask(holdById, { accountId, holdId: last?.holdId ?? newId() }))?.status).toBe('released');
    });
  });

  it('ends a grant when its time is over, and leaves the others', async () => {
    const { accountId, client } = await newcomer();
    const expiresAt = new Date(house.clock.at.getTime() + 5 * MINUTE).toISOString();
    const grantId = newId();
    await house.send(
      creditCommands.GrantCredits({ accountId, grantId, amount: '7', source: 'goodwill', priority: 1, expiresAt, priceVersion: null }),
    );
    await house.settled();
    await house.chore('credits.expire-grants');
    await house.settled();
    expect((await client.get('/v1/credits/balance').expect(200)).body).toMatchObject({
      expired: { microCredits: '0' },
      grantsThatExpire: [{ grantId, expiresAt }],
    });
    house.clock.at = new Date(house.clock.at.getTime() + 6 * MINUTE);
    await house.chore('credits.expire-grants');
    await house.settled();
    const { body } = await client.get('/v1/credits/balance').expect(200);
    expect(body).toMatchObject({ expired: { microCredits: '7' }, available: { microCredits: `${HUNDRED}` }, grantsThatExpire: [] });
  });

  describe('at a later start', () => {
    const shipped = 'config/prices/2026-11-01.json';
    const withFile = async (change: (sound: Record<string, unknown>) => object, work: () => Promise<void>) => {
      const folder = await mkdtemp(join(tmpdir(), 'prices '));
      await writeFile(join(folder, 'prices.json'), JSON.stringify(change(JSON.parse(await readFile(shipped, 'utf8')) as Record<string, unknown>)));
      house.useCatalogue(join(folder, 'prices.json'));
      try {
        await work();
      } finally {
        house.useCatalogue(null);
        await rm(folder, { recursive: true });
      }
    };

    it('refuses to start on other prices under a version that is in the books, and says what to do', () =>
      withFile(
        sound => ({ ...sound, signUpGrant: { credits: '1', priority: 100, expiresAfterDays: null } }),
        () =>
          expect(house.prices.start()).rejects.toThrow(
            /\(version 2026-11-01\) cannot be used\..*put the old file back, or give the new prices a new version/,
          ),
      ));

    it('[R19] brings new prices into force; what was held before keeps the old ones, and the old file does not bring them back', async () => {
      const { accountId } = await newcomer();
      const old = await hold('thumbnails', { operation: 1 });
      await place(accountId, old);
      const dubbing = { operation: 'dubbing', parts: [{ unit: 'minute', credits: '3', per: 1 }] };
      const dearer = (sound: Record<string, unknown>) => ({
        ...sound,
        version: '2026-12-01',
        operations: [
          ...(sound['operations'] as { operation: string }[]).filter(({ operation }) => operation !== 'thumbnails'),
          { operation: 'thumbnails', parts: [{ unit: 'operation', credits: '9', per: 1 }] },
          dubbing,
        ],
      });
      await withFile(dearer, () => house.prices.start());
      expect(await house.queries.ask(tariffOf, { operation: 'thumbnails' })).toMatchObject({
        priceVersion: '2026-12-01',
        parts: [{ microCredits: '9000000' }],
      });
      expect(await house.queries.ask(tariffOf, { operation: 'dubbing' })).toMatchObject({ operationClass: 'credit-paid' });
      await end('TaskSucceeded', accountId, old, { usage: { operation: 1 } });
      expect(HUNDRED - (await available(accountId))).toBe(1_000_000n);
      expect(await house.prices.run()).toMatchObject({ stated: '2026-11-01', inForce: '2026-12-01' });
      // a new kind of work is data alone: its default payer is credits, and quote, hold and charge come of its line in the catalogue
      const tariff = await house.queries.ask(tariffOf, { operation: 'dubbing' });
      expect(charge(tariff, { minute: 3 })).toBe(9_000_000n);
      const dubbed = await hold('dubbing', { minute: 3 });
      await place(accountId, dubbed);
      await end('TaskSucceeded', accountId, dubbed, { usage: { minute: 2 } });
      const { entries } = await house.queries.ask(statement, { accountId, after: null, limit: 50 });
      expect(
        entries.filter(({ kind }) => kind === 'charged').map(({ operation, amount, priceVersion }) => [operation, amount, priceVersion]),
      ).toEqual([
        ['thumbnails', '1000000', '2026-11-01'],
        ['dubbing', '6000000', '2026-12-01'],
      ]);
    });
  });

  it('refills by the month, and makes up for down-time no further than the cap allows', async () => {
    const { accountId } = await newcomer();
    const refilling = (sound: Record<string, unknown>) => ({
      ...sound,
      version: '2026-12-02',
      monthlyRefill: { credits: '10', priority: 50, rolloverCap: '5' },
    });
    const folder = await mkdtemp(join(tmpdir(), 'refill '));
    await writeFile(
      join(folder, 'prices.json'),
      JSON.stringify(refilling(JSON.parse(await readFile('config/prices/2026-11-01.json', 'utf8')) as Record<string, unknown>)),
    );
    house.useCatalogue(join(folder, 'prices.json'));
    await house.prices.start();
    const refill = async (days: number) => {
      house.clock.at = new Date(house.clock.at.getTime() + days * 24 * 60 * MINUTE);
      await house.settled();
      await house.chore('credits.refill');
      await house.chore('credits.refill');
      await house.settled();
      return (await available(accountId)) - HUNDRED;
    };
    expect(await refill(1)).toBe(0n);
    expect(await refill(31)).toBe(10_000_000n);
    expect(await refill(150)).toBe(15_000_000n);
    house.useCatalogue(null);
    await rm(folder, { recursive: true });
  });

  it('takes no payments without a secret that shops sign with', async () => {
    const { body } = await house.anybody.post('/v1/hooks/payments').send({}).expect(404);
    expect(body.code).toBe('payments_off');
  });

  it('keeps books that are right at every position, and finds an entry that is not', async () => {
    const checked = await house.queries.ask(books, {});
    expect(checked.violation).toBeNull();
    expect(checked.accounts).toBeGreaterThan(5);
    expect(checked.upTo > START).toBe(true);
    const accountId = newId();
    const forged = {
      accountId,
      grantId: newId(),
      amount: '5',
      source: 'goodwill',
      priority: 1,
      expiresAt: null,
      priceVersion: null,
      availableAfter: '6',
    };
    await house.hear(`credits-${accountId}`, { type: 'CreditsGranted', data: forged });
    expect((await house.queries.ask(books, {})).violation).toEqual({
      position: await house.log.head(),
      sentence: 'the entry says 6 are available, and 5 are',
    });
  });

  it('makes the same rows again from nothing', async () => {
    await house.settled();
    const live = await house.digests();
    await house.rebuild();
    expect(await house.digests()).toEqual(live);
  });
});
