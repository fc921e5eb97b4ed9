import { fieldsOf, shapeCalled, type Field, type JsonSchema, type ShapeClass } from './shape.js';

const reference = (shape: ShapeClass): JsonSchema => ({ $ref: `#/components/schemas/${shape.name}` });

const ofNested = ({ shape }: Field): JsonSchema => {
  const refs = shape.nested?.classes().map(reference) ?? [];
  const one = refs.length === 1 && refs[0] ? refs[0] : { oneOf: refs };
  return shape.nested?.many ? { ...shape.schema, items: one } : one;
};

const orNull = (schema: JsonSchema): JsonSchema => {
  const type = schema['type'];
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const choices = schema['enum'];
  return { ...schema, type: [type, 'null'], ...(Array.isArray(choices) ? { enum: [...(choices as unknown[]), null] } : {}) };
};

/** The schema of one field, with what it says beside its shape. */
export const schemaOfField = (field: Field): JsonSchema => {
  const plain = field.shape.nested ? ofNested(field) : field.shape.schema;
  const { description, example, nullable, sentence } = field.options;
  return {
    ...(nullable ? orNull(plain) : plain),
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { examples: [example] }),
    ...(sentence === true ? { 'x-sentence': true } : {}),
  };
};

const schemaOf = (shape: ShapeClass, strict: boolean): JsonSchema => {
  const fields = fieldsOf(shape);
  const required = fields.filter(({ options }) => !options.optional).map(({ name }) => name);
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(fields.map(field => [field.name, schemaOfField(field)])),
    ...(strict ? { additionalProperties: false } : {}),
  };
};

const reachable = (from: readonly ShapeClass[]): ReadonlySet<ShapeClass> => {
  const found = new Set(from);
  for (const shape of found) for (const { shape: inner } of fieldsOf(shape)) for (const next of inner.nested?.classes() ?? []) found.add(next);
  return found;
};

/** The classes that a document speaks of and their schemas; what requests carry takes no field but the declared ones. */
export class Schemas {
  readonly #asked = new Set<ShapeClass>();
  readonly #given = new Set<ShapeClass>();

  request(shape: ShapeClass): JsonSchema {
    this.#asked.add(shape);
    return reference(shape);
  }

  answer(shape: ShapeClass): JsonSchema {
    this.#given.add(shape);
    return reference(shape);
  }

  /** Throws when two classes of one name are both spoken of. */
  all(): Readonly<Record<string, JsonSchema>> {
    const strict = reachable([...this.#asked]);
    const every = [...new Set([...strict, ...reachable([...this.#given])])].sort((a, b) => (a.name < b.name ? -1 : 1));
    return Object.fromEntries(
      every.map(shape => {
        shapeCalled(shape.name);
        return [shape.name, schemaOf(shape, strict.has(shape))];
      }),
    );
  }
}
