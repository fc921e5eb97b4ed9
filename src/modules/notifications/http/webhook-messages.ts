import type { DeclaredMessage } from '../../../infrastructure/http/route.js';
import type { ShapeClass } from '../../../infrastructure/http/shape.js';
import { Id, Moment, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { MESSAGE_TYPES, messageTypes, type MessageType } from '../domain/message-types.js';

/** The project that a message is about. */
export class ProjectNewsShape {
  @Id()
  readonly projectId!: string;
}

class WorkNewsShape extends ProjectNewsShape {
  @Id()
  readonly taskId!: string;
}

class WorkOfKindShape extends WorkNewsShape {
  @Text({ max: 100, description: '`download`, `transcription`, `thumbnails`, `text`, `card` or `image`.' })
  readonly operation!: string;

  @OneOf(['credits', 'own-key'], { description: 'Platform credits, or the funds of the own OpenAI account.' })
  readonly payer!: string;
}

/** Work that delivered its result. */
export class WorkDoneShape extends WorkOfKindShape {
  @Whole({ min: 0, description: 'How many files it made; their content is read by its own routes.' })
  readonly products!: number;
}

/** Work that waits for its owner. */
export class WorkStoppedShape extends WorkNewsShape {
  @OneOf(['key-removed', 'key-unusable', 'own-limit-reached', 'cancelled-by-user'])
  readonly reason!: string;
}

/** Work that ended without its result. */
export class WorkEndedShape extends WorkOfKindShape {
  @Text({ max: 200, description: 'A stable word.' })
  readonly reason!: string;

  @Text({ max: 100, nullable: true, description: 'A stable word; null where it was given up.' })
  readonly cause!: string | null;
}

/** What the own OpenAI key is worth now. */
export class KeyNewsShape {
  @OneOf(['openai_account'])
  readonly purse!: string;

  @OneOf(['stored', 'invalid', 'restricted', 'expired', 'exhausted', 'works', 'removed'])
  readonly status!: string;

  @Text({ max: 200, nullable: true, description: 'A stable word.' })
  readonly reason!: string | null;
}

/** The own OpenAI key comes to the end that its owner chose. */
export class KeyExpiryNewsShape {
  @OneOf(['openai_account'])
  readonly purse!: string;

  @Moment()
  readonly expiresAt!: string;

  @Whole({ min: 0, description: 'Days that are left.' })
  readonly days!: number;
}

/** A share of the owner's monthly limit for the own OpenAI key, by our estimates. */
export class OwnLimitNewsShape {
  @OneOf(['openai_account'])
  readonly purse!: string;

  @Text({ max: 7, description: 'The month in UTC, `2026-11`.' })
  readonly month!: string;

  @Whole({ min: 1, max: 100 })
  readonly percent!: number;
}

/** Something that was delivered and can no longer be read. */
export class WorkLostShape extends WorkOfKindShape {
  @OneOf(['missing', 'damaged'])
  readonly reason!: string;
}

/** What is left of the platform's credits fell to a threshold. */
export class LowBalanceNewsShape {
  @OneOf(['platform_credits'])
  readonly purse!: string;

  @Text({ max: 40, description: 'The threshold that was reached.' })
  readonly thresholdMicroCredits!: string;
}

const DATA: Readonly<Record<MessageType, ShapeClass>> = {
  'project.created': ProjectNewsShape,
  'project.deleted': ProjectNewsShape,
  'source.imported': WorkDoneShape,
  'transcript.completed': WorkDoneShape,
  'output.completed': WorkDoneShape,
  'run.stopped': WorkStoppedShape,
  'run.failed': WorkEndedShape,
  'run.cancelled': WorkEndedShape,
  'key.status_changed': KeyNewsShape,
  'key.expires_soon': KeyExpiryNewsShape,
  'own_limit.share_reached': OwnLimitNewsShape,
  'output.lost': WorkLostShape,
  'balance.low': LowBalanceNewsShape,
};

const named = (type: string): string =>
  `${type
    .split(/[._]/)
    .map(word => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')}Message`;

const bodyOf = (type: MessageType): ShapeClass => {
  class Message {
    @OneOf([type])
    readonly type!: string;
    @Moment({ description: 'When it happened.' })
    readonly timestamp!: string;
    @Nested(() => DATA[type])
    readonly data!: object;
  }
  Object.defineProperty(Message, 'name', { value: named(type) });
  return Message;
};

/** The messages by their types, each with its body: ids, stable words and amounts, never content. */
export const webhookMessages: Readonly<Record<string, DeclaredMessage>> = Object.fromEntries(
  messageTypes.map(type => [type, { summary: `Sent when ${MESSAGE_TYPES[type]}.`, body: bodyOf(type) }]),
);
