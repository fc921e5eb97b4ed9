/** What one declared event carries beyond its data: the sentence of the catalogue and the version of its stored shape. */
export interface Fact<Data> {
  readonly sentence: string;
  readonly schemaVersion: number;
  /** Nobody listens on purpose: the event is there for auditors. */
  readonly keptForTheRecord: boolean;
  readonly __data?: Data;
}

/** Declares an event's data type and its sentence in one line. */
export const fact = <Data>(sentence: string, options: { version?: number; keptForTheRecord?: true } = {}): Fact<Data> => ({
  sentence,
  schemaVersion: options.version ?? 1,
  keptForTheRecord: options.keptForTheRecord ?? false,
});

/** The events of one kind of stream. */
export type FactSet<Category extends string = string, Facts extends Record<string, Fact<unknown>> = Record<string, Fact<unknown>>> = {
  readonly category: Category;
  readonly facts: Facts;
};

/** Declares all events that a stream category may hold; the category is the text before the dash in a stream's name. */
export const facts = <const Category extends string, Facts extends Record<string, Fact<unknown>>>(
  category: Category,
  declared: Facts,
): FactSet<Category, Facts> => ({
  category,
  facts: declared,
});

type DataOf<F> = F extends Fact<infer Data> ? Data : never;

/** The union of `{ type, data }` that a fact set stands for. */
export type EventsOf<Set> =
  Set extends FactSet<string, infer Facts>
    ? { [Name in keyof Facts & string]: { readonly type: Name; readonly data: DataOf<Facts[Name]> } }[keyof Facts & string]
    : never;

/** Any declared event, before its type is known. */
export interface AnyEvent {
  readonly type: string;
  readonly data: object;
}

/** An order to one stream; `streamId` is the part after the dash. */
export interface AnyCommand {
  readonly category: string;
  readonly streamId: string;
  readonly type: string;
  readonly data: object;
}

/** The constructor of one kind of command. */
export interface CommandDeclaration<Type extends string, Category extends string, Data extends object> {
  (data: Data): { readonly category: Category; readonly streamId: string; readonly type: Type; readonly data: Data };
  readonly type: Type;
}

/** Marks a command's data type inside `commands(…)`. */
export const command = <Data extends object>(): { readonly __data?: Data } => ({});

type Marked<M> = M extends { readonly __data?: infer Data } ? Extract<Data, object> : never;

/** Declares the commands that one kind of stream understands and how the stream's id is read from their data. */
export const commands = <const Category extends string, Marks extends Record<string, { readonly __data?: object }>>(
  category: Category,
  streamId: (data: Marked<Marks[keyof Marks]>) => string,
  marks: Marks,
): { readonly [Type in keyof Marks & string]: CommandDeclaration<Type, Category, Marked<Marks[Type]>> } => {
  const declared = Object.keys(marks).map(type => {
    const make = (data: Marked<Marks[keyof Marks]>) => ({ category, streamId: streamId(data), type, data });
    return [type, Object.defineProperty(make, 'type', { value: type })];
  });
  return Object.fromEntries(declared) as { [Type in keyof Marks & string]: CommandDeclaration<Type, Category, Marked<Marks[Type]>> };
};

/** The union of command messages that a `commands(…)` declaration stands for. */
export type CommandsOf<Set> = { [Type in keyof Set]: Set[Type] extends (data: never) => infer Message ? Message : never }[keyof Set];

/** A question to a module and the shape of its answer. */
export interface QueryDeclaration<Params extends object, Answer> {
  readonly name: string;
  readonly __params?: Params;
  readonly __answer?: Answer;
}

/** Declares a query by its name, `<module>.<question>`. */
export const query = <Params extends object, Answer>(name: string): QueryDeclaration<Params, Answer> => ({ name });

/** An order that a module carries out by itself because it needs the outside world; who sends it learns the outcome. */
export interface ErrandDeclaration<Params extends object, Outcome> {
  readonly name: string;
  readonly __params?: Params;
  readonly __outcome?: Outcome;
}

/** Declares an errand by its name, `<module>.<order>`. */
export const errand = <Params extends object, Outcome>(name: string): ErrandDeclaration<Params, Outcome> => ({ name });
