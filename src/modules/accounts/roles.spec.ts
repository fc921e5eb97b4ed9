import { randomUUID } from 'node:crypto';
import { newToken } from '../../infrastructure/tokens/tokens.js';
import { openAccountHouse, type AccountHouse } from './testing/account-house.js';
import { signUp, type Person } from './testing/people.js';

const DAY = 24 * 60 * 60_000;

describe('roles', () => {
  let house: AccountHouse;
  beforeAll(async () => {
    house = await openAccountHouse();
  });
  beforeEach(() => house.clock.pass(DAY)); // nobody has guessed today
  afterAll(() => house.close());

  const become = ({ client }: Person, token: string) => client.post('/v1/administrators').send({ token });
  const administrator = async (): Promise<Person> => {
    const person = await signUp(house);
    await become(person, await house.tokens.issue()).expect(201);
    return person;
  };
  const grant = (by: Person, accountId: string, role: string) => by.client.post(`/v1/accounts/${accountId}/roles`).send({ role });
  const revoke = (by: Person, accountId: string, role: string) => by.client.delete(`/v1/accounts/${accountId}/roles/${role}`);

  describe('of the first administrator', () => {
    it('come from a token that the start tells, until somebody used one', async () => {
      const first = await house.tokens.first();
      expect(first).toMatch(/^kr_a_/);
      await expect(house.tokens.first()).resolves.toMatch(/^kr_a_/); // nobody may have read the first one
      const ada = await signUp(house);
      await grant(ada, ada.accountId, 'support').expect(403);
      await become(ada, ` ${first} `).expect(201);
      await grant(ada, ada.accountId, 'support').expect(200);
      await expect(house.tokens.first()).resolves.toBeNull();
    });

    it('come once, to one account, and may be asked for again by that one', async () => {
      const token = await house.tokens.issue();
      const [ada, bob] = [await signUp(house), await signUp(house)];
      await become(ada, token).expect(201);
      await become(ada, token).expect(201);
      const { body } = await become(bob, token).expect(403);
      expect(body).toMatchObject({ code: 'administrator_token_invalid', remedies: ['make_a_new_token'] });
      const events = await house.eventsOf(`account-${ada.accountId}`);
      expect(events.map(({ type }) => type)).toEqual(['AccountOpened', 'RoleGranted']);
    });

    it('do not come from a token that is a day old, of another kind, or guessed', async () => {
      const ada = await signUp(house);
      const token = await house.tokens.issue();
      house.clock.pass(DAY);
      for (const wrong of [token, newToken('a'), newToken('s'), 'guess']) await become(ada, wrong).expect(403);
      await house.tidy();
      expect((await house.pool.query('select from safe.one_time_tokens where used_at is null')).rowCount).toBe(0);
    });

    it('are not guessed', async () => {
      const ada = await signUp(house);
      for (let guess = 0; guess < 10; guess += 1) await become(ada, newToken('a')).expect(403);
      expect((await become(ada, newToken('a')).expect(429)).body.code).toBe('too_many_tries');
    });

    it('need an account', async () => {
      await house
        .client()
        .post('/v1/administrators')
        .send({ token: await house.tokens.issue() })
        .expect(401);
    });
  });

  it('act on the very next request, given or taken, in sessions that are open', async () => {
    const [admin, bob] = [await administrator(), await signUp(house)];
    for (let round = 0; round < 5; round += 1) {
      expect((await grant(bob, bob.accountId, 'support').expect(403)).body.code).toBe('role_required');
      await grant(admin, bob.accountId, 'admin').expect(200);
      await grant(bob, bob.accountId, 'support').expect(200);
      await revoke(admin, bob.accountId, 'admin').expect(200);
    }
    const { body: last } = await revoke(admin, bob.accountId, 'support').expect(200);
    const { body } = await bob.client.get('/v1/accounts/me').set('keyreel-position', last.position).expect(200);
    expect(body.roles).toEqual(['user']);
  });

  it('act although they were given by another process', async () => {
    const bob = await signUp(house);
    await bob.client.get('/v1/sessions').expect(200);
    const data = { accountId: bob.accountId, role: 'admin' };
    const id = randomUUID();
    const metadata = { actor: 'operator', commandId: id, causationId: id, correlationId: id, at: house.clock.now().toISOString() };
    await house.log.append(`account-${bob.accountId}`, 'any', [{ id, type: 'RoleGranted', schemaVersion: 1, data, metadata }]);
    await grant(bob, bob.accountId, 'auditor').expect(200);
  });

  it('are refused to accounts that are not there', async () => {
    const admin = await administrator();
    expect((await grant(admin, randomUUID(), 'support').expect(404)).body.code).toBe('account_unknown');
    expect((await revoke(admin, randomUUID(), 'support').expect(404)).body.code).toBe('account_unknown');
  });

  it('are not invented', async () => {
    const admin = await administrator();
    await grant(admin, admin.accountId, 'owner').expect(400);
    await revoke(admin, admin.accountId, 'owner').expect(400);
  });

  it('leave an administrator and every account its own', async () => {
    const [admin, bob] = [await administrator(), await signUp(house)];
    expect((await revoke(admin, admin.accountId, 'admin').expect(409)).body.code).toBe('own_administrator_role');
    expect((await revoke(admin, bob.accountId, 'user').expect(409)).body.code).toBe('role_fixed');
  });
});
