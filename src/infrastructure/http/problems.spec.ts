import { Controller, Get, Param, Post } from '@nestjs/common';
import { connect } from 'node:net';
import { EventTooLarge, LogOverloaded, LogUnavailable } from '../../shared-kernel/ports/event-log.js';
import { PreconditionStale, refusal, type RefusalDeclaration } from '../../shared-kernel/refusal.js';
import { KeyUnusable } from '../../shared-kernel/who-pays.js';
import { DataUnreadable } from './rim-refusals.js';
import { PathId, Policy } from './route.js';
import { Scope } from './scopes.js';
import { startRim, type Rim } from './testing/rim.js';
import { Wire, type BareExchange } from './uploads.js';

const declared: readonly (readonly [number, RefusalDeclaration])[] = [
  [400, refusal('test_malformed', 'malformed', 'Malformed.')],
  [401, refusal('test_unauthenticated', 'unauthenticated', 'Who are you?')],
  [403, refusal('test_forbidden', 'forbidden', 'No.')],
  [404, refusal('test_missing', 'missing', 'Not here.')],
  [409, refusal('test_conflict', 'conflict', 'Not now.')],
  [412, PreconditionStale],
  [413, refusal('test_too_large', 'too-large', 'Too large.')],
  [422, refusal('test_invalid', 'invalid', 'Not like this.')],
  [428, refusal('test_unconditional', 'unconditional', 'Which version?')],
  [429, refusal('test_too_many', 'too-many', 'Too many.', { retryAfter: 2.2 })],
  [503, refusal('test_unavailable', 'unavailable', 'Later.', { retryAfter: 5 })],
];

const faults: Readonly<Record<string, () => Error>> = {
  plain: () => new TypeError('canary of a user'),
  coded: () => Object.assign(new Error('canary of a user'), { name: 'DatabaseError', code: '23505', detail: 'canary of a user' }),
  sneaky: () => Object.assign(new Error('x'), { name: 'canary of a user', code: 'canary of a user' }),
  unavailable: () => new LogUnavailable('canary of a user'),
  overloaded: () => new LogOverloaded('canary of a user'),
  big: () => new EventTooLarge('canary of a user'),
};

@Controller('trouble')
class TroubleController {
  @Get('refused/:code')
  @Policy('public')
  refused(@Param('code') code: string): never {
    throw (declared.find(([, make]) => make.code === code)?.[1] ?? declared[0]![1])({ code: 'mine', status: 200, seen: 'as it was' });
  }
  @Post('ruled')
  @Policy('user')
  @Scope('projects')
  ruled(): never {
    throw KeyUnusable({ rule: 'R42', reason: 'exhausted', remedies: ['add_funds_at_openai', 'remove_key'] });
  }
  @Get('helped')
  @Policy('public')
  helped(): never {
    throw DataUnreadable({ support: 'mine' });
  }
  @Post('unruled')
  @Policy('user')
  @Scope('projects')
  unruled(): never {
    throw KeyUnusable();
  }
  @Post('ruled/anonymously')
  @Policy('public')
  ruledAnonymously(): never {
    throw KeyUnusable({ rule: 'R42' });
  }
  @Get('faults/:kind')
  @Policy('public')
  fault(@Param('kind') kind: string): never {
    throw faults[kind]!();
  }
  @Get('wire/:id')
  @Policy('public')
  wire(@Wire() { response }: BareExchange, @PathId('id') id: string): void {
    response.end(id);
  }
}

let rim: Rim;
beforeAll(async () => {
  rim = await startRim([TroubleController]);
});
afterAll(() => rim.close());

