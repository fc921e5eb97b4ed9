import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { Reading, Sent } from '../../shared-kernel/ports/messages.js';
import type { RowPage } from '../../shared-kernel/ports/read-models.js';
import type { ShapeClass } from './shape.js';
import { ListOf, Shown, Text, Whole } from './shapes.js';
import { etagOf } from './route.js';

/** Which moment of history an answer speaks of. */
export interface Told {
  readonly position: Position;
  readonly asOf: string;
}

/** The answer of a read: the value, and the moment that it speaks of. */
export const answered = <Value extends object>({ value, position, asOf }: Reading<Value>): Value & Told => ({ ...value, asOf, position });

/** The answer of a list: one page, and the cursor of the next one. */
export const page = <Item>({
  value,
  position,
  asOf,
}: Reading<RowPage<Item>>): { readonly items: readonly Item[]; readonly next: string | null } & Told => ({
  items: value.rows,
  next: value.next,
  asOf,
  position,
});

/** The answer of a write: what it made, and the position that a read must have seen to show it. */
export const written = <Body extends object>({ position }: Pick<Sent, 'position'>, body: Body): Body & { readonly position: Position } => ({
  ...body,
  position,
});

const HEADERS = Symbol('headers of an answer');

/** An answer with headers of its own, beside those that it has. */
export const withHeaders = <Body extends object>(headers: Readonly<Record<string, string>>, body: Body): Body =>
  Object.defineProperty(body, HEADERS, { value: { ...headersOf(body), ...headers }, enumerable: false, configurable: true });

/** An answer with an entity tag, for what two people may edit; the tag is its version's. */
export const tagged = <Body extends object>(version: number, body: Body): Body => withHeaders({ etag: etagOf(version) }, body);

/** Headers that an answer carries unseen. */
export const headersOf = (body: object): Readonly<Record<string, string>> => (body as { [HEADERS]?: Record<string, string> })[HEADERS] ?? {};

/** Fields of every read's answer; extend it. */
export class AnsweredShape {
  @Shown({ type: 'string', format: 'date-time' }, { description: 'Service time of the last event that the answer has seen.' })
  readonly asOf!: string;
  @Shown({ type: 'string' }, { description: 'Send it back as Keyreel-Position to read nothing older.' })
  readonly position!: string;
}

/** Fields of every write's answer; extend it. */
export class WrittenShape {
  @Shown({ type: 'string' }, { description: 'Send it back as Keyreel-Position to read what was written.' })
  readonly position!: string;
}

/** One class for the same item, however often it is asked for: the document can hold one of each name. */
const derived =
  (make: (item: ShapeClass<object>) => ShapeClass<object>, prefix: string): ((item: ShapeClass) => ShapeClass<object>) =>
  item => {
    const known = derivedClasses.get(`${prefix} ${item.name}`);
    if (known) return known;
    const made = make(item as ShapeClass<object>);
    Object.defineProperty(made, 'name', { value: `${prefix}${item.name}` });
    derivedClasses.set(`${prefix} ${item.name}`, made);
    return made;
  };

const derivedClasses = new Map<string, ShapeClass<object>>();

/** The class of a page of items, for `@Gives(pageOf(Card))`. */
export const pageOf = derived(item => {
  class Page extends AnsweredShape {
    @ListOf(() => item, { max: 200 })
    readonly items!: readonly object[];
    @Shown({ type: ['string', 'null'] }, { description: 'The cursor of the next page; null on the last one.' })
    readonly next!: string | null;
  }
  return Page;
}, 'PageOf');

/** The class of one item as a read answers it, with the moment that it speaks of: `@Gives(readOf(Card))`. */
export const readOf = derived(item => {
  class Read extends item {
    @Shown({ type: 'string', format: 'date-time' }, { description: 'Service time of the last event that the answer has seen.' })
    readonly asOf!: string;
    @Shown({ type: 'string' }, { description: 'Send it back as Keyreel-Position to read nothing older.' })
    readonly position!: string;
  }
  return Read;
}, 'Read');

/** The class of one item as a write answers it, with its position: `@Gives(writtenOf(Card))`. */
export const writtenOf = derived(item => {
  class Written extends item {
    @Shown({ type: 'string' }, { description: 'Send it back as Keyreel-Position to read what was written.' })
    readonly position!: string;
  }
  return Written;
}, 'Written');

/** The query of a list: `@Query() { cursor, limit }: ListQuery`. */
export class ListQuery {
  @Text({ max: 2000, pattern: /^[A-Za-z0-9_-]+$/, optional: true, nullable: true, description: 'The `next` of the page before.' })
  readonly cursor: string | null = null;
  @Whole({ min: 1, max: 200, optional: true, description: 'At most so many items; 50 when it is not said.' })
  readonly limit: number = 50;
}
