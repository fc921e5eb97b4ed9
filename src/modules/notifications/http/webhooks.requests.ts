import { ListQuery } from '../../../infrastructure/http/answers.js';
import { Flag, Id, ListOf, Moment, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { oneOf } from '../../../infrastructure/http/value-shapes.js';
import { MESSAGE_TYPES, messageTypes, type MessageType } from '../domain/message-types.js';

const LONGEST_URL = 2_000;
const types = {
  min: 1,
  max: messageTypes.length,
  description: Object.entries(MESSAGE_TYPES)
    .map(([type, means]) => `\`${type}\`: ${means}`)
    .join('. '),
};
const url = {
  max: LONGEST_URL,
  singleLine: true,
  description: 'A public https address; or one that the operator has listed. It may hold a secret of yours: it is kept sealed.',
  example: 'https://example.org/keyreel',
};
const SECRET =
  'Shown this once. `whsec_` and base64, as Standard Webhooks 1.0 has it: each message bears `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`, which is `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body` with the decoded secret as the key; several are parted by spaces. Refuse what is older than five minutes, and take each id once.';

/** Where to be told of events, and of which. */
export class WebhookRequest {
  @Text(url)
  readonly url!: string;

  @ListOf(oneOf(messageTypes), { ...types, optional: true, description: `All of them when it is not said. ${types.description}` })
  readonly types: readonly MessageType[] = messageTypes;
}

/** What to change of a webhook; what is left out stays. */
export class WebhookChangeRequest {
  @Text({ ...url, optional: true })
  readonly url?: string;

  @ListOf(oneOf(messageTypes), { ...types, optional: true })
  readonly types?: readonly MessageType[];

  @OneOf(['active', 'paused'], {
    optional: true,
    description: 'Nothing is sent while it is paused; once it is active again it is told everything that it missed, in order.',
  })
  readonly state?: 'active' | 'paused';
}

/** From when on to be told again. */
export class ReplayRequest {
  @Moment({ description: 'Everything that happened from then on is sent again, each under the id that it had.' })
  readonly since!: string;
}

/** A webhook, without its signing secret. */
export class WebhookShape {
  @Id()
  readonly webhookId!: string;

  @Text(url)
  readonly url!: string;

  @ListOf(oneOf(messageTypes), types)
  readonly types!: readonly string[];

  @OneOf(['active', 'paused'])
  readonly state!: string;

  @OneOf(['owner', 'failing', 'gone'], {
    nullable: true,
    description: 'Its owner paused it; or it took nothing for three days; or it answered 410.',
  })
  readonly pausedBecause!: string | null;

  @Moment({
    nullable: true,
    description:
      'Since when nothing has been taken; null while it does well, and as of a moment of the past, because deliveries are not part of history.',
  })
  readonly failingSince!: string | null;

  @Moment()
  readonly addedAt!: string;
}

/** A webhook that was just made. */
export class NewWebhookShape extends WebhookShape {
  @Text({ max: 100, description: SECRET })
  readonly secret!: string;
}

/** The webhooks of an account. */
export class WebhooksShape {
  @ListOf(() => WebhookShape, { max: 10, description: 'First to last.' })
  readonly items!: readonly object[];
}

/** Another signing secret. */
export class WebhookSecretShape {
  @Text({ max: 100, description: SECRET })
  readonly secret!: string;

  @Moment({ description: 'Until then messages are signed with the old secret too.' })
  readonly oldSignsUntil!: string;
}

/** What came of a message that was sent as a test. */
export class WebhookTestShape {
  @Flag({ description: 'The receiver answered with 2xx.' })
  readonly delivered!: boolean;

  @Whole({ nullable: true, description: 'HTTP status of the answer; null when there was none.' })
  readonly status!: number | null;

  @Text({ max: 100, nullable: true, description: 'Why there was no answer, as a stable word.' })
  readonly problem!: string | null;
}

/** Which deliveries are wanted. */
export class DeliveriesQuery extends ListQuery {
  @OneOf(['waiting', 'delivered', 'given_up'], { optional: true, description: 'All of them when it is not said.' })
  readonly state?: 'waiting' | 'delivered' | 'given_up';
}

/** One message on its way to a webhook, or at its end. */
export class DeliveryShape {
  @Id({ description: 'The `webhook-id` of the message: the id of the event in the log.' })
  readonly messageId!: string;

  @OneOf(messageTypes)
  readonly type!: string;

  @Text({ max: 100, description: 'Messages of one line arrive in their order: the id of the project, or `account`.' })
  readonly line!: string;

  @OneOf(['waiting', 'delivered', 'given_up'])
  readonly state!: string;

  @Whole({ min: 0 })
  readonly tries!: number;

  @Whole({ nullable: true, description: 'HTTP status of the last answer; null when there was none.' })
  readonly lastStatus!: number | null;

  @Text({ max: 100, nullable: true, description: 'Why there was no answer, as a stable word.' })
  readonly lastProblem!: string | null;

  @Moment({ nullable: true })
  readonly lastTriedAt!: string | null;

  @Moment({ nullable: true, description: 'Not before; a webhook that fails as a whole rests longer.' })
  readonly nextTryAt!: string | null;

  @Moment({ description: 'When it happened.' })
  readonly at!: string;
}

/** A page of a webhook's delivery log. */
export class DeliveriesShape {
  @ListOf(() => DeliveryShape, { max: 200, description: 'Newest first; what ended a month ago is forgotten.' })
  readonly items!: readonly object[];

  @Text({ max: 2000, nullable: true, description: 'The cursor of the next page; null on the last one.' })
  readonly next!: string | null;
}
