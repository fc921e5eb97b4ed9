import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import pg from 'pg';
import { firstValueFrom, Subject } from 'rxjs';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import type { CommandContext } from '../../shared-kernel/context.js';
import { newId } from '../../shared-kernel/ids.js';
import { PreconditionStale, refusal } from '../../shared-kernel/refusal.js';
import { specAsker } from '../asking/testing/spec-asker.js';
import { openDatabase } from '../postgres/database.js';
import { PostgresIdempotencyStore } from '../postgres/idempotency-store.js';
import { tagged } from './answers.js';
import { Idempotent, Order, PathId, Policy } from './route.js';
import { Scope } from './scopes.js';
import { Text } from './shapes.js';
import { startRim, type Rim } from './testing/rim.js';

class Wish {
  @Text({ max: 100 })
  readonly what!: string;
  @Text({ max: 100, optional: true })
  readonly why?: string;
}

const orders: string[] = [];
const begun = new Subject<void>();
let held: Promise<void> = Promise.resolve();

const outcomes: Readonly<Record<string, () => Error>> = {
  conflict: refusal('wish_conflict', 'conflict', 'Not now.'),
  stale: PreconditionStale,
  gone: refusal('wish_gone', 'missing', 'Not here.'),
  later: refusal('wish_later', 'unavailable', 'Later.', { retryAfter: 1 }),
  often: refusal('wish_often', 'too-many', 'Too often.', { retryAfter: 1 }),
  malformed: refusal('wish_malformed', 'malformed', 'What?'),
  fault: () => new Error('boom'),
};

@Policy('user')
@Scope('projects')
@Controller('wishes')
class WishesController {
  @Post()
  @Idempotent('required')
  async wish(@Body() { what }: Wish, @Order() order: CommandContext): Promise<object> {
    orders.push(order.commandId);
    begun.next();
    await held;
    return tagged(1, { what, count: orders.length, position: '7' });
  }
  @Post('ending/:how')
  @Idempotent('optional')
  ending(@Param('how') how: string): never {
    orders.push(how);
    throw outcomes[how]!();
  }
  @Delete(':id')
  @HttpCode(204)
  @Idempotent('optional')
  drop(@PathId('id') id: string): void {
    orders.push(id);
  }
  @Post('anonymous')
  @Policy('public')
  @Idempotent('required')
  anonymous(@Body() { what }: Wish): object {
    orders.push(what);
    return { count: orders.length };
  }
}

let database: FreshDatabase;
let pool: pg.Pool;
let store: PostgresIdempotencyStore;
let rim: Rim;
beforeAll(async () => {
  database = await freshDatabase();
  pool = await openDatabase({ url: database.url, asker: specAsker });
  store = new PostgresIdempotencyStore(pool);
  rim = await startRim([WishesController], store);
});
afterAll(async () => {
  await rim.close();
  await store.close();
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  orders.length = 0;
  held = Promise.resolve();
});

const wish = (token: string, key: string, body: object = { what: 'rain' }) =>
  rim.client(token).post('/v1/wishes').set('idempotency-key', key).send(body);
const newUser = () => rim.guests.admit('user').token;

describe('a repeat', () => {
  it('gets the first outcome, headers and all, and nothing happens', async () => {
    const token = newUser();
    const first = await wish(token, 'k').expect(201);
    const again = await wish(token, 'k').expect(201, first.body).expect('idempotency-replayed', 'true');
    for (const name of ['content-type', 'etag', 'keyreel-position', 'cache-control']) expect(again.headers[name]).toBe(first.headers[name]);
    expect(first.headers).toMatchObject({ etag: '"1"', 'keyreel-position': '7' });
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(orders).toHaveLength(1);
  });

  it('is recognised however the body is written', async () => {
    const token = newUser();
    await wish(token, 'k', { what: 'rain', why: 'dry' }).expect(201);
    await wish(token, 'k', { why: 'dry', what: 'rain' }).expect(201).expect('idempotency-replayed', 'true');
  });

  it('of an answer without a body has none either', async () => {
    const token = newUser();
    const path = `/v1/wishes/${newId()}`;
    await rim.client(token).delete(path).set('idempotency-key', 'k').expect(204, '');
    await rim.client(token).delete(path).set('idempotency-key', 'k').expect(204, '').expect('idempotency-replayed', 'true');
    expect(orders).toHaveLength(1);
  });

  it.each([
    ['conflict', 409],
    ['gone', 404],
  ])('gets a final refusal (%s) again', async (how, status) => {
    const token = newUser();
    const path = `/v1/wishes/ending/${how}`;
    const first = await rim.client(token).post(path).set('idempotency-key', 'k').expect(status);
    const again = await rim.client(token).post(path).set('idempotency-key', 'k').expect(status, first.body);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', 'content-type': 'application/problem+json; charset=utf-8' });
    expect(orders).toHaveLength(1);
  });

  it('is told in the language in which it is asked for, whichever came first', async () => {
    const token = newUser();
    const ask = (language: string) =>
      rim.client(token).post('/v1/wishes/ending/stale').set('idempotency-key', 'k').set('accept-language', language).expect(412);
    const titles = [await ask('de'), await ask('en'), await ask('de')].map(({ body }) => (body as { title: string }).title);
    expect(titles).toEqual([
      'Das wurde geändert, seit du es gelesen hast.',
      'This was changed since you read it.',
      'Das wurde geändert, seit du es gelesen hast.',
    ]);
    expect(orders).toHaveLength(1);
  });

  it.each([
    ['later', 503],
    ['often', 429],
    ['malformed', 400],
    ['fault', 500],
  ])('runs again after what was not final (%s)', async (how, status) => {
    const token = newUser();
    const path = `/v1/wishes/ending/${how}`;
    for (const _ of ['first', 'again']) {
      const { headers } = await rim.client(token).post(path).set('idempotency-key', 'k').expect(status);
      expect(headers).not.toHaveProperty('idempotency-replayed');
    }
    expect(orders).toHaveLength(2);
  });

  it('runs after a request that was refused for its shape, under the same key', async () => {
    const token = newUser();
    await wish(token, 'k', { what: 7 }).expect(400);
    await wish(token, 'k', { what: 'rain' }).expect(201);
  });
});

