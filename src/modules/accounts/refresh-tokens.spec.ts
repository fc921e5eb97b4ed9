import { randomUUID } from 'node:crypto';
import { newToken } from '../../infrastructure/tokens/tokens.js';
import { openAccountHouse, type AccountHouse } from './testing/account-house.js';
import { newAddress, PASSWORD, signUp } from './testing/people.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Opened {
  readonly accountId: string;
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: string;
  readonly refresh: { readonly token: string; readonly tokenExpiresAt: string; readonly endsAt: string };
}

describe('a session that is refreshed', () => {
  let house: AccountHouse;
  beforeAll(async () => {
    house = await openAccountHouse();
  });
  beforeEach(() => house.clock.pass(DAY)); // nobody has guessed today
  afterAll(() => house.close());

  const opens = async (): Promise<Opened & { readonly email: string }> => {
    const { email } = await signUp(house);
    const { body } = await house.client().post('/v1/sessions').send({ email, password: PASSWORD, tokens: 'refreshing' }).expect(201);
    return { email, ...(body as Opened) };
  };
  const asks = (refreshToken: string, key: string = randomUUID()) =>
    house.client().post('/v1/sessions/refresh').set('idempotency-key', key).send({ refreshToken });
  const refreshes = async ({ refresh }: Opened): Promise<Opened> => (await asks(refresh.token).expect(200)).body as Opened;
  const sessionsOf = ({ token }: Opened) => house.client(token).get('/v1/sessions');
  const inAWhile = (milliseconds: number): string => new Date(house.clock.now().getTime() + milliseconds).toISOString();

  it('is opened by a sign-up or a sign-in that asks for it, and by no other', async () => {
    const opened = await opens();
    expect(opened.token).toMatch(/^kr_acc_/);
    expect(opened.refresh).toEqual({ token: expect.stringMatching(/^kr_ref_/), tokenExpiresAt: inAWhile(15 * MINUTE), endsAt: inAWhile(180 * DAY) });
    expect(opened.expiresAt).toBe(inAWhile(30 * DAY));
    const newcomer = { email: newAddress(), password: PASSWORD };
    const signed = (tokens: object) =>
      house
        .client()
        .post('/v1/accounts')
        .set('idempotency-key', randomUUID())
        .send({ ...newcomer, ...tokens });
    const { body } = await signed({ tokens: 'refreshing' }).expect(201);
    expect([body.token, body.refresh.token]).toEqual([expect.stringMatching(/^kr_acc_/), expect.stringMatching(/^kr_ref_/)]);
    const plain = await house.client().post('/v1/sessions').send(newcomer).expect(201);
    expect(plain.body).toMatchObject({ token: expect.stringMatching(/^kr_s_/), refresh: null });
    await house
      .client()
      .post('/v1/sessions')
      .send({ ...newcomer, tokens: 'eternal' })
      .expect(400);
  });

  it('is listed with the others, and ended like them', async () => {
    const opened = await opens();
    const { body } = await sessionsOf(opened).expect(200);
    expect(body.items.map(({ tokens, current }: { tokens: string; current: boolean }) => [tokens, current])).toEqual(
      expect.arrayContaining([
        ['refreshing', true],
        ['lasting', false],
      ]),
    );
    expect(JSON.stringify(body)).not.toMatch(/kr_(acc|ref)_/);
    await house.client(opened.token).delete(`/v1/sessions/${opened.sessionId}`).expect(204);
    await sessionsOf(opened).expect(401);
    expect((await asks(opened.refresh.token).expect(401)).body).toMatchObject({ code: 'refresh_token_invalid', remedies: ['sign_in'] });
  });

  it('has a token for 15 minutes, and stays the same session with the next one', async () => {
    const opened = await opens();
    house.clock.pass(15 * MINUTE - 1);
    await sessionsOf(opened).expect(200);
    house.clock.pass(1);
    expect((await sessionsOf(opened).expect(401)).body.code).toBe('token_invalid');
    const next = await refreshes(opened);
    expect(next).toMatchObject({ accountId: opened.accountId, sessionId: opened.sessionId });
    await sessionsOf(next).expect(200);
  });

  it('gives up its token with the refresh token, at once', async () => {
    const opened = await opens();
    const next = await refreshes(opened);
    await sessionsOf(opened).expect(401);
    await sessionsOf(await refreshes(next)).expect(200);
  });

  it.each([
    ['the last', 1],
    ['one of long ago', 5],
  ])('ends for everybody when a refresh token comes again: %s', async (_, refreshed) => {
    const opened = await opens();
    let latest: Opened = opened;
    for (let time = 0; time < refreshed; time += 1) latest = await refreshes(latest);
    expect((await asks(opened.refresh.token).expect(401)).body).toMatchObject({ code: 'refresh_token_reused', remedies: ['sign_in'] });
    await sessionsOf(latest).expect(401);
    expect((await asks(latest.refresh.token).expect(401)).body.code).toBe('refresh_token_invalid');
    const events = await house.eventsOf(`account-${opened.accountId}`);
    expect(events.at(-1)).toMatchObject({ type: 'SessionTheftSuspected', data: { sessionId: opened.sessionId } });
    await house.client().post('/v1/sessions').send({ email: opened.email, password: PASSWORD }).expect(201);
  });

  it('gives a lost answer again under the same key, and takes that for no second use', async () => {
    const opened = await opens();
    const key = randomUUID();
    const first = await asks(opened.refresh.token, key).expect(200);
    const again = await asks(opened.refresh.token, key).expect(200);
    expect(again.body).toEqual(first.body);
    await sessionsOf(again.body as Opened).expect(200);
    await house
      .client()
      .post('/v1/sessions/refresh')
      .send({ refreshToken: opened.refresh.token })
      .expect(400, /idempotency_key_required/);
  });

  it('ends after 30 days without a refresh, and after 180 with', async () => {
    const [idle, busy] = [await opens(), await opens()];
    let latest: Opened = busy;
    for (let days = 29; days < 180; days += 29) {
      house.clock.pass(29 * DAY);
      latest = await refreshes(latest);
    }
    expect((await asks(idle.refresh.token).expect(401)).body.code).toBe('refresh_token_invalid');
    expect(latest.expiresAt).toBe(busy.refresh.endsAt);
    house.clock.pass(6 * DAY);
    expect((await asks(latest.refresh.token).expect(401)).body.code).toBe('refresh_token_invalid');
  });

  it('ends with a changed password, unless the password was changed in it', async () => {
    const opened = await opens();
    const other = await house.client().post('/v1/sessions').send({ email: opened.email, password: PASSWORD, tokens: 'refreshing' }).expect(201);
    const change = { current: PASSWORD, new: 'another long sentence of mine' };
    await house.client(opened.token).post('/v1/accounts/me/password').send(change).expect(200);
    await asks((other.body as Opened).refresh.token).expect(401);
    await sessionsOf(await refreshes(opened)).expect(200);
  });

  it('asks nobody about refresh tokens that cannot be ours, and takes no token for another', async () => {
    const opened = await opens();
    for (const text of ['x', newToken('s'), opened.token]) expect((await asks(text).expect(401)).body.code).toBe('refresh_token_invalid');
    await house.client(opened.refresh.token).get('/v1/sessions').expect(401);
    await sessionsOf(opened).expect(200);
  });
});
