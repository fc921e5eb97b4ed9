import { ListOf, Id, Moment, Nested, OneOf, Text } from '../../../infrastructure/http/shapes.js';

/** Whom support looks for. It comes in the body, because addresses of requests are written down on their way. */
export class AccountSearchRequest {
  @OneOf(['account-id', 'email', 'request-id'], {
    description:
      '`request-id`: the id that an answer carried as `Keyreel-Request-Id` and a problem as its `instance`; it is found where the request brought something about, or a product rule refused it.',
  })
  readonly by!: 'account-id' | 'email' | 'request-id';

  @Text({ max: 254, singleLine: true, secret: true, description: 'The id, or the e-mail address, written in any case.' })
  readonly value!: string;
}

/** What a request first brought about in an account. */
class RequestTraceShape {
  @Text({ max: 64, description: 'Where its first event stands in the log.' })
  readonly position!: string;

  @Moment()
  readonly at!: string;

  @Text({ max: 100, description: 'Type of that event, as in the event catalogue.', example: 'RefusalRecorded' })
  readonly type!: string;
}

/** An account that was found. */
export class FoundAccountShape {
  @Id()
  readonly accountId!: string;

  @OneOf(['open', 'erased', 'never-opened'], {
    description:
      '`never-opened`: an address was reserved for it, and nobody finished signing up. An erased account is found by its id and its requests, never by an address.',
  })
  readonly state!: string;

  @Moment({ nullable: true })
  readonly openedAt!: string | null;

  @Nested(() => RequestTraceShape, { nullable: true, description: 'Null where nobody searched by a request.' })
  readonly request!: object | null;
}

/** What a search found. */
export class AccountsFoundShape {
  @ListOf(() => FoundAccountShape, { max: 1000, description: 'Empty where nobody is found. A request of an operator may concern several accounts.' })
  readonly items!: readonly object[];
}
