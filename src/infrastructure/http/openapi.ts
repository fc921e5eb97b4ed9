import { RequestMethod, type INestApplication } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { declaredRefusals } from '../../shared-kernel/refusal.js';
import { ACTS } from './acts.js';
import { statusOf } from './problem.js';
import { PROBLEM } from './problem-schema.js';
import {
  ALSO_GIVES,
  AS_OF,
  AS_OF_PARAMETER,
  BEGINS_WORK,
  CONSENTED,
  GIVES,
  HEADERS,
  IDEMPOTENT,
  NO_BODY,
  POLICY,
  REFUSES,
  SENDS,
  TAKES,
  TELLS,
  type Audience,
  type DeclaredAnswer,
  type DeclaredHeader,
  type DeclaredMessage,
} from './route.js';
import { classOf, declaredRoutes, type DeclaredRoute } from './route-check.js';
import { FULL_SESSION, scopeOf } from './scopes.js';
import { Schemas, schemaOfField } from './schemas.js';
import { fieldsOf, type JsonSchema } from './shape.js';
import { TAKES_STREAM } from './uploads.js';

type Operation = Record<string, unknown> & { operationId?: string; description?: string; parameters?: unknown[] };

const about = <Value>(key: string, { controller, handler }: DeclaredRoute): Value | undefined =>
  (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as Value | undefined;

const headerParameter = ({ name, required, description }: DeclaredHeader, schema: JsonSchema = { type: 'string' }) => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

const KEY = { name: 'Idempotency-Key', description: 'Repeats under the same key get the first outcome, for 7 days.' };

/** Every place in the path's template; a handler need not take each one as a parameter of its own. */
const inPath = (path: string): readonly object[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

const MOMENT = {
  name: AS_OF_PARAMETER,
  in: 'query',
  required: false,
  description:
    'Answers as of a moment of the past, in the same shape: a time with its zone (`2026-01-31T12:00:00Z`), a `position` of an earlier answer, or `<log>:<position>`. What did not exist then is answered as what does not exist.',
  schema: { type: 'string', maxLength: 100 },
};

const parametersOf = (route: DeclaredRoute, path: string): readonly unknown[] => {
  const query = classOf(route, RouteParamtypes.QUERY);
  const need = about<string>(IDEMPOTENT, route);
  return [
    ...inPath(path),
    ...(query ? fieldsOf(query).map(queryParameter(new query() as Record<string, unknown>)) : []),
    ...(about<object>(AS_OF, route) ? [MOMENT] : []),
    ...(need ? [headerParameter({ ...KEY, required: need === 'required' }, { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' })] : []),
    ...(about<readonly DeclaredHeader[]>(HEADERS, route) ?? []).map(header => headerParameter(header)),
  ];
};

const queryParameter =
  (defaults: Readonly<Record<string, unknown>>) =>
  (field: ReturnType<typeof fieldsOf>[number]): object => {
    const { description, ...schema } = schemaOfField({ ...field, options: { ...field.options, nullable: false } });
    const byDefault = defaults[field.name];
    return {
      name: field.name,
      in: 'query',
      required: !field.options.optional,
      ...(description === undefined ? {} : { description }),
      schema: byDefault === undefined || byDefault === null ? schema : { ...schema, default: byDefault },
    };
  };

const rimCodes = (route: DeclaredRoute): readonly string[] => {
  const open = about<readonly Audience[]>(POLICY, route)?.includes('public') ?? false;
  const need = about<string>(IDEMPOTENT, route);
  return [
    'request_invalid',
    ...(classOf(route, RouteParamtypes.BODY) ? ['payer_not_selectable', 'json_malformed', 'body_too_large', 'media_type_unsupported'] : []),
    ...(open
      ? []
      : [
          about<true>(CONSENTED, route) === undefined ? 'look_not_open' : 'resource_missing',
          'token_missing',
          'token_invalid',
          'foreign_page',
          'role_required',
          'scope_missing',
        ]),
    ...(about<object>(AS_OF, route) ? ['as_of_malformed', 'as_of_beyond_the_head', 'as_of_another_log'] : []),
    ...(about<true>(BEGINS_WORK, route) ? ['account_queue_full', 'service_overloaded'] : []),
    ...(need === 'required' ? ['idempotency_key_required'] : []),
    ...(need ? ['idempotency_key_malformed', 'idempotency_key_reused', 'idempotency_in_flight'] : []),
    ...((about<readonly DeclaredHeader[]>(HEADERS, route) ?? []).some(({ name }) => name === 'If-Match')
      ? ['precondition_stale', 'precondition_required', 'precondition_malformed']
      : []),
  ];
};

const statusOfCode = (code: string): number => {
  const declared = declaredRefusals().get(code);
  if (!declared) throw new Error(`A route refuses with ${code}, which nothing declares.`);
  return statusOf(declared);
};

const problems = (codes: readonly string[]): Readonly<Record<string, object>> => {
  const byStatus = Map.groupBy([...new Set(codes)], statusOfCode);
  const answers = [...byStatus].map(([status, of]) => [
    String(status),
    {
      description: of.map(code => `\`${code}\``).join(', '),
      content: {
        'application/problem+json': {
          schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { code: { enum: of } } }] },
        },
      },
    },
  ]);
  return Object.fromEntries(answers) as Record<string, object>;
};

const success = (route: DeclaredRoute, schemas: Schemas): Readonly<Record<string, object>> => {
  const posted = Reflect.getMetadata(METHOD_METADATA, route.handler) === RequestMethod.POST;
  const status = about<number>(HTTP_CODE_METADATA, route) ?? (posted ? 201 : 200);
  const gives = about<DeclaredAnswer>(GIVES, route);
  const also = (about<readonly string[]>(ALSO_GIVES, route) ?? []).map(mediaType => [mediaType, { schema: { type: 'string' } }]);
  const body = gives?.type ? { schema: schemas.answer(gives.type) } : { schema: {} };
  const empty = !gives || (gives.type === null && gives.mediaType === 'application/json');
  const told = [{ name: 'Keyreel-Request-Id', description: 'The id to ask about.' }, ...(about<readonly DeclaredHeader[]>(TELLS, route) ?? [])];
  const headers = Object.fromEntries(told.map(({ name, description }) => [name, { schema: { type: 'string' }, description }]));
  return {
    [status]: {
      description: gives?.description ?? '',
      headers,
      ...(empty ? {} : { content: { [gives.mediaType]: body, ...(Object.fromEntries(also) as Record<string, object>) } }),
    },
  };
};

/** `cardsAdd` for `CardsController.add`. */
const operationName = ({ controller, method }: DeclaredRoute): string => {
  const subject = controller.name.replace(/Controller$/, '');
  return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
};

const ANYBODY = 'Open to anybody.';
const PERSON = 'not for personal tokens: it needs a session that began with a password';

/** That support may look too is said as data. */
const consentOf = (route: DeclaredRoute): object => (about<true>(CONSENTED, route) === undefined ? {} : { 'x-with-consent': ['support'] });

/** What of the staff's acts the route is, as data; each one is written down. */
const actOf = (route: DeclaredRoute): object => (about<string>(ACTS, route) === undefined ? {} : { 'x-acts': about<string>(ACTS, route) });

/** Who may use the route, and what a token needs for it: as a requirement, as data, and in words. */
const accessOf = (route: DeclaredRoute, { description }: Operation): Readonly<Record<string, unknown>> => {
  const audiences = about<readonly Audience[]>(POLICY, route) ?? [];
  const told = (access: string) => (description === undefined ? access : `${description}\n\n${access}`);
  if (audiences.includes('public')) return { security: [], 'x-audience': audiences, description: told(ANYBODY) };
  const scope = scopeOf(route.handler, route.controller) ?? FULL_SESSION;
  const token = scope === FULL_SESSION ? PERSON : `a personal token needs the scope \`${scope}\``;
  return {
    security: [{ bearer: [scope] }],
    'x-audience': audiences,
    'x-scope': scope,
    ...consentOf(route),
    ...actOf(route),
    description: told(`For accounts with the role ${audiences.map(role => `\`${role}\``).join(' or ')}; ${token}.`),
  };
};

/** A body that is handed on unread: bytes of the type that the route names, or of any. */
const streamOf = (route: DeclaredRoute): object => {
  const mediaType = about<string>(TAKES, route);
  if (!Reflect.hasMetadata(TAKES_STREAM, route.handler) || mediaType === NO_BODY) return {};
  return {
    requestBody: { required: true, content: { [mediaType ?? 'application/octet-stream']: { schema: { type: 'string', format: 'binary' } } } },
  };
};

const completed = (operation: Operation, { route, path, schemas }: { route: DeclaredRoute; path: string; schemas: Schemas }): Operation => {
  const body = classOf(route, RouteParamtypes.BODY);
  const { requestBody: _guessed, ...kept } = operation;
  return {
    ...kept,
    operationId: operationName(route),
    tags: [route.controller.name.replace(/Controller$/, '')],
    parameters: [...parametersOf(route, path)],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemas.request(body) } } } } : {}),
    ...streamOf(route),
    responses: {
      ...success(route, schemas),
      ...problems([...rimCodes(route), ...(about<readonly string[]>(REFUSES, route) ?? [])]),
      '500': { description: '`internal_error`', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
    ...accessOf(route, operation),
  };
};

const ABOUT = `Turns a video into a transcript, thumbnails, texts and images; paid with platform credits or with an OpenAI key of your own.

Sentences for people (of problems \`title\`, \`detail\`, \`reason\` and \`advice\`, and every field with \`x-sentence\`) are told in English, or in German where \`Accept-Language\` asks for it; \`Content-Language\` says which it is. Codes, ids, amounts and names of fields are the same in both: decide by them.`;

const head = () =>
  new DocumentBuilder()
    .setTitle('Keyreel API')
    .setDescription(ABOUT)
    .setVersion('1')
    .setLicense('AGPL-3.0-or-later', 'https://www.gnu.org/licenses/agpl-3.0.html')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
    .build();

/** Where a message arrives: at a server of the user's, which says by its status whether it took it. */
const received = ([type, { summary, body }]: readonly [string, DeclaredMessage], schemas: Schemas) => [
  type,
  {
    post: {
      summary,
      security: [],
      parameters: [
        headerParameter({ name: 'webhook-id', required: true, description: 'The same in every repeat.' }),
        headerParameter({ name: 'webhook-timestamp', required: true, description: 'Seconds since 1970, of this try.' }),
        headerParameter({ name: 'webhook-signature', required: true, description: '`v1,` and base64; one for each secret, parted by spaces.' }),
      ],
      requestBody: { required: true, content: { 'application/json': { schema: schemas.answer(body) } } },
      responses: { '2XX': { description: 'It was taken. Anything else is tried again; 410 pauses the webhook.' } },
    },
  },
];

const webhooksOf = (routes: readonly DeclaredRoute[], schemas: Schemas): Readonly<Record<string, object>> => {
  const controllers = new Set(routes.map(({ controller }) => controller));
  const sent = [...controllers].flatMap(controller =>
    Object.entries((Reflect.getMetadata(SENDS, controller) ?? {}) as Readonly<Record<string, DeclaredMessage>>),
  );
  return Object.fromEntries(sent.map(message => received(message, schemas))) as Record<string, object>;
};

/** The OpenAPI 3.1 document of everything that the application answers, made from its routes and their shapes. */
export const describe = (app: INestApplication): OpenAPIObject => {
  const declared = declaredRoutes(app);
  const routes = new Map(declared.map(route => [`${route.controller.name}_${route.method}`, route]));
  const found = SwaggerModule.createDocument(app, head(), { operationIdFactory: (controller, method) => `${controller}_${method}` });
  const schemas = new Schemas();
  const paths = Object.entries(found.paths).map(([path, item]) => {
    const operations = Object.entries(item as Record<string, Operation>).map(([method, operation]) => {
      const route = routes.get(operation.operationId ?? '');
      return [method, route ? completed(operation, { route, path, schemas }) : operation];
    });
    return [path, Object.fromEntries(operations) as object] as const;
  });
  const webhooks = webhooksOf(declared, schemas);
  const described: Record<string, object> = { ...schemas.all(), Problem: PROBLEM };
  const asked = Object.fromEntries(paths) as OpenAPIObject['paths'];
  return {
    ...found,
    paths: asked,
    webhooks: webhooks as NonNullable<OpenAPIObject['webhooks']>,
    components: { ...found.components, schemas: described },
  };
};
