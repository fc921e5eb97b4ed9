import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { Ajv2020 } from 'ajv/dist/2020.js';
import openapiTS, { astToString } from 'openapi-typescript';
import { AnsweredShape, ListQuery, pageOf, WrittenShape } from './answers.js';
import { describe as described } from './openapi.js';
import {
  Gives,
  GivesContent,
  GivesEvents,
  Idempotent,
  IfMatch,
  LastEventId,
  PathId,
  Policy,
  Position,
  Reads,
  Refuses,
  Takes,
  Tells,
} from './route.js';
import { Scope } from './scopes.js';
import { Amount, Either, ListOf, Nested, OneOf, Text, Whole } from './shapes.js';
import { startRim, type Rim } from './testing/rim.js';
import { Upload, Wire } from './uploads.js';
import { KeyUnusable } from '../../shared-kernel/who-pays.js';

class Prompt {
  @Text({ max: 4000, description: 'What to ask.', example: 'Sum it up.' })
  readonly text!: string;
}

class FromUrl {
  @OneOf(['url'])
  readonly kind!: 'url';
  @Text({ max: 2000 })
  readonly url!: string;
}

class FromUpload {
  @OneOf(['upload'])
  readonly kind!: 'upload';
}

class NewCard {
  @Text({ min: 2, max: 80, pattern: /^\S/, singleLine: true })
  readonly name!: string;
  @Nested(() => Prompt)
  readonly prompt!: Prompt;
  @ListOf(() => Prompt, { max: 3, optional: true })
  readonly others?: readonly Prompt[];
  @Either('kind', { url: () => FromUrl, upload: () => FromUpload }, { nullable: true })
  readonly source!: FromUrl | FromUpload | null;
  @OneOf(['dry', 'warm'], { nullable: true, optional: true })
  readonly tone?: 'dry' | 'warm' | null;
  @Amount({ optional: true })
  readonly most?: { readonly microCredits: string };
}

class Card extends AnsweredShape {
  @Text({ max: 80, nullable: true })
  readonly name!: string | null;
  @Whole({ description: 'How often it ran.' })
  readonly runs!: number;
}

class Made extends WrittenShape {
  @Text({ max: 36 })
  readonly id!: string;
}

@Policy('user')
@Scope('projects')
@Controller('cards')
class CardsController {
  @Post()
  @Idempotent('required')
  @Refuses(KeyUnusable, 'precondition_stale')
  @Gives(Made, 'The card.')
  add(@Body() _: NewCard): void {}
  @Get()
  @Gives(pageOf(Card))
  list(@Query() _: ListQuery, @Position() __: Position | undefined): void {}
  @Put(':id')
  @Gives(Card)
  change(@PathId('id') _: string, @IfMatch('required') __: number | null, @Body() ___: NewCard): void {}
  @Delete(':id')
  @HttpCode(204)
  @Policy('public')
  drop(@PathId('id') _: string): void {}
  @Get(':id/picture')
  @GivesContent('image/*')
  picture(@PathId('id') _: string): void {}
  @Get(':id/events')
  @GivesEvents(Card)
  events(@PathId('id') _: string, @LastEventId() __: string | null): void {}
  @Put(':id/film')
  film(@Upload() _: object): void {}
  @Patch(':id/film')
  @Reads({ name: 'Upload-Offset', required: true, description: 'Where it goes on.' })
  @Takes('application/offset+octet-stream')
  @Tells({ name: 'Upload-Offset', description: 'How far it is.' })
  goOn(@Wire() _: object): void {}
  @Delete(':id/film')
  @Takes(null)
  giveUp(@Wire() _: object): void {}
}

@Policy('public')
@Controller('broken')
class BrokenController {
  @Get()
  @Refuses('never_declared')
  broken(): void {}
}

let rim: Rim;
let document: ReturnType<typeof described>;
beforeAll(async () => {
  rim = await startRim([CardsController]);
  document = (await rim.client().get('/v1/openapi.json').expect(200).expect('content-type', 'application/json; charset=utf-8')).body;
});
afterAll(() => rim.close());

