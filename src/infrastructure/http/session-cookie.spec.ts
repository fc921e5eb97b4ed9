import { Controller, Delete, Get, Post } from '@nestjs/common';
import type { AccountId } from '../../shared-kernel/ids.js';
import { Me, Policy } from './route.js';
import { Scope } from './scopes.js';
import { InCookie, type Cookies } from './cookies.js';
import { SessionCookie } from './session-cookie.js';
import { startRim, type Rim } from './testing/rim.js';

@Policy('user')
@Scope('projects')
@Controller('rooms')
class RoomsController {
  @Get('mine')
  mine(@Me() me: AccountId, @InCookie() cookies: Cookies): object {
    cookies.prolong(60);
    return { me };
  }
  @Post('mine')
  paint(@Me() me: AccountId): object {
    return { me };
  }
  @Delete('mine')
  leave(@InCookie() cookies: Cookies): object {
    cookies.clear();
    return {};
  }
  @Post('key')
  @Policy('public')
  enter(@InCookie() cookies: Cookies): object {
    cookies.mustBeOwnPage();
    cookies.give('a-token', 60);
    return {};
  }
}

const OWN = 'http://keyreel.example';
const EVIL = 'https://evil.example';

describe('a session in a cookie', () => {
  let rim: Rim;
  beforeAll(async () => {
    rim = await startRim([RoomsController]);
  });
  afterAll(() => rim.close());

  const ask = (method: 'get' | 'post' | 'delete', headers: object, path = '/v1/rooms/mine') =>
    rim
      .client()
      [method](path)
      .set({ ...headers });
  const page = (cookie: string) => ({ cookie, 'sec-fetch-site': 'same-origin', origin: OWN });

  it('opens the page what a token opens in a header', async () => {
    const { token, accountId } = rim.guests.admit('user');
    for (const [method, status] of [
      ['get', 200],
      ['post', 201],
    ] as const)
      await ask(method, page(`theme=dark; keyreel=${token}; other=1`)).expect(status, { me: accountId });
  });

  it.each([
    ['get', 'same-origin', null, 200],
    ['get', 'none', null, 200],
    ['get', null, null, 200],
    ['get', 'same-site', null, 403],
    ['get', 'cross-site', null, 403],
    ['get', 'same-origin', EVIL, 403],
    ['get', null, EVIL, 403],
    ['post', 'same-origin', OWN, 201],
    ['post', 'same-origin', null, 201],
    ['post', null, OWN, 201],
    ['post', 'none', null, 403],
    ['post', null, null, 403],
    ['post', 'same-site', OWN, 403],
    ['post', 'cross-site', null, 403],
    ['post', null, EVIL, 403],
    ['post', null, 'null', 403],
    ['delete', 'same-origin', OWN, 200],
    ['delete', null, null, 403],
    ['delete', 'none', null, 403],
    ['delete', 'same-site', null, 403],
    ['delete', 'cross-site', EVIL, 403],
  ] as const)('%s from a page that is %s, of the origin %s: %i', async (method, site, origin, status) => {
    const { token } = rim.guests.admit('user');
    const headers = { cookie: `keyreel=${token}`, ...(site && { 'sec-fetch-site': site }), ...(origin && { origin }) };
    const { body, headers: answer } = await ask(method, headers).expect(status);
    if (status !== 403) return;
    expect(body).toMatchObject({ code: 'foreign_page', remedies: ['open_the_page', 'use_a_token'] });
    expect(answer).not.toHaveProperty('access-control-allow-origin');
  });

  it('is nothing to a header: that one is looked at first, wherever the request came from, and its token belongs in no cookie', async () => {
    const [ada, bob] = [rim.guests.admit('user'), rim.guests.admit('user')];
    const headers = { ...page(`keyreel=${ada.token}`), authorization: `Bearer ${bob.token}` };
    await ask('post', headers).expect(201, { me: bob.accountId });
    await ask('post', { ...headers, 'sec-fetch-site': 'cross-site' }).expect(201, { me: bob.accountId });
    await ask('get', { ...headers, authorization: 'Bearer nobodys' }).expect(401, /token_invalid/);
    expect((await ask('get', headers)).headers).not.toHaveProperty('set-cookie');
  });

  it.each([
    ['none', 'theme=dark', /token_missing/],
    ['one of the other name', '__Host-keyreel=x', /token_missing/],
    ['one whose name goes on', 'keyreel2=x', /token_missing/],
    ['an unknown one', 'keyreel=nobodys', /token_invalid/],
    ['an empty one', 'keyreel=', /token_invalid/],
  ])('is none with %s', async (_, cookie, problem) => {
    await ask('get', page(cookie)).expect(401, problem);
  });

  it('is none where two are there: somebody put one of them', async () => {
    const { token } = rim.guests.admit('user');
    await ask('get', page(`keyreel=${token}; keyreel=${token}`)).expect(401, /token_invalid/);
  });

  it('is prolonged and cleared for who came with it, and for nobody else', async () => {
    const { token } = rim.guests.admit('user');
    const cookie = `keyreel=${token}`;
    const prolonged = await ask('get', page(cookie)).expect(200);
    expect(prolonged.headers['set-cookie']).toEqual([`keyreel=${token}; Max-Age=60; Path=/; HttpOnly; SameSite=Lax`]);
    const cleared = await ask('delete', page(cookie)).expect(200);
    expect(cleared.headers['set-cookie']).toEqual(['keyreel=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    for (const method of ['get', 'delete'] as const)
      expect((await ask(method, { authorization: `Bearer ${token}` })).headers).not.toHaveProperty('set-cookie');
  });

  it('is begun by nobody but the page', async () => {
    const { headers } = await ask('post', page(''), '/v1/rooms/key').expect(201);
    expect(headers['set-cookie']).toEqual(['keyreel=a-token; Max-Age=60; Path=/; HttpOnly; SameSite=Lax']);
    for (const foreign of [{}, { origin: EVIL }, { origin: OWN, 'sec-fetch-site': 'cross-site' }])
      expect((await ask('post', foreign, '/v1/rooms/key').expect(403, /foreign_page/)).headers).not.toHaveProperty('set-cookie');
  });
});

it('bears a name over TLS that no other host and no page without TLS can set', () => {
  const cookie = new SessionCookie('https://keyreel.example');
  expect(cookie.holding('a-token', 60)).toBe('__Host-keyreel=a-token; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax');
  expect(cookie.gone).toBe('__Host-keyreel=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax');
  expect(cookie.in('keyreel=x; __Host-keyreel=y')).toBe('y');
});
