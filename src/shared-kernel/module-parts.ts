import type { AnyDecider } from './decider.js';
import type { QueryDeclaration } from './message.js';
import type { Policy } from './policy.js';
import type { EventLog } from './ports/event-log.js';
import type { ReadModels } from './ports/read-models.js';
import type { Projection, Row } from './projection.js';

/** What a query may look at. */
export interface Sources {
  readonly rows: ReadModels;
  readonly log: EventLog;
}

/** A query with the function that answers it. */
export interface Answering {
  readonly query: QueryDeclaration<object, unknown>;
  /** Projections that must have seen a position before the query may be answered at it. */
  readonly needs: readonly Projection[];
  readonly answer: (params: object, sources: Sources) => Promise<unknown>;
  /** The stream that the question is about: its projections are waited for until they have seen that stream's head. */
  readonly stream: ((params: object) => string) | null;
  /**
   * `wait` where another stream announces the thing before its own begins: that it is missing is said only by projections that
   * have seen all that the log held when the question came.
   */
  readonly whenMissing: 'wait' | 'say';
}

/** Ties a query to its answer and to the projections that it reads. */
export const answering = <Params extends object, Answer>(
  query: QueryDeclaration<Params, Answer>,
  needs: readonly Projection<never>[] | readonly Projection<Row>[] | readonly Projection[],
  answer: (params: Params, sources: Sources) => Promise<Answer>,
  stream: ((params: Params) => string) | null = null,
  whenMissing: Answering['whenMissing'] = 'say',
): Answering => ({
  query,
  needs: needs as readonly Projection[],
  answer: answer as Answering['answer'],
  stream: stream as Answering['stream'],
  whenMissing,
});

/** Everything of a module that is declared rather than injected; the composition root hands it to the runners. */
export interface ModuleParts {
  readonly module: string;
  readonly deciders: readonly AnyDecider[];
  readonly projections: readonly Projection[];
  readonly policies: readonly Policy[];
  readonly answers: readonly Answering[];
}
