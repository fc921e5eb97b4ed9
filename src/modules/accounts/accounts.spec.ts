import { randomUUID } from 'node:crypto';
import { openAccountHouse, type AccountHouse, type Death } from './testing/account-house.js';
import { newAddress, PASSWORD, signUp, type Person } from './testing/people.js';

describe('opening an account', () => {
  let house: AccountHouse;
  beforeAll(async () => {
    house = await openAccountHouse();
  });
  afterAll(() => house.close());

  const ask = (body: object, key: string = randomUUID()) => house.client().post('/v1/accounts').set('idempotency-key', key).send(body);
  const emailStream = async (email: string) => `email-${await house.keyedEmail(email.toLowerCase())}`;
  const typesIn = async (stream: string) => (await house.eventsOf(stream)).map(({ type }) => type);

  it('answers with the account and a session that works at once', async () => {
    const ada = await signUp(house, `  Ada.${randomUUID()}@Example.ORG `);
    const { body } = await ada.client.get('/v1/accounts/me').set('keyreel-position', ada.position).expect(200);
    expect(body).toMatchObject({ accountId: ada.accountId, roles: ['user'], instructionsVersion: 0, openedAt: house.clock.now().toISOString() });
    expect(body.email).toBe(ada.email.trim().replace('Example.ORG', 'example.org'));
  });

  it('tells the log of it, with the address sealed', async () => {
    const ada = await signUp(house);
    const [opened, ...rest] = await house.eventsOf(`account-${ada.accountId}`);
    expect(rest).toEqual([]);
    expect(opened).toMatchObject({ type: 'AccountOpened', data: { accountId: ada.accountId, roles: ['user'] } });
    expect(opened?.metadata).toMatchObject({ accountId: ada.accountId, actor: `account:${ada.accountId}` });
    expect(await typesIn(await emailStream(ada.email))).toEqual(['EmailReserved']);
    expect(JSON.stringify([opened, await house.eventsOf(await emailStream(ada.email))])).not.toContain(ada.email.split('@')[0]);
  });

  it('keeps neither the password nor the token, nor the address as it is', async () => {
    const { email, token } = await signUp(house);
    for (const table of ['safe.passwords', 'safe.sessions', 'idempotency_keys', 'read.read_accounts_account', 'es.events']) {
      const { rows } = await house.pool.query<{ text: string }>(`select it::text as text from ${table} it`);
      expect(rows.length).toBeGreaterThan(0);
      const everything = rows.map(row => row.text).join('\n');
      for (const secret of [PASSWORD, token, email, Buffer.from(token).toString('hex'), Buffer.from(email).toString('hex')])
        expect(everything).not.toContain(secret);
    }
  });

  it.each(['ADA', 'ada'])('knows a taken address again, written as %s', async local => {
    const domain = `${randomUUID()}.example`;
    await signUp(house, `Ada@${domain}`);
    const { body } = await ask({ email: `${local}@${domain.toUpperCase()}`, password: PASSWORD }).expect(409);
    expect(body).toMatchObject({ code: 'email_taken', remedies: ['sign_in', 'use_another_address'] });
  });

  it('gives an address to one of many who want it at once', async () => {
    const email = newAddress();
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask({ email, password: PASSWORD })));
    const codes = answers.map(({ status }) => status).sort();
    expect(codes).toEqual([201, 409, 409, 409, 409, 409]);
    const winner = answers.find(({ status }) => status === 201);
    await house.client(winner?.body.token).get('/v1/accounts/me').set('keyreel-position', winner?.body.position).expect(200);
    const reservation = (await house.eventsOf(await emailStream(email))).at(-1);
    expect(reservation).toMatchObject({ type: 'EmailReserved', data: { accountId: winner?.body.accountId } });
  });

  it('tells the second of two people with the same Idempotency-Key, and gives each an account of their own', async () => {
    const key = randomUUID();
    const ada = await signUp(house, newAddress(), key);
    const { body } = await ask({ email: newAddress(), password: PASSWORD }, key).expect(422);
    expect(body.code).toBe('idempotency_key_reused');
    await house.pool.query('delete from idempotency_keys'); // a week later
    const bob = await signUp(house, newAddress(), key);
    expect(bob.accountId).not.toBe(ada.accountId);
    await ada.client.get('/v1/accounts/me').expect(200);
  });

  it('answers a repeat with the very same session', async () => {
    const [email, key] = [newAddress(), randomUUID()];
    const [first, second] = [await signUp(house, email, key), await signUp(house, email, key)];
    expect(second.token).toBe(first.token);
  });

  it('does not hand an account to whoever repeats its first request with another password', async () => {
    const [email, key] = [newAddress(), randomUUID()];
    const ada = await signUp(house, email, key);
    await house.pool.query('delete from idempotency_keys');
    const { body } = await ask({ email, password: 'another long password' }, key).expect(409);
    expect(body.code).toBe('email_taken');
    await house.client().post('/v1/sessions').send({ email, password: 'another long password' }).expect(401);
    await house.client().post('/v1/sessions').send({ email, password: PASSWORD }).expect(201);
    await house.pool.query('delete from idempotency_keys');
    expect((await signUp(house, email, key)).accountId).toBe(ada.accountId);
  });

  it('needs an Idempotency-Key', async () => {
    const { body } = await house.client().post('/v1/accounts').send({ email: newAddress(), password: PASSWORD }).expect(400);
    expect(body.code).toBe('idempotency_key_required');
  });

  it.each([
    [{ email: 'nobody', password: PASSWORD }, 422, 'email_unusable'],
    [{ email: 'ada@example.org', password: 'too short' }, 422, 'password_too_weak'],
    [{ email: 'ada.lovelace@example.org', password: 'Ada Lovelace 2026' }, 422, 'password_too_weak'],
    [{ email: 'ada@example.org', password: 'x'.repeat(201) }, 400, 'request_invalid'],
    [{ email: 'ada@example.org', password: PASSWORD, roles: ['admin'] }, 400, 'request_invalid'],
    [{ email: 'ada@example.org' }, 400, 'request_invalid'],
    [{ email: ['ada@example.org'], password: PASSWORD }, 400, 'request_invalid'],
    [{ email: 'a\u0000@example.org', password: PASSWORD }, 400, 'request_invalid'],
  ])('refuses %j', async (body, status, code) => {
    const { body: problem } = await ask(body).expect(status);
    expect(problem.code).toBe(code);
  });

  describe('after a process died on the way', () => {
    const deaths: readonly Death[] = ['before the password is kept', 'after the password is kept'];
    const died = async (email: string, where: Death, key: string) => {
      house.dieNext(where);
      await ask({ email, password: PASSWORD }, key).expect(500);
      expect(await typesIn(await emailStream(email))).toEqual(['EmailReserved']);
    };

    it.each(deaths)('%s, continues under the same key', async where => {
      const [email, key] = [newAddress(), randomUUID()];
      await died(email, where, key);
      const { accountId, client, position } = await signUp(house, email, key);
      await client.get('/v1/accounts/me').set('keyreel-position', position).expect(200);
      expect(await typesIn(await emailStream(email))).toEqual(['EmailReserved']);
      expect(await typesIn(`account-${accountId}`)).toEqual(['AccountOpened']);
    });

    it.each(deaths)('%s, gives the address to whoever asks next', async where => {
      const [email, key] = [newAddress(), randomUUID()];
      await died(email, where, key);
      const ada: Person = await signUp(house, email);
      await ada.client.get('/v1/accounts/me').set('keyreel-position', ada.position).expect(200);
      expect(await typesIn(await emailStream(email))).toEqual(['EmailReserved', 'EmailReleased', 'EmailReserved']);
      // and the first one, come back, finds it taken
      const { body } = await ask({ email, password: PASSWORD }, key).expect(409);
      expect(body.code).toBe('email_taken');
    });

    it('lets nobody sign in to an account that never opened', async () => {
      const email = newAddress();
      await died(email, 'after the password is kept', randomUUID());
      const { body } = await house.client().post('/v1/sessions').send({ email, password: PASSWORD }).expect(401);
      expect(body.code).toBe('sign_in_failed');
    });
  });
});

