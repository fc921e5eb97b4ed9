import type { CallOutcome, RateHints } from '../../shared-kernel/ports/provider.js';
import { KeyLimiter, type LimiterClock, type Turn } from './key-limiter.js';
import { NOTHING_USED } from './nothing-used.js';

type Outcome = CallOutcome<string>;

/** A clock that stands still until it is moved. */
class HandClock implements LimiterClock {
  #now = 0;
  #alarms: { at: number; ring: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, ring: () => void): () => void {
    const alarm = { at: this.#now + ms, ring };
    this.#alarms.push(alarm);
    return () => void (this.#alarms = this.#alarms.filter(other => other !== alarm));
  }

  get alarms(): number {
    return this.#alarms.length;
  }

  async forward(ms: number): Promise<void> {
    this.#now += ms;
    const due = this.#alarms.filter(alarm => alarm.at <= this.#now);
    this.#alarms = this.#alarms.filter(alarm => alarm.at > this.#now);
    for (const { ring } of due) ring();
    await settled();
  }
}

/** Lets everything that is ready run. */
const settled = () => new Promise<void>(resolve => setImmediate(resolve));

const done: Outcome = { outcome: 'succeeded', value: 'done', usage: NOTHING_USED, requestId: null, simulated: false };
const slow: Outcome = { outcome: 'rate-limited', retryAfterMs: 1_000, code: 'slow_down', requestId: null };
const dry: Outcome = {
  ...{ outcome: 'key-trouble', trouble: { status: 'exhausted', reason: 'insufficient_quota' } },
  ...{ code: 'insufficient_quota', requestId: null },
};
const spent: RateHints = { requests: { limit: 60, remaining: 0, resetMs: 500 }, tokens: null };
const nearlySpent: RateHints = { requests: { limit: 60, remaining: 1, resetMs: 500 }, tokens: null };

const turn: Turn = { key: 'a', maxWaitMs: 60_000 };

function setUp(concurrency = 2) {
  const clock = new HandClock();
  const limiter = new KeyLimiter({ concurrency, clock });
  const started: string[] = [];
  const running = new Map<string, (outcome: Outcome, hints?: RateHints) => void>();
  const start = (name: string, more: Partial<Turn> = {}) =>
    limiter.run<string>({ ...turn, ...more }, hear => {
      started.push(name);
      return new Promise(resolve => running.set(name, (outcome, hints) => (hints && hear(hints), resolve(outcome))));
    });
  const end = async (name: string, outcome: Outcome, hints?: RateHints) => {
    await settled();
    running.get(name)?.(outcome, hints);
    await settled();
  };
  return { clock, limiter, started, start, end };
}

describe('the limiter of a key', () => {
  it('lets so many calls run at once, and the others in the order they came', async () => {
    const { started, start, end } = setUp(2);
    for (const name of ['1', '2', '3', '4']) void start(name);
    await settled();
    expect(started).toEqual(['1', '2']);
    await end('2', done);
    await end('1', done);
    expect(started).toEqual(['1', '2', '3', '4']);
  });

  it('does not let one key wait for another', async () => {
    const { started, start } = setUp(1);
    void start('a1');
    void start('b1', { key: 'b' });
    await settled();
    expect(started).toEqual(['a1', 'b1']);
  });

  it('frees the place of a call that throws', async () => {
    const { limiter } = setUp(1);
    await expect(limiter.run(turn, () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
    expect(await limiter.run(turn, () => Promise.resolve(done))).toBe(done);
  });

  it('pauses a key that was too fast until the named time, and no longer', async () => {
    const { clock, limiter, started, start, end } = setUp(1);
    const first = start('1');
    void start('2');
    await end('1', slow);
    expect(await first).toBe(slow);
    expect(limiter.pausedFor('a')).toBe(1_000);
    await clock.forward(999);
    expect(started).toEqual(['1']);
    await clock.forward(1);
    expect(started).toEqual(['1', '2']);
  });

  it('holds a newcomer back while the key is paused', async () => {
    const { clock, started, start, end } = setUp(1);
    void start('1');
    await end('1', slow);
    void start('2');
    await settled();
    expect(started).toEqual(['1']);
    await clock.forward(1_000);
    expect(started).toEqual(['1', '2']);
  });

  it('turns a call away at once when the pause is longer than it may wait', async () => {
    const { started, start, end } = setUp(1);
    void start('1');
    await end('1', slow);
    expect(await start('2', { maxWaitMs: 200 })).toMatchObject({ outcome: 'rate-limited', retryAfterMs: 1_000 });
    expect(started).toEqual(['1']);
  });

  it('gives up on a turn that does not come', async () => {
    const { clock, started, start, end } = setUp(1);
    void start('1');
    const second = start('2', { maxWaitMs: 200 });
    await clock.forward(200);
    expect(await second).toMatchObject({ outcome: 'rate-limited' });
    await end('1', done);
    expect(started).toEqual(['1']);
  });

  it('lets a waiting call be cancelled', async () => {
    const { started, start, end } = setUp(1);
    const cancel = new AbortController();
    void start('1');
    const second = start('2', { signal: cancel.signal });
    cancel.abort();
    expect(await second).toMatchObject({ outcome: 'failed', reason: 'cancelled' });
    expect(await start('3', { signal: cancel.signal })).toMatchObject({ outcome: 'failed', reason: 'cancelled' });
    await end('1', done);
    expect(started).toEqual(['1']);
  });

  it('sends none of those that wait once the key is refused, but tries again for the next to come', async () => {
    const { started, start, end } = setUp(1);
    void start('1');
    const waiting = [start('2'), start('3')];
    await end('1', dry);
    expect(await Promise.all(waiting)).toEqual([dry, dry]);
    void start('4');
    await settled();
    expect(started).toEqual(['1', '4']);
  });

  it('stops when the headers say that the limit is used up', async () => {
    const { clock, limiter, started, start, end } = setUp(1);
    void start('1');
    void start('2');
    await end('1', done, spent);
    expect([limiter.pausedFor('a'), started]).toEqual([500, ['1']]);
    await clock.forward(500);
    expect(started).toEqual(['1', '2']);
  });

  it('runs no more at once than the headers say are left', async () => {
    const { started, start, end } = setUp(2);
    for (const name of ['1', '2', '3', '4']) void start(name);
    await settled();
    await end('1', done, nearlySpent);
    expect(started).toEqual(['1', '2']);
    await end('2', done);
    expect(started).toEqual(['1', '2', '3']);
  });

  it('sets one alarm for a pause that grows', async () => {
    const { clock, start, end } = setUp(2);
    for (const name of ['1', '2', '3']) void start(name);
    await end('1', slow);
    await end('2', { ...slow, retryAfterMs: 2_000 });
    expect(clock.alarms).toBe(2);
  });

  it('leaves no alarm behind', async () => {
    const { clock, start, end } = setUp(1);
    void start('1');
    void start('2');
    await end('1', slow);
    await clock.forward(1_000);
    await end('2', done);
    expect(clock.alarms).toBe(0);
  });
});