interface Described {
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  security: object[];
}
const operation = (method: string, path: string): Described => (document.paths[path] as Record<string, unknown>)[method] as Described;
const schema = (name: string) =>
  document.components?.schemas?.[name] as { required?: string[]; properties: Record<string, object>; additionalProperties?: boolean };

it('says which API it is', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Keyreel API' },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
  expect(Object.keys(document.paths)).toEqual([
    '/v1/cards',
    '/v1/cards/{id}',
    '/v1/cards/{id}/picture',
    '/v1/cards/{id}/events',
    '/v1/cards/{id}/film',
  ]);
});

it('is a document that the client generator understands', async () => {
  const types = astToString(await openapiTS(structuredClone(document) as unknown as Parameters<typeof openapiTS>[0]));
  expect(types).toContain('post: operations["cardsAdd"];');
  expect(types).toContain('source: (components["schemas"]["FromUrl"] | components["schemas"]["FromUpload"]) | null;');
});

it('shows what a route that speaks a protocol of its own reads, takes and tells', () => {
  const goOn = operation('patch', '/v1/cards/{id}/film');
  expect(goOn.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
    ['id', 'path', true],
    ['Upload-Offset', 'header', true],
  ]);
  expect(Object.keys(goOn.requestBody?.content ?? {})).toEqual(['application/offset+octet-stream']);
  expect(goOn.responses['200']).toMatchObject({ headers: { 'Upload-Offset': { description: 'How far it is.' } } });
  expect(operation('delete', '/v1/cards/{id}/film').requestBody).toBeUndefined();
});

it('shows a request as it is checked', () => {
  expect(operation('post', '/v1/cards').requestBody).toEqual({
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/NewCard' } } },
  });
  expect(schema('NewCard')).toMatchObject({
    required: ['name', 'prompt', 'source'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 2, maxLength: 80, pattern: '^\\S' },
      prompt: { $ref: '#/components/schemas/Prompt' },
      others: { type: 'array', maxItems: 3, items: { $ref: '#/components/schemas/Prompt' } },
      source: { anyOf: [{ oneOf: [{ $ref: '#/components/schemas/FromUrl' }, { $ref: '#/components/schemas/FromUpload' }] }, { type: 'null' }] },
      tone: { type: ['string', 'null'], enum: ['dry', 'warm', null] },
    },
  });
  expect(schema('Prompt')).toMatchObject({
    additionalProperties: false,
    properties: { text: { description: 'What to ask.', examples: ['Sum it up.'] } },
  });
});

it.each([
  [{ name: 'ab', prompt: { text: 'x' }, source: null }, true],
  [{ name: 'ab', prompt: { text: 'x' }, source: { kind: 'url', url: 'https://x' }, tone: null, most: { microCredits: '5' } }, true],
  [{ name: 'ab', prompt: { text: 'x' }, source: { kind: 'tape' } }, false],
  [{ name: 'ab', prompt: { text: 'x' }, source: null, payer: 'credits' }, false],
  [{ name: 'ab', prompt: { text: 7 }, source: null }, false],
])('judges %j as the service does', (body, good) => {
  const ajv = new Ajv2020({ strict: false });
  const valid = ajv.validate({ ...document, $ref: '#/components/schemas/NewCard' }, body);
  expect(valid).toBe(good);
});

it('shows answers, with the fields that all of them have', () => {
  expect(operation('post', '/v1/cards').responses['201']).toMatchObject({
    description: 'The card.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Made' } } },
  });
  expect(schema('Card').required).toEqual(['asOf', 'position', 'name', 'runs']);
  expect(schema('Card').additionalProperties).toBeUndefined();
  expect(schema('PageOfCard')).toMatchObject({
    required: ['asOf', 'position', 'items', 'next'],
    properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Card' } }, next: { type: ['string', 'null'] } },
  });
  expect(operation('delete', '/v1/cards/{id}').responses['204']).not.toHaveProperty('content');
  expect(operation('get', '/v1/cards/{id}/picture').responses['200']?.content).toHaveProperty(['image/*']);
  expect(operation('get', '/v1/cards/{id}/events').responses['200']?.content).toHaveProperty(['text/event-stream']);
  expect(operation('put', '/v1/cards/{id}/film').requestBody?.content).toHaveProperty(['application/octet-stream']);
});

