import type { Position } from './event-log.js';
import type { Sealed } from './vault.js';

/** One message on its way to one receiver. */
export interface Delivery {
  readonly messageId: string;
  readonly type: string;
  readonly line: string;
  readonly position: Position;
  /** The JSON text that is signed and sent, the same at each try. */
  readonly body: string;
  /** How often the receiver took it for a message that it does not want. */
  readonly refusals: number;
}

export type DeliveryState = 'waiting' | 'delivered' | 'given_up';

/** One line of a delivery log. */
export interface DeliveryRecord {
  readonly messageId: string;
  readonly type: string;
  readonly line: string;
  readonly state: DeliveryState;
  readonly tries: number;
  /** HTTP status of the last answer; null when there was none. */
  readonly lastStatus: number | null;
  /** Why there was no answer, as a stable word. */
  readonly lastProblem: string | null;
  readonly lastTriedAt: Date | null;
  /** Null when it is not tried again. */
  readonly nextTryAt: Date | null;
  readonly at: Date;
}

/** What became of a try. */
export interface Tried {
  readonly at: Date;
  readonly status: number | null;
  readonly problem: string | null;
  readonly state: DeliveryState;
  /** The receiver did not want it; one that is down refuses nothing. */
  readonly isRefused: boolean;
  /** When to try again; of a waiting one. */
  readonly nextTryAt: Date | null;
}

/** How a receiver does as a whole. */
export interface ReceiverHealth {
  /** Up to where messages were taken from the log. */
  readonly takenThrough: Position;
  /** Since when no try has succeeded although some were made; null when the last one did. */
  readonly failingSince: Date | null;
  readonly failures: number;
  /** Nothing is sent before this moment. */
  readonly restsUntil: Date | null;
  readonly paused: boolean;
}

/** A new message for a receiver. */
export interface NewDelivery extends Omit<Delivery, 'refusals'> {
  readonly at: Date;
}

/** Which lines of the log are wanted, newest first. */
export interface DeliveriesWanted {
  readonly state: DeliveryState | null;
  /** Only what is older than this one. */
  readonly before: string | null;
  readonly limit: number;
}

/** Names one receiver of one account. */
export interface Receiver {
  readonly accountId: string;
  readonly webhookId: string;
}

/** Signing secrets and deliveries: what is done about messages, beside the log that says what they are. */
export abstract class WebhookStore {
  /** Repeating it gives another secret to the same receiver. */
  abstract open(receiver: Receiver, secret: Sealed, from: Position): Promise<void>;
  /** Whether an account has any. */
  abstract has(accountId: string): Promise<boolean>;
  /** The newest first; one that a newer one replaced signs until its time. Empty for a receiver that is not there. */
  abstract secrets(receiver: Receiver, now: Date): Promise<readonly Sealed[]>;
  /** The same order again gives another new secret, and the old one stays the one before the order. */
  abstract renewSecret(
    receiver: Receiver,
    renewal: { readonly secret: Sealed; readonly orderId: string; readonly oldSignsUntil: Date },
  ): Promise<void>;
  /** False when somebody else delivers to it, or when it is not there. */
  abstract lease(receiver: Receiver, lease: { readonly holder: string; readonly now: Date; readonly until: Date }): Promise<boolean>;
  abstract release(receiver: Receiver, holder: string): Promise<void>;
  /** Null when it is not there. */
  abstract health(receiver: Receiver): Promise<ReceiverHealth | null>;
  abstract noteHealth(receiver: Receiver, health: Omit<ReceiverHealth, 'takenThrough' | 'paused'>): Promise<void>;
  /**
   * Takes messages in and remembers up to where; one that is there already waits again. Nothing is taken when the receiver’s place is no
   * longer the one that was read from: somebody has set it back meanwhile.
   */
  abstract take(receiver: Receiver, messages: readonly NewDelivery[], read: { readonly after: Position; readonly through: Position }): Promise<void>;
  /** The first waiting message of each line whose time has come, in the order of the log. */
  abstract due(receiver: Receiver, now: Date, limit: number): Promise<readonly Delivery[]>;
  /** When the next of them is due; null when nothing waits. */
  abstract nextTryAt(receiver: Receiver): Promise<Date | null>;
  abstract tried(receiver: Receiver, messageId: string, tried: Tried): Promise<void>;
  abstract log(receiver: Receiver, wanted: DeliveriesWanted): Promise<readonly DeliveryRecord[]>;
  /** Makes one message wait again, at once; false when there is no such message. */
  abstract again(receiver: Receiver, messageId: string, now: Date): Promise<boolean>;
  /** Goes back: whatever comes after the position is taken in and sent again. */
  abstract rewind(receiver: Receiver, after: Position): Promise<void>;
  /** Nothing is sent until it is woken, not even by whoever is at it now. */
  abstract pause(receiver: Receiver): Promise<void>;
  /** Makes what waits due at once. */
  abstract wake(receiver: Receiver, now: Date): Promise<void>;
  abstract remove(receiver: Receiver): Promise<void>;
  /** Accounts with a receiver, for the housekeeping; after an id, in order. */
  abstract accounts(after: string, limit: number): Promise<readonly string[]>;
  /** Forgets what ended before a moment; answers how many. */
  abstract forgetEnded(before: Date): Promise<number>;
}
