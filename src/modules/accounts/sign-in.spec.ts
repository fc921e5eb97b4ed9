import { randomUUID } from 'node:crypto';
import { Argon2Passwords } from '../../infrastructure/passwords/argon2-passwords.js';
import { newToken } from '../../infrastructure/tokens/tokens.js';
import { openAccountHouse, type AccountHouse } from './testing/account-house.js';
import { newAddress, PASSWORD, signIn, signUp, type Person } from './testing/people.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NEXT = 'another long sentence of mine';

describe('signing in', () => {
  let house: AccountHouse;
  beforeAll(async () => {
    house = await openAccountHouse();
  });
  beforeEach(() => house.clock.pass(DAY)); // nobody has guessed today
  afterAll(() => house.close());

  const attempt = (email: string, password: string) => house.client().post('/v1/sessions').send({ email, password });
  const works = ({ client, position }: Person) => client.get('/v1/accounts/me').set('keyreel-position', position).expect(200);
  const isOver = async ({ client }: Person) => {
    const { body } = await client.get('/v1/accounts/me').expect(401);
    expect(body.code).toBe('token_invalid');
  };

  it('begins a session beside the others, in any spelling of the address', async () => {
    const ada = await signUp(house, `Ada-${randomUUID()}@example.org`);
    const again = await signIn(house, { ...ada, email: ` ${ada.email.toUpperCase()} ` });
    expect(again.sessionId).not.toBe(ada.sessionId);
    await works(ada);
    await works(again);
    const { body } = await again.client.get('/v1/sessions').expect(200);
    expect(body.items.map(({ sessionId, current }: { sessionId: string; current: boolean }) => [sessionId, current])).toEqual(
      expect.arrayContaining([
        [ada.sessionId, false],
        [again.sessionId, true],
      ]),
    );
    expect(JSON.stringify(body)).not.toContain('kr_s_');
  });

  it('fails alike for a wrong password and an unknown address', async () => {
    const ada = await signUp(house);
    const [known, unknown] = [await attempt(ada.email, 'wrong '.repeat(4)), await attempt(newAddress(), PASSWORD)];
    const told = ({ status, body, headers }: typeof known) => [
      status,
      { ...body, instance: '' },
      Object.keys(headers).sort(),
      headers['content-length'],
    ];
    expect(told(known)).toEqual(told(unknown));
    expect(known.body).toMatchObject({ status: 401, code: 'sign_in_failed' });
  });

  it('asks nobody about tokens that cannot be ours', async () => {
    const queries: string[] = [];
    const note = () => queries.push('asked');
    house.pool.on('acquire', note);
    for (const token of ['x', 'kr_s_x', `${newToken('s').slice(0, -1)}_`, newToken('a')]) await house.client(token).get('/v1/sessions').expect(401);
    expect(queries).toEqual([]);
    await house.client(newToken('s')).get('/v1/sessions').expect(401);
    expect(queries).toEqual(['asked']);
    house.pool.off('acquire', note);
  });

  it('ends where the person signs out, at once and there alone', async () => {
    const ada = await signUp(house);
    const again = await signIn(house, ada);
    await ada.client.delete('/v1/sessions/current').expect(204);
    await isOver(ada);
    await works(again);
  });

  it('ends where the person says so from elsewhere', async () => {
    const ada = await signUp(house);
    const [lost, bob] = [await signIn(house, ada), await signUp(house)];
    await ada.client.delete(`/v1/sessions/${lost.sessionId}`).expect(204);
    await isOver(lost);
    await ada.client.delete(`/v1/sessions/${lost.sessionId}`).expect(404);
    const foreign = await ada.client.delete(`/v1/sessions/${bob.sessionId}`).expect(404);
    const missing = await ada.client.delete(`/v1/sessions/${randomUUID()}`).expect(404);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    await works(bob);
  });

  it('lasts for 30 days after its last use', async () => {
    const ada = await signUp(house);
    house.clock.pass(30 * DAY - 1);
    await works(ada);
    house.clock.pass(30 * DAY - 1);
    await works(ada);
    house.clock.pass(30 * DAY);
    await isOver(ada);
    const again = await signIn(house, ada);
    expect((await again.client.get('/v1/sessions').expect(200)).body.items).toHaveLength(1);
  });

  it('notes uses once a minute at most', async () => {
    const ada = await signUp(house);
    const lastUse = async () => (await ada.client.get('/v1/sessions').expect(200)).body.items[0].lastUsedAt;
    const begun = house.clock.now().toISOString();
    house.clock.pass(MINUTE - 1);
    expect(await lastUse()).toBe(begun);
    house.clock.pass(1);
    expect(await lastUse()).toBe(house.clock.now().toISOString());
  });

  it('forgets sessions that are over, without being asked', async () => {
    await signUp(house);
    house.clock.pass(31 * DAY);
    const bob = await signUp(house);
    await house.tidy();
    const { rows } = await house.pool.query('select session_id from safe.sessions where expires_at < $1 or session_id = $2', [
      house.clock.now(),
      bob.sessionId,
    ]);
    expect(rows).toEqual([{ session_id: bob.sessionId }]);
  });

  it('takes passwords that were hashed with yesterday’s parameters, and hashes them anew', async () => {
    const ada = await signUp(house);
    const old = await new Argon2Passwords({ memoryKib: 64, passes: 1, lanes: 1 }).hash(PASSWORD);
    await house.pool.query('update safe.passwords set hash = $2 where account_id = $1', [ada.accountId, old]);
    await works(await signIn(house, ada));
    const { rows } = await house.pool.query<{ hash: string }>('select hash from safe.passwords where account_id = $1', [ada.accountId]);
    expect(rows[0]?.hash).toContain('m=1024');
    await works(await signIn(house, ada));
  });

  describe('by guessing', () => {
    const limited = { code: 'too_many_tries', status: 429 };

    it('is over after ten wrong guesses, also for whoever then knows it', async () => {
      const ada = await signUp(house);
      for (let guess = 0; guess < 10; guess += 1) await attempt(ada.email, `wrong guess number ${guess}`).expect(401);
      const { body, headers } = await attempt(ada.email.toUpperCase(), PASSWORD).expect(429);
      expect(body).toMatchObject(limited);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      house.clock.pass(6 * MINUTE);
      await attempt(ada.email, PASSWORD).expect(201);
    });

    it('is limited alike for an address that nobody has', async () => {
      const email = newAddress();
      for (let guess = 0; guess < 10; guess += 1) await attempt(email, PASSWORD).expect(401);
      expect((await attempt(email, PASSWORD).expect(429)).body).toMatchObject(limited);
    });

    it('gets no more tries in parallel than one after the other', async () => {
      const ada = await signUp(house);
      const answers = await Promise.all(Array.from({ length: 40 }, () => attempt(ada.email, 'wrong guess, many at once')));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
    });

    it('begins anew after a right one', async () => {
      const ada = await signUp(house);
      for (let round = 0; round < 3; round += 1) {
        for (let guess = 0; guess < 9; guess += 1) await attempt(ada.email, 'wrong guess').expect(401);
        await attempt(ada.email, PASSWORD).expect(201);
      }
    });

    it('is limited for a network that tries many addresses', async () => {
      const answers = [];
      for (let guess = 0; guess < 310; guess += 1) answers.push(await attempt(newAddress(), PASSWORD));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(300);
      expect(answers.at(-1)?.body).toMatchObject(limited);
    });

    it('is limited as well with a session at hand', async () => {
      const ada = await signUp(house);
      const change = (current: string) => ada.client.post('/v1/accounts/me/password').send({ current, new: NEXT });
      for (let guess = 0; guess < 10; guess += 1) expect((await change(`wrong guess ${guess}`).expect(403)).body.code).toBe('password_wrong');
      await change(PASSWORD).expect(429);
    });
  });

  describe('with a changed password', () => {
    const change = ({ client }: Person, body: object = { current: PASSWORD, new: NEXT }, key: string = randomUUID()) =>
      client.post('/v1/accounts/me/password').set('idempotency-key', key).send(body);

    it('works with the new one alone, and every other session has ended', async () => {
      const ada = await signUp(house);
      const lost = await signIn(house, ada);
      await change(ada).expect(200);
      await works(ada);
      await isOver(lost);
      await attempt(ada.email, PASSWORD).expect(401);
      await works(await signIn(house, ada, NEXT));
      const events = await house.eventsOf(`account-${ada.accountId}`);
      expect(events.map(({ type }) => type)).toEqual(['AccountOpened', 'PasswordChanged']);
    });

    it.each([
      [{ current: 'not my password', new: NEXT }, 403, 'password_wrong'],
      [{ current: PASSWORD, new: 'too short' }, 422, 'password_too_weak'],
    ])('leaves everything as it was when it refuses %j', async (body, status, code) => {
      const ada = await signUp(house);
      const other = await signIn(house, ada);
      expect((await change(ada, body).expect(status)).body.code).toBe(code);
      await works(other);
      await works(await signIn(house, ada));
    });

    it('may not lean on the address', async () => {
      const ada = await signUp(house, `grace.hopper.${Date.now()}@cobol.example`);
      await works(ada);
      const { body } = await change(ada, { current: PASSWORD, new: 'Grace Hopper Cobol' }).expect(422);
      expect(body).toMatchObject({ code: 'password_too_weak', reason: 'too_common' });
    });

    it('is changed once under one key, even when the process died right after it', async () => {
      const ada = await signUp(house);
      const key = randomUUID();
      house.dieNext('after the password is changed');
      await change(ada, undefined, key).expect(500);
      await change(ada, undefined, key).expect(200);
      await change(ada, undefined, key).expect(200).expect('idempotency-replayed', 'true');
      const events = await house.eventsOf(`account-${ada.accountId}`);
      expect(events.map(({ type }) => type)).toEqual(['AccountOpened', 'PasswordChanged']);
    });

    it('is told of in the end when the process died and nobody repeated it', async () => {
      const ada = await signUp(house);
      house.dieNext('after the password is changed');
      await change(ada).expect(500);
      await works(await signIn(house, ada, NEXT));
      await house.tidy();
      await house.tidy();
      const events = await house.eventsOf(`account-${ada.accountId}`);
      expect(events.map(({ type }) => type)).toEqual(['AccountOpened', 'PasswordChanged']);
      expect(events[1]?.metadata).toMatchObject({ actor: 'job:accounts.tidy-sign-ins', onBehalfOf: `account:${ada.accountId}` });
    });

    it('is told of before the next change', async () => {
      const ada = await signUp(house);
      house.dieNext('after the password is changed');
      await change(ada).expect(500);
      await change(ada, { current: NEXT, new: `${NEXT}, again` }).expect(200);
      const events = await house.eventsOf(`account-${ada.accountId}`);
      expect(events.map(({ type }) => type)).toEqual(['AccountOpened', 'PasswordChanged', 'PasswordChanged']);
    });
  });
});