describe('a refusal', () => {
  it.each(declared.map(([status, { code, title }]) => [code, status, title] as const))('%s is answered with %d', async (code, status, title) => {
    const { body, headers } = await rim
      .client()
      .get(`/v1/trouble/refused/${code}`)
      .expect(status)
      .expect('content-type', 'application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ type: `/problems/${code}`, title, status, code, seen: 'as it was' });
    expect(body.instance).toBe(`/requests/${headers['keyreel-request-id']}`);
  });

  it('[R52] says whom to ask, and what to tell them, where support may help, and only there', async () => {
    const { body, headers } = await rim.client().get('/v1/trouble/helped').expect(503);
    expect(body.support).toEqual({ contact: 'mailto:help@example.org', requestId: headers['keyreel-request-id'] });
    const other = await rim.client().get('/v1/trouble/refused/test_conflict').expect(409);
    expect(other.body).not.toHaveProperty('support');
  });

  it('says when to come back', async () => {
    await rim.client().get('/v1/trouble/refused/test_too_many').expect(429).expect('retry-after', '3');
    await rim.client().get('/v1/trouble/refused/test_unavailable').expect(503).expect('retry-after', '5');
  });

  it('says whose credits it speaks of, why, and what helps (R43, R61)', async () => {
    const { token } = rim.guests.admit('user');
    const { body } = await rim.client(token).post('/v1/trouble/ruled').expect(409);
    expect(body).toMatchObject({
      code: 'key_unusable',
      purse: 'openai_account',
      reason: 'exhausted',
      remedies: ['add_funds_at_openai', 'remove_key'],
    });
  });

  it('by a product rule is noted with the account and the route; others are not', async () => {
    const { token, accountId } = rim.guests.admit('user');
    rim.journal.noted.length = 0;
    await rim.client(token).post('/v1/trouble/ruled').expect(409);
    await rim.client().post('/v1/trouble/ruled/anonymously').expect(409);
    await rim.client(token).post('/v1/trouble/unruled').expect(409);
    expect(rim.journal.noted).toEqual([{ code: 'key_unusable', actor: `account:${accountId}`, route: 'POST /v1/trouble/ruled' }]);
  });
});

describe('a fault of ours', () => {
  it.each([['plain'], ['coded'], ['sneaky']])('(%s) is answered bare, and reported without what it says', async kind => {
    rim.reports.length = 0;
    const { body, headers } = await rim.client().get(`/v1/trouble/faults/${kind}`).expect(500);
    const id = headers['keyreel-request-id'];
    expect(body).toEqual({
      type: '/problems/internal_error',
      title: 'Something went wrong on our side.',
      status: 500,
      instance: `/requests/${id}`,
      code: 'internal_error',
      remedies: ['contact_support'],
      support: { contact: 'mailto:help@example.org', requestId: id },
    });
    expect(rim.reports).toHaveLength(1);
    const told = JSON.parse(rim.reports[0] ?? '') as object;
    expect(told).toMatchObject({ level: 'alarm', what: 'a request failed', request: id, route: 'GET /v1/trouble/faults/:kind' });
    expect(rim.reports[0]).toContain('"src/infrastructure/http/problems.spec.ts:');
    expect(told).toMatchObject(kind === 'coded' ? { error: 'DatabaseError', code: '23505' } : { error: kind === 'sneaky' ? 'unnamed' : 'TypeError' });
    expect(rim.reports[0]).not.toContain('canary');
  });
});

it('a history that cannot be written is worth another try', async () => {
  await rim
    .client()
    .get('/v1/trouble/faults/unavailable')
    .expect(503, /history_unavailable/)
    .expect('retry-after', '1');
  await rim
    .client()
    .get('/v1/trouble/faults/overloaded')
    .expect(503, /history_unavailable/);
  await rim
    .client()
    .get('/v1/trouble/faults/big')
    .expect(413, /body_too_large/);
});

describe('what is not there', () => {
  it.each([['/v1/nothing'], ['/nothing'], ['/v1/trouble/'], ['/v1/%zz'], ['/V1/trouble/faults/plain']])('%s is a missing route', async path => {
    const { body } = await rim
      .client()
      .get(path)
      .expect(404)
      .expect('content-type', /problem\+json/);
    expect(body.code).toBe('route_missing');
  });

  it('an id that cannot be one is a missing thing, even where the handler answers by itself', async () => {
    await rim
      .client()
      .get('/v1/trouble/wire/no-id')
      .expect(404, /resource_missing/);
    await rim.client().get('/v1/trouble/wire/6F1D4A4E-3d1b-5b0a-9b53-0f3c9f0a7c11').expect(200);
  });

  it('what is not HTTP is told so', async () => {
    const { hostname, port } = new URL(rim.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write('HELLO\r\n\r\n'));
      let heard = '';
      socket
        .setEncoding('utf8')
        .on('data', text => (heard += text))
        .on('end', () => resolve(heard))
        .on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
  });
});

describe('the page of a problem', () => {
  it('is there for people and for programs', async () => {
    await rim
      .client()
      .get('/problems/key_unusable')
      .expect(200, { code: 'key_unusable', title: 'The OpenAI key on this account cannot be used.', status: 409, purse: 'openai_account' });
    const { text } = await rim
      .client()
      .get('/problems/test_too_many')
      .set('accept', 'text/html')
      .expect(200)
      .expect('content-type', /text\/html/);
    expect(text).toContain('<code>test_too_many</code>, HTTP status 429');
    await rim.client().get('/problems/internal_error').expect(200);
  });

  it('is missing for a code that nobody declared', async () => {
    await rim
      .client()
      .get('/problems/toString')
      .expect(404, /resource_missing/);
  });
});

it('one code is declared once', () => {
  expect(() => refusal('test_conflict', 'conflict', 'Again.')).toThrow('declared twice');
});
