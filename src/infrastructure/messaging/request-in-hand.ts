import { AsyncLocalStorage } from 'node:async_hooks';

const inHand = new AsyncLocalStorage<string>();

/** Answers a request; whatever is done for it knows the request's id. */
export const withRequestInHand = <Result>(requestId: string, work: () => Result): Result => inHand.run(requestId, work);

/** The id of the request that is being answered; null where none is. */
export const requestInHand = (): string | null => inHand.getStore() ?? null;
