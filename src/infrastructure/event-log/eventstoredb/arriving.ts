import { LogUnavailable } from '../../../shared-kernel/ports/event-log.js';
import { asLogError } from './log-errors.js';

/** A read of the client: it says how it is broken off. */
export type Read = {
  on(event: 'error', listener: (error: Error) => void): unknown;
  destroy(error?: Error): unknown;
  resume(): unknown;
  [Symbol.asyncIterator](): AsyncIterator<unknown>;
} & ({ cancel(): Promise<void> } | { unsubscribe(): Promise<void> });

/**
 * What a read brings, one by one, at the pace of whoever takes it; it is broken off on the server when that one stops. Throws LogUnavailable,
 * also where a server that owes something says nothing for so many milliseconds, or the signal says that nobody waits any more.
 */
export async function* arriving<Item>(read: Read, { silence, signal }: { silence?: number; signal?: AbortSignal }): AsyncGenerator<Item> {
  let owes = false;
  const giveUp = (): unknown => owes && read.destroy(new LogUnavailable('The event log does not answer.'));
  const alarm = silence === undefined ? undefined : setTimeout(giveUp, silence);
  const stop = (): unknown => read.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop(); // before anybody listened
  read.on('error', () => undefined); // heard by whoever takes; a late one must not end the process
  try {
    const items = read[Symbol.asyncIterator]() as AsyncIterator<Item>;
    for (;;) {
      owes = true;
      alarm?.refresh();
      const next = await items.next();
      owes = false;
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    throw asLogError(error);
  } finally {
    clearTimeout(alarm);
    signal?.removeEventListener('abort', stop);
    breakOff(read);
  }
}

/** Does not wait for a server that may be gone. What has arrived already is let run out: a call counts as open until somebody has heard its end. */
function breakOff(read: Read): void {
  const asked = 'cancel' in read ? read.cancel() : read.unsubscribe();
  asked.catch(() => undefined);
  read.resume();
}
