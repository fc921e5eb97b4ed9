import type { Batch, Subscription } from '../../shared-kernel/ports/event-log.js';
import { NoLongerWaiting } from './gate.js';

/** Hands batches to a handler, one at a time, until it is closed or the handler fails; the heart of every subscription. */
export function follow(batches: (signal: AbortSignal) => AsyncIterable<Batch>, handle: (batch: Batch) => Promise<void>): Subscription {
  const stop = new AbortController();
  const closed = deliver(batches(stop.signal), handle, stop.signal);
  closed.catch(() => undefined); // a subscriber fails alone: nobody listening to it must not end the process
  return {
    closed,
    close: async () => {
      stop.abort();
      await closed.catch(() => undefined);
    },
  };
}

async function deliver(batches: AsyncIterable<Batch>, handle: (batch: Batch) => Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    for await (const batch of batches) {
      if (signal.aborted) return;
      await handle(batch);
      if (signal.aborted) return;
    }
  } catch (error) {
    if (!signal.aborted || !(error instanceof NoLongerWaiting)) throw error;
  }
}
