import { Controller, Delete, Get, Post } from '@nestjs/common';
import type { CommandContext } from '../../shared-kernel/context.js';
import type { AccountId } from '../../shared-kernel/ids.js';
import type { Identity } from '../../shared-kernel/ports/authenticator.js';
import { askerNow } from '../asking/asker.js';
import { LooksAt, Me, Order, Policy, Session, WithConsent } from './route.js';
import { Scope } from './scopes.js';
import { startRim, type Rim } from './testing/rim.js';

@Policy('user')
@Scope('projects')
@Controller('rooms')
class RoomsController {
  @Get('mine')
  mine(@Me() me: AccountId, @Session() { roles }: Identity, @Order() order: CommandContext): object {
    return { me, roles, order };
  }
  @Get('mine/:wallId')
  @WithConsent()
  wall(@Me() me: AccountId, @Session() { accountId }: Identity, @Order() { actor }: CommandContext): object {
    return { me, accountId, actor };
  }
  @Post('mine')
  paint(): object {
    return {};
  }
  @Post('looks')
  @Scope('projects:read')
  look(): object {
    return {};
  }
  @Delete('mine')
  @Scope('session')
  leave(): object {
    return {};
  }
  @Get('office')
  @Policy('support', 'admin')
  office(): object {
    return {};
  }
  @Get('office/:guestId/states/:wallId')
  @Policy('support', 'admin')
  @LooksAt('guestId')
  states(): object {
    return { asker: askerNow() };
  }
  @Get('hall')
  @Policy('public')
  hall(@Order() { actor }: CommandContext): object {
    return { actor };
  }
}

@Policy('user')
@Scope('projects')
@Controller('careless')
class CarelessController {
  @Post('room')
  @WithConsent()
  paint(): object {
    return {};
  }
}

@Controller('unguarded')
class UnguardedController {
  @Get('room')
  room(): object {
    return {};
  }
}

@Policy('user')
@Controller('unscoped')
class UnscopedController {
  @Get('room')
  room(): object {
    return {};
  }
  @Get('hall')
  @Policy('public')
  hall(): object {
    return {};
  }
}

let rim: Rim;
beforeAll(async () => {
  rim = await startRim([RoomsController]);
});
afterAll(() => rim.close());

it('lets a bearer of the right role in, and says who it is', async () => {
  const { token, accountId } = rim.guests.admit('user');
  const { body, headers } = await rim.client(token).get('/v1/rooms/mine').expect(200);
  const id = headers['keyreel-request-id'];
  expect(body).toMatchObject({
    me: accountId,
    roles: ['user'],
    order: { actor: `account:${accountId}`, accountId, correlationId: id, causationId: id },
  });
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  expect(body.order.commandId).not.toBe(id);
});

it('lets nobody in without a token, and says how to bring one', async () => {
  await rim
    .client()
    .get('/v1/rooms/mine')
    .expect(401, /token_missing/)
    .expect('www-authenticate', 'Bearer');
});

it.each<[string, (token: string) => { path?: string; headers: Record<string, string> }]>([
  ['a cookie', token => ({ headers: { cookie: `token=${token}` } })],
  ['the query', token => ({ path: `?access_token=${token}`, headers: {} })],
  ['another header', token => ({ headers: { 'x-api-key': token } })],
])('a token in %s is no token', async (_, carried) => {
  const { path = '', headers } = carried(rim.guests.admit('user').token);
  await rim
    .client()
    .get(`/v1/rooms/mine${path}`)
    .set(headers)
    .expect(401, /token_missing/);
});

it.each([
  ['of Basic', (token: string) => `Basic ${Buffer.from(`ada:${token}`).toString('base64')}`],
  ['twice', (token: string) => `Bearer ${token}, Bearer ${token}`],
  ['without a scheme', (token: string) => token],
  ['too long', (token: string) => `Bearer ${token}${'x'.repeat(513)}`],
  ['unknown', () => 'Bearer nobodys'],
  ['empty', () => 'Bearer '],
])('a token %s is invalid', async (_, header) => {
  await rim
    .client()
    .get('/v1/rooms/mine')
    .set('authorization', header(rim.guests.admit('user').token))
    .expect(401, /token_(invalid|missing)/);
});

it('a session that has ended is over at once', async () => {
  const { token } = rim.guests.admit('user');
  await rim.client(token).get('/v1/rooms/mine').expect(200);
  rim.guests.dismiss(token);
  await rim
    .client(token)
    .get('/v1/rooms/mine')
    .expect(401, /token_invalid/);
});

it('a role opens what it names and nothing else', async () => {
  await rim
    .client(rim.guests.admit('user').token)
    .get('/v1/rooms/office')
    .expect(403, /role_required/);
  await rim.client(rim.guests.admit('user', 'support').token).get('/v1/rooms/office').expect(200);
  await rim
    .client(rim.guests.admit('admin').token)
    .get('/v1/rooms/mine')
    .expect(403, /role_required/);
});

it('a public route asks nobody', async () => {
  await rim.client().get('/v1/rooms/hall').expect(200, { actor: 'anonymous' });
});

it('a route that does not say who may use it keeps the service from starting', async () => {
  await expect(startRim([RoomsController, UnguardedController])).rejects.toThrow('add @Policy(…) to UnguardedController.room');
});