describe('the instructions of an account', () => {
  let house: AccountHouse;
  let ada: Person;
  beforeAll(async () => {
    house = await openAccountHouse();
    ada = await signUp(house);
  });
  afterAll(() => house.close());

  const read = (position = ada.position) => ada.client.get('/v1/accounts/me/instructions').set('keyreel-position', position);
  const save = (text: string, version: string) => ada.client.put('/v1/accounts/me/instructions').set('if-match', version).send({ text });

  it('begin empty, are saved and read again, and are sealed in between', async () => {
    expect((await read().expect(200).expect('etag', '"0"')).body).toMatchObject({ text: '', version: 0 });
    const { body } = await save('Write like a person.\nNo emoji.', '"0"').expect(200).expect('etag', '"1"');
    expect(body).toMatchObject({ version: 1 });
    expect((await read(body.position).expect(200)).body).toMatchObject({ text: 'Write like a person.\nNo emoji.', version: 1 });
    const [, saved] = await house.eventsOf(`account-${ada.accountId}`);
    expect(saved).toMatchObject({ type: 'GlobalInstructionsChanged', data: { version: 1, bytes: 30 } });
    expect(JSON.stringify(saved)).not.toContain('person');
  });

  it('[A-9] are saved by one event and nothing else: nobody is called, nothing is charged', async () => {
    const before = await house.log.head();
    await save('Write like a person.\nNo emoji.', '*').expect(200);
    const after: string[] = [];
    for await (const { events } of house.log.readAll({ after: before })) after.push(...events.map(({ type }) => type));
    expect(after).toEqual(['GlobalInstructionsChanged']);
  });

  it('are not saved over a version that the client has not seen', async () => {
    const { body } = await save('Late.', '"0"').expect(412);
    expect(body).toMatchObject({ code: 'precondition_stale', currentVersion: 2 });
    await ada.client.put('/v1/accounts/me/instructions').send({ text: 'Blind.' }).expect(428);
    expect((await read().expect(200)).body.text).toContain('No emoji');
  });

  it('may be emptied, and saved over anything on purpose', async () => {
    const { body } = await save('', '*').expect(200);
    expect((await read(body.position).expect(200)).body).toMatchObject({ text: '', version: 3 });
  });

  it('hold 20,000 characters and not one more', async () => {
    await save('x'.repeat(20_000), '*').expect(200);
    await save('x'.repeat(20_001), '*').expect(400);
  });
});
