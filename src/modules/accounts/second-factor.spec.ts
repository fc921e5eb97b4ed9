import { randomUUID } from 'node:crypto';
import { codeAt } from '../../../test/support/authenticator.js';
import { openAccountHouse, type AccountHouse } from './testing/account-house.js';
import { PASSWORD, signUp, type Person } from './testing/people.js';

const STEP = 30_000;
const HOUR = 60 * 60_000;

describe('a second factor, when the process dies', () => {
  let house: AccountHouse;
  beforeAll(async () => {
    house = await openAccountHouse();
  });
  beforeEach(() => house.clock.pass(24 * HOUR)); // nobody has guessed today
  afterAll(() => house.close());

  const asks = ({ client }: Person, path: string, body: object, key: string = randomUUID()) =>
    client.post(`/v1/accounts/me/second-factor${path}`).set('idempotency-key', key).send(body);
  const begins = async (person: Person): Promise<string> => (await asks(person, '', { password: PASSWORD }).expect(201)).body.secret as string;
  const codeOf = (secret: string): string => {
    house.clock.pass(STEP);
    return codeAt(secret, house.clock.now());
  };
  const typesOf = async ({ accountId }: Person) => (await house.eventsOf(`account-${accountId}`)).map(({ type }) => type);
  const rowsOf = async ({ accountId }: Person) =>
    (await house.pool.query('select from safe.second_factors where account_id = $1', [accountId])).rowCount;

  it('after it was confirmed, is told of in the end, once, and asked for', async () => {
    const ada = await signUp(house);
    const secret = await begins(ada);
    await house.pool.query('update safe.second_factors set confirmed_at = $2 where account_id = $1', [ada.accountId, house.clock.now()]);
    await house.tidy();
    await house.tidy();
    expect(await typesOf(ada)).toEqual(['AccountOpened', 'SecondFactorAdded']);
    const signIn = (more: object) =>
      house
        .client()
        .post('/v1/sessions')
        .send({ email: ada.email, password: PASSWORD, ...more });
    await signIn({}).expect(403, /second_factor_required/);
    await signIn({ code: codeOf(secret) }).expect(201);
  });

  it('after a recovery code was used up, tells of that in the end, once', async () => {
    const ada = await signUp(house);
    await asks(ada, '/confirmation', { code: codeOf(await begins(ada)) }).expect(200);
    const used = `update safe.recovery_codes set used_at = $2 where code_id = (select code_id from safe.recovery_codes where account_id = $1 limit 1)`;
    await house.pool.query(used, [ada.accountId, house.clock.now()]);
    await house.tidy();
    await house.tidy();
    const events = await house.eventsOf(`account-${ada.accountId}`);
    expect(events.map(({ type }) => type)).toEqual(['AccountOpened', 'SecondFactorAdded', 'RecoveryCodeUsed']);
    expect(events.at(-1)?.data).toMatchObject({ left: 9 });
  });

  it('is confirmed by the same order again, and by no other', async () => {
    const ada = await signUp(house);
    const code = codeOf(await begins(ada));
    const key = randomUUID();
    const first = await asks(ada, '/confirmation', { code }, key).expect(200);
    // the answer was never kept
    await house.pool.query('update idempotency_keys set status = null, answer = null where account_id = $1', [ada.accountId]);
    const again = await asks(ada, '/confirmation', { code }, key).expect(200);
    expect(again.body.recoveryCodes).not.toEqual(first.body.recoveryCodes);
    await asks(ada, '/confirmation', { code }).expect(409, /second_factor_present/);
    expect(await typesOf(ada)).toEqual(['AccountOpened', 'SecondFactorAdded']);
  });

  it('is forgotten when nobody ever confirmed it', async () => {
    const ada = await signUp(house);
    await begins(ada);
    house.clock.pass(HOUR);
    await house.tidy();
    expect(await rowsOf(ada)).toBe(1);
    house.clock.pass(1);
    await house.tidy();
    expect(await rowsOf(ada)).toBe(0);
  });
});
