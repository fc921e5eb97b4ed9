import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { text } from './value-shapes.js';
import { Policy } from './route.js';
import { Amount, Decimal, Either, Flag, Id, ListOf, MapOf, Moment, Nested, OneOf, Shown, Text, Whole } from './shapes.js';
import { startRim, type Rim } from './testing/rim.js';

class Card {
  @Text({ max: 10, singleLine: true })
  readonly name!: string;
  @MapOf(text({ max: 5, min: 0 }), { max: 2, keys: /^[a-z]+$/, optional: true })
  readonly variables?: Readonly<Record<string, string>>;
}

class FromUpload {
  @OneOf(['upload'])
  readonly kind!: 'upload';
  @Id()
  readonly uploadId!: string;
}

class FromUrl {
  @OneOf(['url'])
  readonly kind!: 'url';
  @Text({ max: 100 })
  readonly url!: string;
}

class Everything {
  @Text({ max: 20, optional: true, nullable: true })
  readonly note?: string | null;
  @Whole({ min: 1, max: 12, optional: true })
  readonly count?: number;
  @Decimal({ min: 0, optional: true })
  readonly seconds?: number;
  @Flag({ optional: true })
  readonly loud?: boolean;
  @Amount({ optional: true })
  readonly limit?: { readonly microCredits: string };
  @Moment({ optional: true })
  readonly at?: string;
  @ListOf(() => Card, { max: 2, optional: true })
  readonly cards?: readonly Card[];
  @ListOf(text({ max: 3 }), { min: 1, max: 2, optional: true })
  readonly tags?: readonly string[];
  @Nested(() => Card, { optional: true })
  readonly card?: Card;
  @Either('kind', { upload: () => FromUpload, url: () => FromUrl }, { optional: true })
  readonly source?: FromUpload | FromUrl;
  @Shown({ type: 'string' }, { optional: true })
  readonly position?: string;
  readonly undeclared?: string;
}

class Paging {
  @Whole({ min: 1, max: 200, optional: true })
  readonly limit: number = 50;
  @Flag({ optional: true })
  readonly newest?: boolean;
  @ListOf(text({ max: 5 }), { max: 3, optional: true })
  readonly kinds?: readonly string[];
}

class Place {
  @Whole({ min: 1 })
  readonly version!: number;
}

@Policy('public')
@Controller('things')
class ThingsController {
  @Post()
  add(@Body() body: Everything): object {
    return { made: body, ours: body.cards?.every(card => card instanceof Card) ?? null };
  }
  @Get()
  list(@Query() query: Paging): object {
    return { ...query };
  }
  @Post('retry')
  retry(): object {
    return { retried: true };
  }
  @Get('versions/:version')
  version(@Param() { version }: Place): object {
    return { version };
  }
}

let rim: Rim;
beforeAll(async () => {
  rim = await startRim([ThingsController]);
});
afterAll(() => rim.close());

const posted = (body: unknown) =>
  rim
    .client()
    .post('/v1/things')
    .send(body as object);
const errorsOf = async (body: unknown) => {
  const { status, body: problem } = await posted(body);
  return [status, problem.code, ...(problem.errors ?? []).map((error: { pointer: string }) => error.pointer)];
};

describe('a body of the right shape', () => {
  it('arrives as it was sent, as an instance of its classes', async () => {
    const body = {
      note: null,
      count: 3,
      seconds: 0.5,
      loud: false,
      limit: { microCredits: '1500000' },
      at: '2026-02-28T12:00:00.123Z',
      cards: [{ name: 'Title', variables: { tone: 'dry' } }],
      tags: ['a'],
      source: { kind: 'url', url: 'https://example.org/v.mp4' },
    };
    const { body: answer } = await posted(body).expect(201);
    expect(answer).toEqual({ made: body, ours: true });
  });

  it('lacks what was not said', async () => {
    const { body } = await posted({}).expect(201);
    expect(body).toEqual({ made: {}, ours: null });
  });
});

