import type { AnyEvent } from './message.js';
import type { Heard } from './policy.js';

/** A row of a read model: what a query answers with, plus who owns it. */
export type Row = Readonly<Record<string, unknown>>;

type Reducers<R extends Row, Event extends AnyEvent> = {
  readonly [Type in Event['type']]?: (row: R | undefined, event: Heard<Extract<Event, { type: Type }>>, id: string) => R | undefined;
};

/** What a projection is made of. */
export interface ProjectionDeclaration<R extends Row, Event extends AnyEvent> {
  /** `<module>.<question>`; its table is `read_<module>_<question>`. */
  readonly name: string;
  /** Raised when the reducers change: the projection is then rebuilt from the start. */
  readonly version: number;
  /** The rows that an event touches; null when it touches none. */
  readonly rowsOf: (event: Heard<Event>) => string | readonly string[] | null;
  /** The account that owns the row. */
  readonly ownerOf: (event: Heard<Event>, row: R) => string;
  /**
   * Of rows that are not one account's: the categories of the streams that they are made from, so that they can be made again as of a moment. Left
   * out, a row is made from its owner's own streams.
   */
  readonly sharedFrom?: readonly string[];
  /** Lists are ordered by this text, ascending; the row's id breaks ties. */
  readonly sortBy?: (row: R) => string;
  /** Groups rows inside an account, a project's outputs for instance. */
  readonly groupBy?: (row: R) => string;
  /** `undefined` as a result means that the row is no more. */
  readonly on: Reducers<R, Event>;
}

/** A declared projection; `R` is the row that its query answers with. */
export interface Projection<R extends Row = Row> {
  readonly name: string;
  readonly table: string;
  readonly version: number;
  readonly rowsOf: (event: Heard<AnyEvent>) => readonly string[];
  readonly ownerOf: (event: Heard<AnyEvent>, row: Row) => string;
  readonly sharedFrom: readonly string[] | null;
  readonly sortBy: (row: Row) => string;
  readonly groupBy: (row: Row) => string;
  readonly on: Readonly<Record<string, (row: Row | undefined, event: Heard<AnyEvent>, id: string) => Row | undefined>>;
  readonly __row?: R;
}

const listOf = (ids: string | readonly string[] | null): readonly string[] => (ids === null ? [] : typeof ids === 'string' ? [ids] : ids);

/** Declares a projection: pure reducers, safe to repeat from nothing to the same bytes. */
export const projection = <R extends Row, Event extends AnyEvent>(declared: ProjectionDeclaration<R, Event>): Projection<R> => {
  const loose = declared as unknown as ProjectionDeclaration<Row, AnyEvent>;
  return {
    name: declared.name,
    table: `read_${declared.name.replace(/[.-]/g, '_')}`,
    version: declared.version,
    rowsOf: event => listOf(loose.rowsOf(event)),
    ownerOf: loose.ownerOf,
    sharedFrom: declared.sharedFrom ?? null,
    sortBy: loose.sortBy ?? (() => ''),
    groupBy: loose.groupBy ?? (() => ''),
    on: declared.on as unknown as Projection['on'],
  };
};