describe('the same key', () => {
  it('with another body is refused, and the first outcome stands', async () => {
    const token = newUser();
    await wish(token, 'k').expect(201);
    await wish(token, 'k', { what: 'snow' }).expect(422, /idempotency_key_reused/);
    await wish(token, 'k').expect(201).expect('idempotency-replayed', 'true');
  });

  it('of another account, route or path is another key', async () => {
    const token = newUser();
    const [one, other] = [newId(), newId()];
    await wish(token, 'k').expect(201);
    await wish(newUser(), 'k', { what: 'snow' }).expect(201);
    await rim.client(token).delete(`/v1/wishes/${one}`).set('idempotency-key', 'k').expect(204);
    await rim.client(token).delete(`/v1/wishes/${other}`).set('idempotency-key', 'k').expect(204);
    expect(orders.slice(2)).toEqual([one, other]);
  });

  it('works before anybody has signed in', async () => {
    const send = (what: string) => rim.client().post('/v1/wishes/anonymous').set('idempotency-key', 'anon-1').send({ what });
    await send('rain').expect(201, { count: 1 });
    await send('rain').expect(201, { count: 1 });
    await send('snow').expect(422, /idempotency_key_reused/);
  });

  it('while the first is under way is told to wait, and not with another body', async () => {
    const token = newUser();
    let release = () => {};
    held = new Promise(resolve => (release = resolve));
    const started = firstValueFrom(begun);
    const first = wish(token, 'k').then(answer => answer);
    await started;
    await wish(token, 'k')
      .expect(409, /idempotency_in_flight/)
      .expect('retry-after', '1');
    await wish(token, 'k', { what: 'snow' }).expect(422, /idempotency_key_reused/);
    release();
    expect((await first).status).toBe(201);
    await wish(token, 'k').expect(201).expect('idempotency-replayed', 'true');
    expect(orders).toHaveLength(1);
  });

  it('sent twenty times at once runs once', async () => {
    const token = newUser();
    const answers = await Promise.all(Array.from({ length: 20 }, () => wish(token, 'k')));
    expect(orders).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    await wish(token, 'k').expect(201, { what: 'rain', count: 1, position: '7' });
  });
});

