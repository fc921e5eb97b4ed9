import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { newToken } from '../../infrastructure/tokens/tokens.js';
import { openAccountHouse, type AccountHouse } from './testing/account-house.js';
import { signUp, type Person } from './testing/people.js';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

interface Issued {
  readonly tokenId: string;
  readonly token: string;
  readonly expiresAt: string | null;
}

describe('a personal token', () => {
  let house: AccountHouse;
  let ada: Person;
  beforeAll(async () => {
    house = await openAccountHouse();
    ada = await signUp(house);
  });
  afterAll(() => house.close());

  const wanted = (scopes: readonly string[], more: object = {}) => ({ name: 'nightly export', scopes, ...more });
  const ask = (person: Person, body: object, key: string = randomUUID()) => person.client.post('/v1/tokens').set('idempotency-key', key).send(body);
  const issue = async (person: Person, ...scopes: readonly string[]): Promise<Issued> =>
    (await ask(person, wanted(scopes)).expect(201)).body as Issued;
  const own = ({ token }: Issued) => house.client(token).get('/v1/accounts/me');

  it('opens what its scopes say, to read or to change, and is told what is missing elsewhere', async () => {
    const [reader, writer] = [await issue(ada, 'account:read'), await issue(ada, 'account:write')];
    await own(reader).expect(200);
    await own(writer).expect(200);
    const instruct = ({ token }: Issued) => house.client(token).put('/v1/accounts/me/instructions').set('if-match', '*').send({ text: 'Be brief.' });
    await instruct(writer).expect(200);
    const { body } = await instruct(reader).expect(403);
    expect(body).toMatchObject({ code: 'scope_missing', needed: 'account:write', remedies: ['use_a_token_with_the_scope'] });
    await own(await issue(ada, 'projects:write')).expect(403, /scope_missing/);
  });

  it('makes, sees and revokes no token, ends no session, changes no password and no role, whatever its scopes', async () => {
    const { token, tokenId } = await issue(ada, 'account:write', 'operations:write');
    const client = house.client(token);
    const tries = [
      client.get('/v1/tokens'),
      client
        .post('/v1/tokens')
        .set('idempotency-key', randomUUID())
        .send(wanted(['account:write'])),
      client.delete(`/v1/tokens/${tokenId}`),
      client.get('/v1/sessions'),
      client.delete('/v1/sessions/current'),
      client.post('/v1/accounts/me/password').send({ current: 'x', new: 'y' }),
      client.post('/v1/administrators').send({ token: 'x' }),
    ];
    for (const attempt of tries)
      expect((await attempt.expect(403)).body).toMatchObject({ code: 'scope_missing', needed: 'session', remedies: ['sign_in'] });
  });

  it('never opens more than the account may do', async () => {
    const { token } = await issue(ada, 'operations:write');
    await house
      .client(token)
      .post(`/v1/accounts/${ada.accountId}/roles`)
      .send({ role: 'admin' })
      .expect(403, /role_required/);
  });

  it('is shown once, and kept neither in clear nor under a readable name', async () => {
    const { token, tokenId } = await issue(ada, 'account:read');
    const { body } = await ada.client.get('/v1/tokens').expect(200);
    expect(body.items).toContainEqual({
      tokenId,
      name: 'nightly export',
      scopes: ['account:read'],
      createdAt: house.clock.at.toISOString(),
      lastUsedAt: null,
      expiresAt: null,
    });
    expect(JSON.stringify(body)).not.toContain('kr_pat_');
    const { rows } = await house.pool.query<{ line: string }>('select p::text as line from safe.personal_tokens p');
    const kept = rows.map(({ line }) => line).join('\n');
    expect(kept).toContain(tokenId);
    expect(kept).not.toContain('nightly');
    expect(kept).not.toContain(token.slice(7, 40));
  });

  it('can be told from a random text by whoever finds one', async () => {
    const { token } = await issue(ada, 'account:read');
    const [, head = '', check = ''] = /^(kr_pat_[0-9A-Za-z]{43})_([0-9A-Za-z]{6})$/.exec(token) ?? [];
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    expect([...check].reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0)).toBe(crc32(head));
    const queries: string[] = [];
    const note = () => queries.push('asked');
    house.pool.on('acquire', note);
    await house
      .client(`${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`)
      .get('/v1/accounts/me')
      .expect(401);
    expect(queries).toEqual([]);
    await house
      .client(newToken('pat'))
      .get('/v1/accounts/me')
      .expect(401, /token_invalid/);
    expect(queries).toEqual(['asked']);
    house.pool.off('acquire', note);
  });

  it('is revoked at once, and by its owner alone', async () => {
    const [token, bob] = [await issue(ada, 'account:read'), await signUp(house)];
    const foreign = await bob.client.delete(`/v1/tokens/${token.tokenId}`).expect(404);
    const missing = await bob.client.delete(`/v1/tokens/${randomUUID()}`).expect(404);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    await own(token).expect(200);
    await ada.client.delete(`/v1/tokens/${token.tokenId}`).expect(204);
    await own(token).expect(401, /token_invalid/);
    await ada.client.delete(`/v1/tokens/${token.tokenId}`).expect(404, /resource_missing/);
  });

  it('ends when it was said to, and is forgotten then', async () => {
    const { body } = await ask(ada, wanted(['account:read'], { expiresInDays: 7 })).expect(201);
    const token = body as Issued;
    expect(token.expiresAt).toBe(new Date(house.clock.at.getTime() + 7 * DAY).toISOString());
    house.clock.pass(7 * DAY - 1);
    await own(token).expect(200);
    house.clock.pass(1);
    await own(token).expect(401);
    await house.tidy();
    const { rowCount } = await house.pool.query('select from safe.personal_tokens where token_id = $1', [token.tokenId]);
    expect(rowCount).toBe(0);
    house.clock.pass(-7 * DAY);
  });

  it('notes its use once an hour at most', async () => {
    const token = await issue(ada, 'account:read');
    const lastUsed = async () => {
      const { rows } = await house.pool.query<{ at: Date }>('select last_used_at as at from safe.personal_tokens where token_id = $1', [
        token.tokenId,
      ]);
      return rows[0]?.at.getTime();
    };
    const first = house.clock.at.getTime();
    await own(token).expect(200);
    house.clock.pass(HOUR - 1);
    await own(token).expect(200);
    expect(await lastUsed()).toBe(first);
    house.clock.pass(1);
    await own(token).expect(200);
    expect(await lastUsed()).toBe(first + HOUR);
  });

  it('is one token under one key, told again as it was first told', async () => {
    const key = randomUUID();
    const [first, again] = [await ask(ada, wanted(['account:read']), key).expect(201), await ask(ada, wanted(['account:read']), key).expect(201)];
    expect(again.body).toEqual(first.body);
  });

  it('is one of fifty at most', async () => {
    const eve = await signUp(house);
    const { body } = await ask(eve, wanted(['account:read'])).expect(201);
    await house.pool.query(
      `insert into safe.personal_tokens select gen_random_uuid(), account_id, sha256(n::text::bytea), name, scopes, created_at, null
         from safe.personal_tokens, generate_series(1, 48) n where token_id = $1`,
      [body.tokenId],
    );
    const answers = await Promise.all([ask(eve, wanted(['account:read'])), ask(eve, wanted(['account:read']))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await ask(eve, wanted(['account:read'])).expect(409, /too_many_tokens/);
  });

  it.each([
    ['no scope', { scopes: [] }],
    ['an unknown scope', { scopes: ['everything'] }],
    ['a scope that no token has', { scopes: ['session'] }],
    ['no name', { name: ' ' }],
    ['an end in the past', { expiresInDays: 0 }],
  ])('is not made with %s', async (_, wrong) => {
    await ask(ada, { ...wanted(['account:read']), ...wrong }).expect(400, /request_invalid/);
  });
});
