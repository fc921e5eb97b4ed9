import { WrittenShape } from '../../../infrastructure/http/answers.js';
import { Flag, Id, ListOf, Moment, Nested, OneOf, Text } from '../../../infrastructure/http/shapes.js';
import { oneOf } from '../../../infrastructure/http/value-shapes.js';
import { NOTICE_KINDS, type NoticeKind } from '../domain/queries.js';

const kinds = {
  max: NOTICE_KINDS.length,
  description: 'About which notices letters are wanted; none when it is empty, which is how every account begins.',
};

/** About which notices to write. */
export class NoticeLettersRequest {
  @ListOf(oneOf(NOTICE_KINDS), kinds)
  readonly kinds!: readonly NoticeKind[];
}

/** A letter that the mail server did not take. */
export class LetterFailureShape {
  @Id({ description: 'The notice that it was about.' })
  readonly noticeId!: string;

  @OneOf(NOTICE_KINDS)
  readonly kind!: string;

  @OneOf(['waiting', 'refused', 'given_up', 'unknown'], {
    description:
      '`waiting`: it is tried again. `refused`: the server will not take it, so it is not. `given_up`: after six tries in some five hours. `unknown`: it was interrupted, may have arrived, and is not sent twice.',
  })
  readonly state!: string;

  @Text({ max: 100, description: 'The number that the mail server answered with, or a stable word.' })
  readonly code!: string;

  @Moment({ nullable: true })
  readonly at!: string | null;
}

/** Letters about notices, as they stand. */
export class NoticeLettersShape {
  @ListOf(oneOf(NOTICE_KINDS), kinds)
  readonly kinds!: readonly string[];

  @Flag({ description: 'This service has a mail server.' })
  readonly areSent!: boolean;

  @Flag({ description: 'Letters about notices go to a confirmed address alone.' })
  readonly addressIsConfirmed!: boolean;

  @Nested(() => LetterFailureShape, {
    nullable: true,
    description: 'The last letter of the past month that was not taken; null as of a moment of the past, because letters are not part of history.',
  })
  readonly lastFailure!: object | null;
}

/** They were chosen. */
export class NoticeLettersChosenShape extends NoticeLettersShape {
  @Text({ max: 64, description: 'Send it back as Keyreel-Position to read what was written.' })
  readonly position!: string;
}

/** The token of a link in a letter. */
export class UnsubscribeQuery {
  @Text({ max: 110, pattern: /^[0-9a-f-]{36}\.[0-9a-f]{64}$/, description: 'As the link in the letter has it.' })
  readonly token!: string;
}

/** What mail programs send when somebody clicks (RFC 8058). */
export class OneClickRequest {
  @OneOf(['One-Click'], { optional: true })
  readonly 'List-Unsubscribe'?: string;
}

/** No letters about notices from now on. */
export class UnsubscribedShape extends WrittenShape {}
