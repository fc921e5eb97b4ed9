import { OneOf } from '../../../infrastructure/http/shapes.js';
import { LogPeriodQuery } from './log.requests.js';

/** What is compared, and over which part of the log. */
export class ReconciliationQuery extends LogPeriodQuery {
  @OneOf(['ledger-against-tasks', 'tasks-against-attempts'], {
    optional: true,
    description:
      '`ledger-against-tasks` (when it is not said): every settled hold has its task’s end with the same usage, every success on platform credits was captured exactly once, own-key work held and cost nothing. `tasks-against-attempts`: every delivered step has its attempt, attempts without an outcome are named.',
  })
  readonly kind: string = 'ledger-against-tasks';
}

/** Whose invoice it is, and over which part of the log it is compared. */
export class InvoiceQuery extends LogPeriodQuery {
  @OneOf(['platform', 'everybody'], {
    optional: true,
    description:
      '`platform` (when it is not said): the invoice of the platform’s own provider account, which must not bill what an own key paid for. `everybody`: all keys together, as the sandbox provider keeps it.',
  })
  readonly of: string = 'platform';
}