it.each<[string, unknown, ...string[]]>([
  ['an unknown field', { nane: 'x' }, '/nane'],
  ['an unknown field in a list', { cards: [{ name: 'a', colour: 'red' }] }, '/cards/0/colour'],
  ['a field that only answers have', { position: '7' }, '/position'],
  ['a field without a shape', { undeclared: 'x' }, '/undeclared'],
  ['a field that every object has', { toString: 'x' }, '/toString'],
  ['a number as text', { count: '3' }, '/count'],
  ['a fraction as a whole number', { count: 1.5 }, '/count'],
  ['a number out of bounds', { count: 13 }, '/count'],
  ['a flag as text', { loud: 'true' }, '/loud'],
  ['null where nothing says so', { count: null }, '/count'],
  ['text as a number', { note: 7 }, '/note'],
  ['too long a text', { note: 'x'.repeat(21) }, '/note'],
  ['an empty text', { note: '' }, '/note'],
  ['a blank text', { note: ' \n ' }, '/note'],
  ['NUL', { note: 'a\u0000b' }, '/note'],
  ['a lone surrogate', { note: 'a\ud83d' }, '/note'],
  ['an escape character', { note: '\u001b[31m' }, '/note'],
  ['a line break in a single line', { card: { name: 'a\nb' } }, '/card/name'],
  ['a list as an object', { card: [{ name: 'a' }] }, '/card'],
  ['an object as a list', { cards: { name: 'a' } }, '/cards'],
  ['a text in a list of objects', { cards: ['a'] }, '/cards/0'],
  ['too many', { cards: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }, '/cards'],
  ['too few', { tags: [] }, '/tags'],
  ['a wrong item', { tags: ['a', 'long'] }, '/tags/1'],
  ['a missing field', { cards: [{ name: 'a' }, {}] }, '/cards/1/name'],
  ['a key that does not match', { card: { name: 'a', variables: { 'No/t': 'x' } } }, '/card/variables/No~1t'],
  ['a wrong value under a key', { card: { name: 'a', variables: { tone: 'too long' } } }, '/card/variables/tone'],
  ['an amount as a number', { limit: { microCredits: 5 } }, '/limit/microCredits'],
  ['a negative amount', { limit: { microCredits: '-5' } }, '/limit/microCredits'],
  ['an amount in another unit', { limit: { credits: '5' } }, '/limit/credits'],
  ['a day that is none', { at: '2026-02-30T12:00:00Z' }, '/at'],
  ['a moment without a zone', { at: '2026-02-28T12:00:00' }, '/at'],
  ['an unknown kind', { source: { kind: 'tape' } }, '/source/kind'],
  ['a field of the other kind', { source: { kind: 'url', url: 'x', uploadId: 'x' } }, '/source/uploadId'],
  ['an id that is none', { source: { kind: 'upload', uploadId: 'x' } }, '/source/uploadId'],
  ['a list at the top', [], ''],
  ['two wrongs at once', { count: 'x', loud: 1 }, '/count', '/loud'],
])('refuses %s', async (_, body, ...pointers) => {
  expect(await errorsOf(body)).toEqual([400, 'request_invalid', ...pointers]);
});

it('counts characters, not code units', async () => {
  await posted({ note: '🎬'.repeat(20) }).expect(201);
  expect(await errorsOf({ note: '🎬'.repeat(21) })).toEqual([400, 'request_invalid', '/note']);
});

it('never says what was sent', async () => {
  const { text: answer } = await posted({ note: 'canary\u0000', count: 'canary' }).expect(400);
  expect(answer).not.toContain('canary');
});

describe('R21: nobody chooses who pays', () => {
  it.each([['payer'], ['payWith'], ['useCredits'], ['useOwnKey'], ['use_platform_credits'], ['purse'], ['apiKeyId']])(
    'refuses %s in a body',
    async field => {
      const { body } = await posted({ [field]: 'credits' }).expect(400);
      expect(body).toMatchObject({ code: 'payer_not_selectable', rule: 'R21', errors: [{ pointer: `/${field}` }] });
    },
  );

  it('refuses it deep inside, in a query, and where no body is asked for', async () => {
    await posted({ cards: [{ name: 'a', payer: 'credits' }] }).expect(400, /payer_not_selectable/);
    await rim
      .client()
      .get('/v1/things?payer=credits')
      .expect(400, /payer_not_selectable.*"parameter":"payer"/);
    await rim
      .client()
      .post('/v1/things/retry')
      .send({ useOwnKey: true })
      .expect(400, /payer_not_selectable/);
    await rim
      .client()
      .post('/v1/things/retry?payWith=key')
      .expect(400, /payer_not_selectable/);
  });
});

