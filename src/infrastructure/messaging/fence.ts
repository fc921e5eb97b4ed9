/** Under which lease a subscriber runs: what it commits is fenced by the epoch. */
export interface Fence {
  readonly epoch: number;
  /** Nobody can have taken over, as far as is known here. */
  readonly holds: () => boolean;
  /** Something spoke against it: it is looked at again. */
  readonly doubt: () => void;
}

/** For a subscriber that nobody else can run. */
export const unfenced: Fence = { epoch: 0, holds: () => true, doubt: () => undefined };

/** A subscriber that processes hand on to each other: it can be started again after it was closed. */
export interface Subscriber {
  readonly name: string;
  readonly version: number;
  start(fence?: Fence): Promise<void>;
  close(): Promise<void>;
}

/** Another process runs this subscriber by now. */
export class FencedOff extends Error {
  override readonly name = 'FencedOff';
}
