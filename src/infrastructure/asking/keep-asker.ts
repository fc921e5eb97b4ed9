import { AsyncLocalStorage } from 'node:async_hooks';
import { Observable, type MonoTypeOperatorFunction } from 'rxjs';

/** The same things, each made on behalf of whoever began to ask for them: a socket that pulls the next one asks for nobody. */
export const keepAsker = <Thing>(things: AsyncIterable<Thing>): AsyncIterable<Thing> => {
  const asAtFirst = AsyncLocalStorage.snapshot();
  return {
    [Symbol.asyncIterator]: () => {
      const made = asAtFirst(() => things[Symbol.asyncIterator]());
      return {
        next: () => asAtFirst(() => made.next()),
        return: () => asAtFirst(() => made.return?.() ?? Promise.resolve({ done: true, value: undefined })),
      };
    },
  };
};

/** What follows in a stream is done on behalf of whoever subscribed, not of the job that had news. */
export const asItsSubscriber =
  <News>(): MonoTypeOperatorFunction<News> =>
  source =>
    new Observable(observer => {
      const asAtFirst = AsyncLocalStorage.snapshot();
      return source.subscribe({
        next: news => asAtFirst(() => observer.next(news)),
        error: error => asAtFirst(() => observer.error(error)),
        complete: () => asAtFirst(() => observer.complete()),
      });
    });
