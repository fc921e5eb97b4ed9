import { AsyncLocalStorage } from 'node:async_hooks';

const inHand = new AsyncLocalStorage<string>();

/** Does a job's work; whatever is done within knows the job's id. */
export const withJobInHand = <Result>(jobId: string, work: () => Result): Result => inHand.run(jobId, work);

/** The id of the job that is being done; null outside of one. */
export const jobInHand = (): string | null => inHand.getStore() ?? null;
