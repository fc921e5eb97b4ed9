import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { asService } from '../../src/infrastructure/asking/asker.js';
import { AccountTokens } from '../../src/modules/accounts/application/account-tokens.js';
import type { Actor } from '../support/actor.js';
import { codeAt } from '../support/authenticator.js';
import { cli } from '../support/cli.js';
import { openWorld, raw, type World } from '../support/world.js';

const STEP_MS = 30_000;
const HOUR_MS = 60 * 60_000;

interface Begun {
  readonly secret: string;
  readonly uri: string;
}

/** Somebody asks for more than a password at each sign-in, loses the phone, and finds the ways back; a thief finds none. */
describe('a second factor', () => {
  let world: World;
  let ada: Actor;
  let key: string;
  let codes: readonly string[];
  let urls: NodeJS.ProcessEnv;

  /** A code that was not used yet: the next step's. */
  const nextCode = (secret = key): string => {
    world.clock.moveOn(STEP_MS);
    return codeAt(secret, world.clock.now());
  };
  const signIn = (who: Actor, more: object = {}) =>
    raw(world)
      .post('/v1/sessions')
      .send({ email: who.email, password: who.password, ...more });
  const begins = async (who: Actor): Promise<Begun> =>
    (await who.post('/accounts/me/second-factor', { password: who.password }).expect(201)).body as Begun;
  const confirms = (who: Actor, code: string) => who.post('/accounts/me/second-factor/confirmation', { code });
  const enrols = async (who: Actor) => {
    const { secret } = await begins(who);
    const { body } = await confirms(who, nextCode(secret)).expect(200);
    return { secret, recoveryCodes: body.recoveryCodes as readonly string[] };
  };
  const state = async (who: Actor) => (await who.get('/accounts/me/second-factor').expect(200)).body as object;
  const eventsOf = async (who: Actor) => {
    const events = [];
    for await (const event of world.service.platform.log.readStream(`account-${who.accountId}`)) events.push(event);
    return events;
  };
  const rows = async (sql: string, ...values: readonly string[]) => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql, [...values]).finally(() => client.end())).rows;
  };
  const tells = (...args: readonly string[]) => cli(args, { ...urls, KEYREEL_DATA_DIR: world.dataDir });

  beforeAll(async () => {
    world = await openWorld();
    urls = { DATABASE_URL: world.database.ownerUrl, DATABASE_SERVING_URL: world.database.url };
    ada = await world.signsUp();
  });
  afterAll(() => world.close());

  describe('that is added', () => {
    it('takes the password, tells its key once, and changes nothing until its first code', async () => {
      expect(await state(ada)).toEqual({ state: 'off', recoveryCodesLeft: 0 });
      expect((await ada.post('/accounts/me/second-factor', { password: 'not my password' }).expect(403)).body.code).toBe('password_wrong');
      expect((await confirms(ada, '123456').expect(409)).body.code).toBe('second_factor_not_begun');
      const { secret, uri } = await begins(ada);
      expect(new URL(uri).searchParams.get('secret')).toBe(secret);
      expect(decodeURIComponent(uri)).toContain(ada.email);
      expect((await confirms(ada, codeAt(secret, new Date(0))).expect(403)).body.code).toBe('second_factor_wrong');
      await signIn(ada).expect(201);
      expect(await state(ada)).toMatchObject({ state: 'off' });
    });

    it('is begun anew by whoever begins again, and forgotten after an hour', async () => {
      const first = await begins(ada);
      const second = await begins(ada);
      await confirms(ada, nextCode(first.secret)).expect(403);
      world.clock.moveOn(HOUR_MS + STEP_MS);
      expect((await confirms(ada, nextCode(second.secret)).expect(409)).body).toMatchObject({ remedies: ['begin_second_factor'] });
    });

    it('counts from its first code on, and gives ten recovery codes', async () => {
      const enrolled = await enrols(ada);
      [key, codes] = [enrolled.secret, enrolled.recoveryCodes];
      expect(new Set(codes).size).toBe(10);
      expect(await state(ada)).toEqual({ state: 'on', recoveryCodesLeft: 10 });
      expect((await ada.post('/accounts/me/second-factor', { password: ada.password }).expect(409)).body.code).toBe('second_factor_present');
      expect((await confirms(ada, nextCode()).expect(409)).body.code).toBe('second_factor_present');
    });
  });

  describe('at a sign-in', () => {
    it('is asked for after the right password alone, and the same request with a code signs in', async () => {
      const { body } = await signIn(ada).expect(403);
      expect(body).toMatchObject({ code: 'second_factor_required', remedies: ['send_code', 'send_recovery_code'] });
      expect((await signIn(ada, { password: 'not my password at all', code: nextCode() }).expect(401)).body.code).toBe('sign_in_failed');
      const session = await signIn(ada, { code: nextCode() }).expect(201);
      await raw(world)
        .get('/v1/accounts/me')
        .set('Authorization', `Bearer ${String(session.body.token)}`)
        .expect(200);
    });

    it('takes each code once, however many bring it at once, and none of a step before it', async () => {
      const before = codeAt(key, world.clock.now());
      const code = nextCode();
      const answers = await Promise.all([1, 2, 3, 4].map(() => signIn(ada, { code })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403]);
      for (const late of [code, before]) expect((await signIn(ada, { code: late }).expect(403)).body.code).toBe('second_factor_wrong');
    });

    it('takes the code of one step before and after, and of no other', async () => {
      world.clock.moveOn(10 * STEP_MS);
      const at = (steps: number) => codeAt(key, new Date(world.clock.now().getTime() + steps * STEP_MS));
      for (const steps of [-2, 2]) await signIn(ada, { code: at(steps) }).expect(403);
      for (const steps of [-1, 0, 1]) await signIn(ada, { code: at(steps) }).expect(201);
      world.clock.moveOn(STEP_MS);
    });

    it('gives a repeat under one key its first outcome, and takes no second code for it', async () => {
      const sent = { email: ada.email, password: ada.password, code: nextCode() };
      const repeated = () => raw(world).post('/v1/sessions').set('Idempotency-Key', sent.code).send(sent).expect(201);
      const [first, again] = [await repeated(), await repeated()];
      expect(again.body).toEqual(first.body);
    });

    it('is limited like the password, also for whoever knows the password', async () => {
      const eve = await world.signsUp();
      const { secret } = await enrols(eve);
      for (let guess = 0; guess < 10; guess += 1) await signIn(eve, { code: '000000' }).expect(403);
      expect((await signIn(eve, { code: nextCode(secret) }).expect(429)).body.code).toBe('too_many_tries');
    });
  });

  describe('whose phone is gone', () => {
    it('is stood in for by a recovery code, once, however it is typed', async () => {
      const [code = ''] = codes;
      await signIn(ada, { code: code.toLowerCase().replaceAll('-', ' ') }).expect(201);
      expect((await signIn(ada, { code }).expect(403)).body.code).toBe('second_factor_wrong');
      expect(await state(ada)).toEqual({ state: 'on', recoveryCodesLeft: 9 });
    });

    it('gets new recovery codes for password and code, and the earlier ones work no longer', async () => {
      const renew = (body: Record<string, string>) => ada.post('/accounts/me/second-factor/recovery-codes', body);
      expect((await renew({ password: 'not my password', code: nextCode() }).expect(403)).body.code).toBe('password_wrong');
      expect((await renew({ password: ada.password, code: '000000' }).expect(403)).body.code).toBe('second_factor_wrong');
      const { body } = await renew({ password: ada.password, code: nextCode() }).expect(201);
      await signIn(ada, { code: codes[1] }).expect(403);
      codes = body.recoveryCodes as readonly string[];
      await signIn(ada, { code: codes[1] }).expect(201);
    });

    it('stays when the password is reset, whoever reads the letter', async () => {
      const issuing = world.service.app.get(AccountTokens, { strict: false });
      const { token } = await asService('operator', () => issuing.issue('reset-password', ada.accountId));
      await raw(world).post('/v1/password-resets/redeem').send({ token, new: ada.password }).expect(204);
      expect((await signIn(ada).expect(403)).body.code).toBe('second_factor_required');
      const { body } = await signIn(ada, { code: nextCode() }).expect(201);
      ada = ada.withToken(String(body.token));
    });

    it('is removed by the operator, who says why; the password alone signs in at once', async () => {
      const bob = await world.signsUp();
      await enrols(bob);
      expect(await tells('second-factor-off', `--account=${bob.accountId}`)).toMatchObject({ code: 1, said: '' });
      expect(await tells('second-factor-off', `--account=${randomUUID()}`, '--reason=gone')).toMatchObject({ code: 1 });
      const removes = async (...whom: readonly string[]) =>
        JSON.parse((await tells('second-factor-off', ...whom, '--reason=Phone lost, rang Bob')).said) as object;
      expect(await removes(`--email=${bob.email}`)).toEqual({ accountId: bob.accountId, removed: true });
      await signIn(bob).expect(201);
      await world.settled();
      expect(await rows('select from safe.second_factors where account_id = $1', bob.accountId)).toEqual([]);
      expect(await rows('select from safe.recovery_codes where account_id = $1', bob.accountId)).toEqual([]);
      expect(await removes(`--account=${bob.accountId}`)).toEqual({ accountId: bob.accountId, removed: false });
      const removal = (await eventsOf(bob)).at(-1);
      expect(removal).toMatchObject({ type: 'SecondFactorRemoved', data: { by: 'operator', reason: { sealed: expect.any(String) } } });
      expect((await bob.get('/accounts/me/export').expect(200)).text).toContain('Phone lost, rang Bob');
    });
  });

  describe('with a session at hand', () => {
    it('is asked for before the password is changed', async () => {
      const change = (more: object) => ada.post('/accounts/me/password', { current: ada.password, new: `${ada.password} 2`, ...more });
      expect((await change({}).expect(403)).body.code).toBe('second_factor_required');
      expect((await change({ code: '000000' }).expect(403)).body.code).toBe('second_factor_wrong');
      await change({ code: nextCode() }).expect(200);
      await ada.post('/accounts/me/password', { current: `${ada.password} 2`, new: ada.password, code: nextCode() }).expect(200);
    });

    it('is removed for password and code alone, with all that was kept of it', async () => {
      const dora = await world.signsUp();
      const remove = (body: object) => dora.delete('/accounts/me/second-factor').send(body);
      expect((await remove({ password: dora.password, code: '000000' }).expect(409)).body.code).toBe('second_factor_absent');
      const { secret, recoveryCodes } = await enrols(dora);
      await remove({ password: dora.password }).expect(400);
      expect((await remove({ password: 'not my password', code: nextCode(secret) }).expect(403)).body.code).toBe('password_wrong');
      expect((await remove({ password: dora.password, code: '000000' }).expect(403)).body.code).toBe('second_factor_wrong');
      await remove({ password: dora.password, code: recoveryCodes[0] }).expect(200);
      await signIn(dora).expect(201);
      expect(await rows('select from safe.recovery_codes where account_id = $1', dora.accountId)).toEqual([]);
    });
  });

  it('[R27] is in no event, no export and no dump, and neither are its recovery codes', async () => {
    const types = (await eventsOf(ada)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['SecondFactorAdded', 'RecoveryCodeUsed', 'RecoveryCodesRenewed']));
    const places = [(await ada.get('/accounts/me/export').expect(200)).text, (await tells('events')).said, (await tells('dump')).said];
    for (const needle of [key, ...codes, ...codes.map(code => code.replaceAll('-', ''))])
      expect(places.filter(text => text.includes(needle))).toEqual([]);
  });

  it('[A-18] is asked for before the account is erased, and is destroyed with it', async () => {
    const erase = (more: object) => ada.delete('/accounts/me').send({ password: ada.password, confirm: 'ERASE', ...more });
    expect((await erase({}).expect(403)).body.code).toBe('second_factor_required');
    expect((await erase({ code: '000000' }).expect(403)).body.code).toBe('second_factor_wrong');
    await ada.get('/accounts/me').expect(200);
    const { body } = await erase({ code: nextCode() }).expect(200);
    expect(body.completed.destroyed).toMatchObject({ secondFactors: 1, recoveryCodes: 10 });
    for (const table of ['second_factors', 'recovery_codes'])
      expect(await rows(`select from safe.${table} where account_id = $1`, ada.accountId)).toEqual([]);
  });
});
