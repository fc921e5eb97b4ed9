import type { Bill } from '../books/invoice.js';
import type { TwistName } from '../faults/behaviours.js';
import type { Provider } from '../provider.js';
import type { Answer } from './answers.js';
import type { ReceivedCall } from './received-call.js';

/** A misbehaviour inside the answer; `code` is the error it should carry. */
export interface Twist {
  readonly name: TwistName;
  readonly code: string | null;
  /** An answer that is not charged carries no usage. */
  readonly billed: boolean;
}

/** A request that was understood and may be carried out. */
export interface Work {
  readonly model: string | null;
  /** The words of the request, in which markers are looked for. */
  readonly prompt: string;
  /** Tokens that count against the rate limit. */
  readonly tokens: number;
  perform(twist: Twist | null): Promise<Done> | Done;
}

/** What came of it. */
export interface Done {
  readonly answer: Answer;
  /** Null where the endpoint is free. */
  readonly bill: Bill | null;
  /** Runs once the answer has been sent, or could not be. */
  readonly ended?: () => void;
}

/** Understands one endpoint's requests. Throws a refusal for what the protocol does not allow. */
export type EndpointReader = (call: ReceivedCall, body: Buffer, provider: Provider) => Promise<Work> | Work;
