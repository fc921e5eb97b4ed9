import { Moment } from '../../../infrastructure/http/shapes.js';

/** The period of a signed statement. */
export class SignedStatementQuery {
  @Moment({ optional: true, nullable: true, description: 'Inclusive; the beginning of the account when it is not said.' })
  readonly from: string | null = null;

  @Moment({ optional: true, nullable: true, description: 'Exclusive; now when it is not said.' })
  readonly to: string | null = null;
}
