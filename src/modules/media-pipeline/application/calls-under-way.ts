import { Injectable } from '@nestjs/common';
import type { CallEndedBadly, CallOutcome } from '../../../shared-kernel/ports/provider.js';
import type { BrokenOff } from '../domain/commands.js';

interface UnderWay {
  readonly abort: () => void;
  /** What it came to because it was broken off; null when it ended by itself before that. */
  readonly brokenOff: Promise<BrokenOff | null>;
  /** Lets whoever made the call go on. */
  readonly release: () => void;
}

/** Ended because we hung up. */
type HungUp = Extract<CallEndedBadly, { outcome: 'failed' | 'unknown' }>;

const isHungUp = <Value>(outcome: CallOutcome<Value>): outcome is HungUp => 'reason' in outcome && outcome.reason === 'cancelled';

/** Calls to the provider that this process is making right now, so that giving a task up ends them instead of paying for their rest. */
@Injectable()
export class CallsUnderWay {
  private readonly calls = new Map<string, Set<UnderWay>>();

  /** The outcome; null when the call was broken off, once that has been recorded. `judge` says what it then may have been billed for. */
  async make<Value>(
    taskId: string,
    send: (signal: AbortSignal) => Promise<CallOutcome<Value>>,
    judge: (hungUp: HungUp) => BrokenOff,
  ): Promise<CallOutcome<Value> | null> {
    const breaker = new AbortController();
    const released = Promise.withResolvers<void>();
    const outcome = send(breaker.signal);
    const brokenOff = outcome.then(
      end => (isHungUp(end) ? judge(end) : null),
      () => null,
    );
    const call: UnderWay = { abort: () => breaker.abort(), brokenOff, release: released.resolve };
    const ofTask = this.calls.get(taskId) ?? new Set();
    this.calls.set(taskId, ofTask.add(call));
    try {
      const end = await outcome;
      if (!isHungUp(end)) return end;
      await released.promise;
      return null;
    } finally {
      ofTask.delete(call);
      if (ofTask.size === 0) this.calls.delete(taskId);
    }
  }

  /** Ends a task's calls, has what they came to recorded, and only then lets its run go on. */
  async breakOff<Answer>(taskId: string, record: (brokenOff: readonly BrokenOff[]) => Promise<Answer>): Promise<Answer> {
    const calls = [...(this.calls.get(taskId) ?? [])];
    for (const call of calls) call.abort();
    try {
      const ends = await Promise.all(calls.map(({ brokenOff }) => brokenOff));
      return await record(ends.filter(end => end !== null));
    } finally {
      for (const call of calls) call.release();
    }
  }
}