it('shows parameters and headers', () => {
  const shown = (method: string, path: string) => operation(method, path).parameters.map(({ name, in: where, required }) => [where, name, required]);
  expect(shown('get', '/v1/cards')).toEqual([
    ['query', 'cursor', false],
    ['query', 'limit', false],
    ['header', 'Keyreel-Position', false],
  ]);
  expect(operation('get', '/v1/cards').parameters[1]?.schema).toEqual({ type: 'integer', minimum: 1, maximum: 200, default: 50 });
  expect(shown('post', '/v1/cards')).toEqual([['header', 'Idempotency-Key', true]]);
  expect(shown('put', '/v1/cards/{id}')).toEqual([
    ['path', 'id', true],
    ['header', 'If-Match', true],
  ]);
  expect(shown('get', '/v1/cards/{id}/events')).toEqual([
    ['path', 'id', true],
    ['header', 'Last-Event-ID', false],
  ]);
});

it('names the refusals of a route by status, its own and the rim’s', () => {
  const { responses } = operation('post', '/v1/cards');
  const codes = Object.fromEntries(Object.entries(responses).map(([status, { description }]) => [status, description]));
  expect(codes).toMatchObject({
    '400': expect.stringContaining('`payer_not_selectable`') as string,
    '401': '`token_missing`, `token_invalid`',
    '409': expect.stringContaining('`key_unusable`') as string,
    '412': '`precondition_stale`',
    '422': '`idempotency_key_reused`',
    '500': '`internal_error`',
  });
  expect(responses['409']?.content).toHaveProperty(['application/problem+json']);
  expect(document.components?.schemas).toHaveProperty('Problem');
});

it('says who may come', () => {
  expect(operation('get', '/v1/cards').security).toEqual([{ bearer: ['projects:read'] }]);
  expect(operation('get', '/v1/cards')).toMatchObject({
    'x-audience': ['user'],
    'x-scope': 'projects:read',
    description: 'For accounts with the role `user`; a personal token needs the scope `projects:read`.',
  });
  expect(operation('post', '/v1/cards')).toMatchObject({ 'x-scope': 'projects:write' });
  expect(operation('delete', '/v1/cards/{id}').security).toEqual([]);
  expect(operation('delete', '/v1/cards/{id}')).toMatchObject({ description: 'Open to anybody.' });
  expect(Object.keys(operation('delete', '/v1/cards/{id}').responses)).not.toContain('401');
});

it('names each place in a path, even of routes that read it by themselves', () => {
  const inPath = operation('put', '/v1/cards/{id}/film').parameters.filter(parameter => parameter.in === 'path');
  expect(inPath).toEqual([{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]);
});

it('refuses to name a refusal that nobody declared', async () => {
  const broken = await startRim([BrokenController]);
  expect(() => described(broken.app)).toThrow('never_declared');
  await broken
    .client()
    .get('/v1/openapi.json')
    .expect(500, /internal_error/);
  await broken.close();
});

describe('the reference', () => {
  it('is a page whose every part comes from here', async () => {
    const { text, headers } = await rim
      .client()
      .get('/reference')
      .expect(200)
      .expect('content-type', /text\/html/);
    expect(headers['content-security-policy']).toBe("default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
    const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(parts).toHaveLength(4);
    for (const path of parts) await rim.client().get(path).expect(200);
    await rim
      .client()
      .get('/reference/start.js')
      .expect(200, /'\/v1\/openapi\.json'/)
      .expect('content-type', /javascript/);
  });

  it.each([['/reference/assets/package.json'], ['/reference/assets/index.html'], ['/reference/assets/..%2fpackage.json'], ['/reference/assets/']])(
    'does not show %s',
    async path => {
      await rim.client().get(path).expect(404);
    },
  );
});
