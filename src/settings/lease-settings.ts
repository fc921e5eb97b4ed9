import { wholeNumber } from './whole-number.js';

const [LEAST, MOST, USUAL] = [2, 300, 10];

/** How long after it said last that it lives a process is taken for dead, in milliseconds; the same for every process of an installation. */
export const leaseMilliseconds = (env: NodeJS.ProcessEnv): number =>
  1_000 * wholeNumber('KEYREEL_LEASE_SECONDS', env['KEYREEL_LEASE_SECONDS'], USUAL, MOST, LEAST);
