/** Within what a source must behave. */
export interface FetchLimits {
  /** For finding out addresses, and again for each connection, in milliseconds. */
  readonly connectMs: number;
  /** From the connection to the end of the headers. */
  readonly headersMs: number;
  /** For a whole download, redirects and resumptions included. */
  readonly totalMs: number;
  /** For a whole look at a source: somebody is waiting for it. */
  readonly lookMs: number;
  /** Over which the least rate is measured. */
  readonly rateWindowMs: number;
  readonly leastBytesPerSecond: number;
  readonly headerBytes: number;
  readonly redirects: number;
  /** Resumptions in a row that bring nothing new. */
  readonly vainAttempts: number;
  /** Before the first such resumption; doubles each time. */
  readonly pauseMs: number;
}

export const DEFAULT_LIMITS: FetchLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  totalMs: 6 * 3_600_000,
  lookMs: 20_000,
  rateWindowMs: 30_000,
  leastBytesPerSecond: 8 * 1024,
  headerBytes: 16 * 1024,
  redirects: 5,
  vainAttempts: 4,
  pauseMs: 500,
};
