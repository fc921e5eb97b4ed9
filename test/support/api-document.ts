import { readFileSync } from 'node:fs';

type Schema = Readonly<Record<string, unknown>>;

interface Described {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly 'x-audience': readonly string[];
  readonly 'x-scope'?: string;
  readonly 'x-with-consent'?: readonly string[];
  readonly 'x-acts'?: string;
  readonly operationId?: string;
}

interface Document {
  readonly webhooks: Readonly<Record<string, { readonly post: Described }>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const document = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')) as Document;

/** An operation of the API as its document describes it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly audience: readonly string[];
  readonly scope: string | null;
  /** Support may ask it about somebody else's, with consent. */
  readonly withConsent: boolean;
  readonly id: string;
  /** The act of the staff that it is; null for all else. */
  readonly act: string | null;
  /** Names of what stands in the path. */
  readonly places: readonly string[];
  /** What the query must hold, with the least values. */
  readonly query: Readonly<Record<string, string>>;
  /** The least JSON body that has the right shape; null where none is taken. */
  readonly body: object | null;
}

const resolved = (schema: Schema): Schema => {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
};

const text = ({ examples, format, pattern, minLength }: Schema): string => {
  if (Array.isArray(examples)) return String(examples[0]);
  if (format === 'uuid') return '01900000-0000-7000-8000-000000000000';
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  return typeof pattern === 'string' && pattern.includes('\\d') ? '1000000' : 'a'.repeat(Number(minLength ?? 1));
};

/** The least value that a schema allows. */
const least = (given: Schema): unknown => {
  const schema = resolved(given);
  const [either] = (schema['oneOf'] ?? schema['anyOf'] ?? schema['allOf'] ?? []) as readonly Schema[];
  if (either) return least(either);
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as unknown;
  const type = Array.isArray(schema['type']) ? String(schema['type'][0]) : schema['type'];
  if (type === 'string') return text(schema);
  if (type === 'integer' || type === 'number') return Number(schema['minimum'] ?? 1);
  if (type === 'boolean') return false;
  if (type === 'array') return Number(schema['minItems'] ?? 0) > 0 ? [least(schema['items'] as Schema)] : [];
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  return Object.fromEntries(((schema['required'] ?? []) as readonly string[]).map(name => [name, least(properties[name] ?? {})]));
};

const bodyOf = ({ requestBody }: Described): object | null => {
  const schema = requestBody?.content['application/json']?.schema;
  return schema ? (least(schema) as object) : null;
};

const queryOf = ({ parameters }: Described): Readonly<Record<string, string>> =>
  Object.fromEntries(
    parameters.filter(parameter => parameter.in === 'query' && parameter.required === true).map(({ name, schema }) => [name, String(least(schema))]),
  );

/** Every operation that the API document knows. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, described]) => ({
    method,
    path,
    audience: described['x-audience'],
    scope: described['x-scope'] ?? null,
    id: described.operationId ?? '',
    act: described['x-acts'] ?? null,
    withConsent: described['x-with-consent'] !== undefined,
    places: described.parameters.filter(parameter => parameter.in === 'path').map(({ name }) => name),
    query: queryOf(described),
    body: bodyOf(described),
  })),
);