describe('a route that asks for nothing', () => {
  it('refuses to be told anything', async () => {
    await rim
      .client()
      .post('/v1/things/retry')
      .send({ why: 'not' })
      .expect(400, /request_invalid/);
    await rim
      .client()
      .post('/v1/things/retry')
      .send([])
      .expect(400, /request_invalid/);
    await rim
      .client()
      .post('/v1/things/retry?why=not')
      .expect(400, /request_invalid/);
  });

  it('takes silence and the empty object', async () => {
    await rim.client().post('/v1/things/retry').expect(201);
    await rim.client().post('/v1/things/retry').send({}).expect(201);
    await rim.client().post('/v1/things/retry').set('content-type', 'application/json').expect(201);
  });
});

describe('a query', () => {
  it('is read from text as its shape asks', async () => {
    await rim
      .client()
      .get('/v1/things?limit=7&newest=true&kinds=a&kinds=b')
      .expect(200, { limit: 7, newest: true, kinds: ['a', 'b'] });
    await rim
      .client()
      .get('/v1/things?kinds=a')
      .expect(200, { limit: 50, kinds: ['a'] });
  });

  it.each([
    ['limit=0'],
    ['limit=201'],
    ['limit=7.5'],
    ['limit=0x10'],
    ['limit='],
    ['limit=1&limit=2'],
    ['newest=yes'],
    ['colour=red'],
    ['__proto__=1'],
  ])('is refused as %s', async query => {
    const { body } = await rim.client().get(`/v1/things?${query}`).expect(400);
    expect(body).toMatchObject({ code: 'request_invalid', errors: [{ parameter: query.split('=')[0] }] });
  });
});

it('reads a path as its shape asks', async () => {
  await rim.client().get('/v1/things/versions/7').expect(200, { version: 7 });
  await rim
    .client()
    .get('/v1/things/versions/seven')
    .expect(400, /request_invalid/);
});

describe('a body that is not even JSON', () => {
  const sent = (body: string, type = 'application/json') => rim.client().post('/v1/things').set('content-type', type).send(body);
  const nested = (levels: number) => `${'{"card":'.repeat(levels)}1${'}'.repeat(levels)}`;

  it.each<[string, string, number, string]>([
    ['cut off', '{"note":', 400, 'json_malformed'],
    ['with a byte order mark', '\ufeff{}', 400, 'json_malformed'],
    ['33 levels deep', nested(33), 400, 'json_too_deep'],
    ['a million levels deep', '['.repeat(1_000_000), 400, 'json_malformed'],
    ['with a prototype', '{"__proto__":{"admin":true}}', 400, 'json_key_forbidden'],
    ['with a prototype deep inside', '{"card":[{"constructor":{}}]}', 400, 'json_key_forbidden'],
    ['above 2 MiB', `{"note":"${'x'.repeat(2 * 1024 * 1024)}"}`, 413, 'body_too_large'],
  ])('%s', async (_, body, status, code) => {
    const { body: problem } = await sent(body).expect(status);
    expect(problem.code).toBe(code);
  });

  it('not UTF-8', async () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    const answer = await fetch(`${rim.url}/v1/things`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(await answer.json()).toMatchObject({ status: 400, code: 'json_malformed' });
  });

  it('32 levels are deep enough to be judged by shape', async () => {
    await sent(nested(32)).expect(400, /request_invalid/);
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=latin1'],
    ['video/mp4'],
  ])('of type %s', async type => {
    const { body } = await sent('{}', type).expect(415);
    expect(body.code).toBe('media_type_unsupported');
  });
});
