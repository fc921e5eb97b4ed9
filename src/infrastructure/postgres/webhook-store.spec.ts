import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { START, type Position } from '../../shared-kernel/ports/event-log.js';
import type { NewDelivery, Tried } from '../../shared-kernel/ports/webhook-store.js';
import { specAsker } from '../asking/testing/spec-asker.js';
import { openDatabase } from './database.js';
import { PostgresWebhookStore } from './webhook-store.js';

describe('what is kept of webhooks', () => {
  let database: FreshDatabase;
  let pool: Pool;
  let store: PostgresWebhookStore;
  const now = new Date('2026-11-26T12:00:00.000Z');
  const at = (position: string) => position as Position;
  const sealed = (text: string) => ({ sealed: text });

  const opened = async () => {
    const receiver = { accountId: randomUUID(), webhookId: randomUUID() };
    await store.open(receiver, sealed('first'), START);
    return receiver;
  };
  const message = (position: string, line = 'a'): NewDelivery => ({
    messageId: randomUUID(),
    type: 'run.failed',
    line,
    position: at(position),
    body: '{}',
    at: now,
  });
  const tried = (of: Partial<Tried>): Tried => ({ at: now, status: null, problem: null, state: 'waiting', isRefused: false, nextTryAt: now, ...of });

  beforeAll(async () => {
    database = await freshDatabase();
    pool = await openDatabase({ url: database.url, asker: specAsker });
    store = new PostgresWebhookStore(pool);
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('gives the first message of each line, and the next one only after it', async () => {
    const receiver = await opened();
    const [first, second, other] = [message('1'), message('2'), message('3', 'b')];
    await store.take(receiver, [first, second, other], { after: START, through: at('3') });
    const due = async () => (await store.due(receiver, now, 10)).map(({ messageId }) => messageId);
    expect(await due()).toEqual([first.messageId, other.messageId]);
    await store.tried(receiver, first.messageId, tried({ state: 'delivered', nextTryAt: null }));
    expect(await due()).toEqual([second.messageId, other.messageId]);
  });

  it('takes nothing from a place that was set back meanwhile', async () => {
    const receiver = await opened();
    const [old, late] = [message('1'), message('2')];
    await store.take(receiver, [old], { after: START, through: at('1') });
    await store.tried(receiver, old.messageId, tried({ state: 'delivered', nextTryAt: null }));
    await store.rewind(receiver, START);
    await store.take(receiver, [late], { after: at('1'), through: at('2') });
    expect(await store.health(receiver)).toMatchObject({ takenThrough: START });
    await store.take(receiver, [old, late], { after: START, through: at('2') });
    expect(await store.due(receiver, now, 10)).toMatchObject([{ messageId: old.messageId, refusals: 0 }]);
  });

  it('counts what was refused, and not what came while the receiver was down', async () => {
    const receiver = await opened();
    const only = message('1');
    await store.take(receiver, [only], { after: START, through: at('1') });
    for (const isRefused of [false, false, true, false]) await store.tried(receiver, only.messageId, tried({ isRefused }));
    expect(await store.due(receiver, now, 10)).toMatchObject([{ refusals: 1 }]);
    expect(await store.log(receiver, { state: null, before: null, limit: 10 })).toMatchObject([{ tries: 4 }]);
    await store.again(receiver, only.messageId, now);
    expect(await store.due(receiver, now, 10)).toMatchObject([{ refusals: 0 }]);
  });

  it('keeps the secret from before an order however often the order is carried out', async () => {
    const receiver = await opened();
    const renewal = { orderId: 'order', oldSignsUntil: new Date(now.getTime() + 1000) };
    await store.renewSecret(receiver, { ...renewal, secret: sealed('second') });
    await store.renewSecret(receiver, { ...renewal, secret: sealed('second, told once more') });
    expect(await store.secrets(receiver, now)).toEqual([sealed('second, told once more'), sealed('first')]);
    await store.renewSecret(receiver, { ...renewal, orderId: 'another', secret: sealed('third') });
    expect(await store.secrets(receiver, now)).toEqual([sealed('third'), sealed('second, told once more')]);
    expect(await store.secrets(receiver, renewal.oldSignsUntil)).toEqual([sealed('third')]);
  });

  it('lends a receiver to one at a time, until the time of the loan is over', async () => {
    const receiver = await opened();
    const until = new Date(now.getTime() + 1000);
    expect(await store.lease(receiver, { holder: 'one', now, until })).toBe(true);
    expect(await store.lease(receiver, { holder: 'two', now, until })).toBe(false);
    expect(await store.lease(receiver, { holder: 'two', now: until, until: new Date(until.getTime() + 1000) })).toBe(true);
    await store.release(receiver, 'one');
    expect(await store.lease(receiver, { holder: 'one', now: until, until })).toBe(false);
  });
});