it.each<[scopes: readonly string[], opens: readonly number[]]>([
  [['projects:read'], [200, 403, 201, 403]],
  [['projects:write'], [200, 201, 201, 403]],
  [
    ['keys:write', 'credits:read'],
    [403, 403, 403, 403],
  ],
  [['session'], [403, 403, 403, 403]],
  [[], [403, 403, 403, 403]],
])('a token with the scopes %p opens what they say and nothing else', async (scopes, opens) => {
  const client = rim.client(rim.guests.admitToken(...scopes).token);
  const answers = [
    await client.get('/v1/rooms/mine'),
    await client.post('/v1/rooms/mine'),
    await client.post('/v1/rooms/looks'),
    await client.delete('/v1/rooms/mine'),
  ];
  expect(answers.map(({ status }) => status)).toEqual(opens);
  for (const { body } of answers.filter(({ status }) => status === 403)) expect(body).toMatchObject({ code: 'scope_missing' });
  await client.get('/v1/rooms/hall').expect(200);
});

it('does not start with a route that does not say what a token needs for it, unless it is public', async () => {
  await expect(startRim([RoomsController, UnscopedController])).rejects.toThrow(/add @Scope\('projects'\).* to UnscopedController\.room\.$/);
});

describe('support, at an account whose owner lets it look', () => {
  const wallId = '018f0000-0000-7000-8000-00000000000b';
  const looking = (accountId: string, token: string) => rim.client(token).set('keyreel-account', accountId);
  const owner = () => {
    const { accountId } = rim.guests.admit('user');
    rim.looks.consents.set(accountId, 'consent');
    return accountId;
  };

  it('is shown what is the owner’s, as itself, and the look is told before', async () => {
    const [ada, sue] = [owner(), rim.guests.admit('user', 'support')];
    const { body } = await looking(ada, sue.token).get(`/v1/rooms/mine/${wallId}`).expect(200);
    expect(body).toEqual({ me: ada, accountId: sue.accountId, actor: `account:${sue.accountId}` });
    expect(rim.looks.looks.at(-1)).toEqual({
      accountId: ada,
      by: sue.accountId,
      route: 'GET /v1/rooms/mine/:wallId',
      things: { wallId },
      ticket: null,
      asOf: null,
    });
    const { body: own } = await rim.client(sue.token).get(`/v1/rooms/mine/${wallId}`).expect(200);
    expect(own).toMatchObject({ me: sue.accountId });
  });

  it('is turned away where there is no consent, as where there is no account', async () => {
    const { token } = rim.guests.admit('user', 'support');
    for (const accountId of [rim.guests.admit('user').accountId, wallId, 'nonsense'])
      await looking(accountId, token)
        .get(`/v1/rooms/mine/${wallId}`)
        .expect(404, /resource_missing/);
  });

  it('is turned away from every route that does not say that it may be looked at', async () => {
    const [ada, { token }] = [owner(), rim.guests.admit('user', 'support')];
    for (const asked of [
      looking(ada, token).get('/v1/rooms/mine'),
      looking(ada, token).post('/v1/rooms/mine'),
      looking(ada, token).get('/v1/rooms/office'),
    ])
      await asked.expect(403, /look_not_open/);
  });

  it('is support alone', async () => {
    const ada = owner();
    for (const roles of [['user'], ['user', 'admin'], ['user', 'auditor']])
      await looking(ada, rim.guests.admit(...roles).token)
        .get(`/v1/rooms/mine/${wallId}`)
        .expect(403, /role_required/);
    await looking(ada, rim.guests.admitToken('projects:write').token)
      .get(`/v1/rooms/mine/${wallId}`)
      .expect(403, /role_required/);
  });

  it('looks at states without a consent, once it is told, and sees one account’s', async () => {
    const [{ accountId }, sue] = [rim.guests.admit('user'), rim.guests.admit('user', 'support')];
    const { body } = await rim.client(sue.token).get(`/v1/rooms/office/${accountId}/states/${wallId}`).set('Keyreel-Ticket', 'T-17').expect(200);
    expect(body).toEqual({ asker: `desk:${accountId}` });
    const route = 'GET /v1/rooms/office/:guestId/states/:wallId';
    expect(rim.looks.states).toEqual([{ accountId, by: sue.accountId, route, things: { wallId }, ticket: 'T-17', asOf: null }]);
  });

  it.each([
    ['somebody without the role', ['user'], '', 403, /role_required/],
    ['an auditor', ['user', 'auditor'], '', 403, /role_required/],
    ['who names no account', ['user', 'support'], 'x', 404, /resource_missing/],
  ])('shows no states to %s, and tells of no look', async (_, roles, more, status, problem) => {
    const [looked, { accountId }] = [rim.looks.states.length, rim.guests.admit('user')];
    const asked = rim.client(rim.guests.admit(...roles).token).get(`/v1/rooms/office/${accountId}${more}/states/${wallId}`);
    await asked.expect(status, problem);
    expect(rim.looks.states).toHaveLength(looked);
  });

  it('names its case in a few characters', async () => {
    const { token, accountId } = rim.guests.admit('user', 'support');
    for (const ticket of ['what Ada wrote', 'T'.repeat(61)])
      await rim
        .client(token)
        .get(`/v1/rooms/office/${accountId}/states/${wallId}`)
        .set('Keyreel-Ticket', ticket)
        .expect(400, /ticket_malformed/);
  });

  it('only looks: the service does not start with a route that lets it do more', async () => {
    await expect(startRim([RoomsController, CarelessController])).rejects.toThrow('take @WithConsent() off CarelessController.paint');
  });
});
