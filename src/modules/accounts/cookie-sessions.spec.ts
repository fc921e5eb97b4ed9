import { randomUUID } from 'node:crypto';
import { openAccountHouse, type AccountHouse } from './testing/account-house.js';
import { newAddress, PASSWORD, signUp } from './testing/people.js';

const DAY = 24 * 60 * 60_000;
const PAGE = { 'sec-fetch-site': 'same-origin', origin: 'https://keyreel.example' };
const COOKIE = /^(__Host-keyreel=(kr_ck_[0-9A-Za-z]{43}_[0-9A-Za-z]{6})); Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/;

describe('a session of the page', () => {
  let house: AccountHouse;
  beforeAll(async () => {
    house = await openAccountHouse();
  });
  beforeEach(() => house.clock.pass(DAY)); // nobody has guessed today
  afterAll(() => house.close());

  const cookieIn = ({ headers }: { readonly headers: object }): string => {
    const [set, ...others] = (headers as { readonly 'set-cookie'?: readonly string[] })['set-cookie'] ?? [];
    expect(others).toEqual([]);
    return COOKIE.exec(set ?? '')?.[1] ?? `not a session's cookie: ${set}`;
  };
  const asks = (path: string, body: object, key: string = randomUUID()) =>
    house
      .client()
      .post(path)
      .set(PAGE)
      .set('idempotency-key', key)
      .send({ tokens: 'cookie', ...body });
  const opens = async () => {
    const { email } = await signUp(house);
    const answer = await asks('/v1/sessions', { email, password: PASSWORD }).expect(201);
    return { email, cookie: cookieIn(answer), body: answer.body as { readonly sessionId: string; readonly accountId: string } };
  };
  const page = (cookie: string) => house.client().set(PAGE).set('cookie', cookie);

  it('is begun by a sign-up or a sign-in, and its token is told in the cookie alone', async () => {
    const newcomer = { email: newAddress(), password: PASSWORD };
    const key = randomUUID();
    const up = await asks('/v1/accounts', newcomer, key).expect(201);
    const { cookie, body } = await opens();
    for (const answer of [up.body, body]) {
      expect(answer).toMatchObject({ token: null, refresh: null });
      expect(JSON.stringify(answer)).not.toContain('kr_');
    }
    await page(cookieIn(up)).get('/v1/sessions').expect(200);
    await page(cookie).get('/v1/sessions').expect(200);
    const again = await asks('/v1/accounts', newcomer, key).expect(201);
    expect([again.body, cookieIn(again)]).toEqual([up.body, cookieIn(up)]);
  });

  it('is begun by no other page, whose guess is not even looked at', async () => {
    const { email } = await signUp(house);
    for (const foreign of [{}, { ...PAGE, 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const client = house.client().set(foreign);
      await client
        .post('/v1/sessions')
        .send({ email, password: 'not the one that it is', tokens: 'cookie' })
        .expect(403, /foreign_page/);
    }
  });

  it('is limited in its guesses like any other', async () => {
    const { email } = await signUp(house);
    const guess = () => asks('/v1/sessions', { email, password: 'not the one that it is' });
    for (let tries = 0; tries < 20; tries += 1) if ((await guess()).status === 429) return;
    throw new Error('Nobody is kept from guessing.');
  });

  it('has a token that is good in its cookie alone, as others are in the header alone', async () => {
    const { cookie } = await opens();
    const { token } = await signUp(house);
    await house
      .client(cookie.split('=')[1])
      .get('/v1/sessions')
      .expect(401, /token_invalid/);
    await page(`__Host-keyreel=${token}`)
      .get('/v1/sessions')
      .expect(401, /token_invalid/);
  });

  it('is listed with the others as what it is', async () => {
    const { cookie, body } = await opens();
    const listed = await page(cookie).get('/v1/sessions').expect(200);
    expect(listed.body.items).toContainEqual(expect.objectContaining({ sessionId: body.sessionId, tokens: 'cookie', current: true }));
    expect(listed.body.items).toContainEqual(expect.objectContaining({ tokens: 'lasting', current: false }));
    expect(listed.headers).not.toHaveProperty('set-cookie');
  });

  it('goes on for 30 days after its last use, in the browser too', async () => {
    const { cookie } = await opens();
    for (let times = 0; times < 3; times += 1) {
      house.clock.pass(29 * DAY);
      expect(cookieIn(await page(cookie).get('/v1/accounts/me').expect(200))).toBe(cookie);
    }
    house.clock.pass(31 * DAY);
    await page(cookie)
      .get('/v1/accounts/me')
      .expect(401, /token_invalid/);
  });

  it('ends with a sign-out, which takes the cookie away; who kept it has nothing', async () => {
    const { cookie } = await opens();
    const { headers } = await page(cookie).delete('/v1/sessions/current').expect(204);
    expect(headers['set-cookie']).toEqual(['__Host-keyreel=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax']);
    await page(cookie)
      .get('/v1/sessions')
      .expect(401, /token_invalid/);
  });

  it('ends where its owner says so from elsewhere', async () => {
    const [{ cookie, body, email }] = [await opens()];
    const { body: other } = await house.client().post('/v1/sessions').send({ email, password: PASSWORD }).expect(201);
    await house.client(String(other.token)).delete(`/v1/sessions/${body.sessionId}`).expect(204);
    await page(cookie)
      .get('/v1/sessions')
      .expect(401, /token_invalid/);
  });
});
