import type { Projection, Row } from '../projection.js';

/** Which rows of an account are wanted. */
export interface RowsWanted {
  readonly accountId: string;
  /** Only rows of this group. */
  readonly group?: string;
  /** Only rows whose sort text is at least this. */
  readonly from?: string;
  /** Only rows whose sort text is below this. */
  readonly below?: string;
  /** Only rows whose field, a text, is at least this. */
  readonly where?: { readonly field: string; readonly atLeast: string };
  /** Opaque cursor of the last row seen. */
  readonly after?: string | null;
  /** At most 200. */
  readonly limit: number;
  readonly descending?: boolean;
}

/** A page of rows and the cursor of the next one. */
export interface RowPage<R> {
  readonly rows: readonly R[];
  readonly next: string | null;
}

/** Reads projections' rows; a row is what the query answers with. */
export interface ReadModels {
  row<R extends Row>(of: Projection<R>, id: string): Promise<R | null>;
  page<R extends Row>(of: Projection<R>, wanted: RowsWanted): Promise<RowPage<R>>;
  /** How many rows of a group an account has. */
  count<R extends Row>(of: Projection<R>, wanted: Pick<RowsWanted, 'accountId'> & { readonly group: string }): Promise<number>;
  /**
   * Every row of all accounts whose sort text is below a bound, lowest first and however many there are: for the service's own
   * housekeeping. Rows may change under the reader; one that moves on within the bound may come twice.
   */
  before<R extends Row>(of: Projection<R>, sortBelow: string): AsyncIterable<R>;
}