it('a client that goes away does not stop its order, and finds the outcome later', async () => {
  const token = newUser();
  let release = () => {};
  held = new Promise(resolve => (release = resolve));
  const leaving = new AbortController();
  const started = firstValueFrom(begun);
  const gone = fetch(`${rim.url}/v1/wishes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'k', 'content-type': 'application/json' },
    body: JSON.stringify({ what: 'rain' }),
    signal: leaving.signal,
  });
  await started;
  leaving.abort();
  await expect(gone).rejects.toThrow();
  release();
  let later = await wish(token, 'k');
  while (later.status === 409) later = await wish(token, 'k');
  expect(later.headers).toMatchObject({ 'idempotency-replayed': 'true' });
  expect(orders).toHaveLength(1);
});

describe('a request whose process died', () => {
  const left = async (token: string) => {
    // what a killed process leaves: the row that its request took, and a lock that its session no longer holds
    await pool.query(`update idempotency_keys set status = null, answer = null, runner = $2 where account_id = $1`, [
      token.replace('token-', ''),
      2_000_000,
    ]);
  };

  it('is run again at once, as the same order', async () => {
    const token = newUser();
    await wish(token, 'k').expect(201);
    await left(token);
    const { headers } = await wish(token, 'k').expect(201);
    expect(headers).not.toHaveProperty('idempotency-replayed');
    expect(orders[1]).toBe(orders[0]);
    await wish(token, 'k').expect(201).expect('idempotency-replayed', 'true');
  });

  it('is not run again with another body', async () => {
    const token = newUser();
    await wish(token, 'k').expect(201);
    await left(token);
    await wish(token, 'k', { what: 'snow' }).expect(422, /idempotency_key_reused/);
  });

  it('is taken over by one alone', async () => {
    const token = newUser();
    await wish(token, 'k').expect(201);
    await left(token);
    await Promise.all(Array.from({ length: 10 }, () => wish(token, 'k')));
    expect(orders).toHaveLength(2);
  });
});

describe('the store', () => {
  const request = (keyHash: string) => ({ accountId: 'ada', route: 'POST /v1/wishes', keyHash, bodyHash: 'b' });

  /** A session that has ended holds its locks a moment longer. */
  const untilTaken = async (keyHash: string) => {
    while ((await store.claim(request(keyHash))).found !== 'nothing');
  };

  it('leaves what a living process elsewhere runs, and takes it when that process ends', async () => {
    const elsewhere = new PostgresIdempotencyStore(pool);
    expect(await elsewhere.claim(request('alive'))).toEqual({ found: 'nothing' });
    expect(await store.claim(request('alive'))).toEqual({ found: 'in-flight' });
    await elsewhere.close();
    await untilTaken('alive');
  });

  it('lives on under a new number when its session is lost', async () => {
    const wounded = new PostgresIdempotencyStore(pool);
    expect(await wounded.claim(request('wounded'))).toEqual({ found: 'nothing' });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 7300004
      and objid::bigint = (select runner from idempotency_keys where key_hash = 'wounded')`);
    await owner.end();
    await untilTaken('wounded');
    for (let n = 0, seen = ''; seen !== 'in-flight'; n += 1) {
      expect(await wounded.claim(request(`after ${n}`))).toEqual({ found: 'nothing' });
      seen = (await store.claim(request(`after ${n}`))).found;
    }
    await wounded.close();
  });

  it('gives what a dead process left to one of many that come at once', async () => {
    const keys = Array.from({ length: 60 }, (_, n) => `left ${n}`);
    for (const key of keys) await store.claim(request(key));
    for (const key of keys) await store.finish(request(key), { status: 201, answer: { sealed: 'x' } });
    await pool.query(`update idempotency_keys set status = null, answer = null, runner = 2000000 where key_hash like 'left %'`);
    const claims = await Promise.all(keys.map(key => Promise.all(Array.from({ length: 6 }, () => store.claim(request(key))))));
    expect(claims.map(many => many.filter(({ found }) => found === 'nothing').length)).toEqual(keys.map(() => 1));
  });

  it('forgets after 7 days', async () => {
    const kept = { status: 201, answer: { sealed: 'x' } };
    for (const key of ['old', 'older']) {
      await store.claim(request(key));
      await store.finish(request(key), kept);
    }
    await pool.query(`update idempotency_keys set created_at = now() - interval '7 days 1 second' where key_hash in ('old', 'older')`);
    expect(await store.claim({ ...request('old'), bodyHash: 'another' })).toEqual({ found: 'nothing' });
    expect(await store.forgetOld()).toBe(1);
    const { rows } = await pool.query(`select key_hash from idempotency_keys where key_hash in ('old', 'older')`);
    expect(rows).toEqual([{ key_hash: 'old' }]);
  });
});

describe('the header', () => {
  it('is required where the route says so, and refused when it is no key', async () => {
    const token = newUser();
    await rim
      .client(token)
      .post('/v1/wishes')
      .send({ what: 'rain' })
      .expect(400, /idempotency_key_required/);
    for (const key of ['x'.repeat(201), 'two words']) await wish(token, key).expect(400, /idempotency_key_malformed/);
    expect(orders).toHaveLength(0);
  });

  it('may be left out where it is optional', async () => {
    const token = newUser();
    for (const _ of ['first', 'again']) await rim.client(token).delete(`/v1/wishes/${newId()}`).expect(204);
    expect(orders).toHaveLength(2);
  });
});

it('nothing of keys, bodies and answers can be read in the database', async () => {
  const token = newUser();
  await wish(token, 'canary-key', { what: 'canary-body' }).expect(201);
  const { rows } = await pool.query<{ all: string }>(`select string_agg(k::text, ' ') as all from idempotency_keys k`);
  const everything = rows[0]!.all;
  expect(everything).toContain('POST /v1/wishes');
  for (const canary of ['canary-key', 'canary-body']) {
    const forms = [canary, Buffer.from(canary).toString('hex'), Buffer.from(canary).toString('base64').slice(0, -4)];
    for (const form of forms) expect(everything).not.toContain(form);
  }
});

it('an account that is erased meanwhile leaves no outcome behind', async () => {
  const { token, accountId } = rim.guests.admit('user');
  let release = () => {};
  held = new Promise(resolve => (release = resolve));
  const started = firstValueFrom(begun);
  const erasing = wish(token, 'k').then(answer => answer);
  await started;
  await rim.vault.dataKeys.destroy(accountId);
  release();
  expect((await erasing).status).toBe(201);
  const { rows } = await pool.query('select from idempotency_keys where account_id = $1', [accountId]);
  expect(rows).toHaveLength(0);
  expect(rim.reports.filter(line => line.includes('CannotSeal'))).toEqual([]);
});
