/** A piece of work as the queue has it. Places in the list stand for pieces of work. */
export interface Work {
  /** Seconds of the day. */
  readonly askedAt: number;
  readonly lane: number;
  /** Seconds for which it holds its place in the lane. */
  readonly takes: number;
  /** The place of the work that has to be done first; -1 for none. */
  readonly after: number;
}

/** What a queue looked like. */
export interface Queued {
  /** The most that waited at one time, of each lane. */
  readonly deepest: readonly number[];
  /** How much waited at the beginning of each hour that the work took, all lanes together. */
  readonly byHour: readonly number[];
  /** Seconds between being ready and being begun, for each piece of work. */
  readonly waited: Float64Array;
  /** When the last of it was done, in seconds. */
  readonly doneAt: number;
}

/** Numbers with a key, the smallest key first. */
class Heap {
  private readonly keys: number[] = [];
  private readonly values: number[] = [];

  get least(): number {
    return this.keys[0] ?? Infinity;
  }

  push(key: number, value: number): void {
    let at = this.keys.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.keys[above] as number) <= key) break;
      this.put(at, this.keys[above] as number, this.values[above] as number);
      at = above;
    }
    this.put(at, key, value);
  }

  pop(): number {
    const taken = this.values[0] as number;
    const [key, value] = [this.keys.pop() as number, this.values.pop() as number];
    if (this.keys.length > 0) this.sink(key, value);
    return taken;
  }

  private sink(key: number, value: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below + 1 < this.keys.length && (this.keys[below + 1] as number) < (this.keys[below] as number)) below += 1;
      if (below >= this.keys.length || (this.keys[below] as number) >= key) break;
      this.put(at, this.keys[below] as number, this.values[below] as number);
      at = below;
    }
    this.put(at, key, value);
  }

  private put(at: number, key: number, value: number): void {
    this.keys[at] = key;
    this.values[at] = value;
  }
}

/** Each lane takes what is ready in the order in which it became so, into as many places as it has (`places`, by the lane's number). */
export const queued = (works: readonly Work[], places: readonly number[]): Queued => {
  const [arrivals, ends] = [new Heap(), new Heap()];
  const waiting = places.map(() => ({ line: [] as number[], next: 0, free: 0, deepest: 0 }));
  places.forEach((free, lane) => ((waiting[lane] as { free: number }).free = free));
  const [readyAt, endedAt] = [new Float64Array(works.length), new Float64Array(works.length).fill(NaN)];
  const waited = new Float64Array(works.length);
  const followers = new Map<number, number[]>();
  const byHour: number[] = [];
  let [now, depth] = [0, 0];

  const ready = (which: number, at: number): void => {
    readyAt[which] = at;
    const lane = waiting[(works[which] as Work).lane] as (typeof waiting)[number];
    lane.line.push(which);
    depth += 1;
  };
  const begin = (): void => {
    for (const lane of waiting) {
      for (; lane.free > 0 && lane.next < lane.line.length; lane.next += 1) {
        const which = lane.line[lane.next] as number;
        waited[which] = now - (readyAt[which] as number);
        ends.push(now + (works[which] as Work).takes, which);
        lane.free -= 1;
        depth -= 1;
      }
      lane.deepest = Math.max(lane.deepest, lane.line.length - lane.next);
    }
  };
  const arrive = (which: number): void => {
    const { after } = works[which] as Work;
    if (after < 0 || !Number.isNaN(endedAt[after] as number)) return ready(which, now);
    const others = followers.get(after);
    if (others) others.push(which);
    else followers.set(after, [which]);
  };
  const end = (which: number): void => {
    endedAt[which] = now;
    (waiting[(works[which] as Work).lane] as { free: number }).free += 1;
    for (const follower of followers.get(which) ?? []) ready(follower, now);
    followers.delete(which);
  };

  works.forEach(({ askedAt }, which) => arrivals.push(askedAt, which));
  for (;;) {
    now = Math.min(arrivals.least, ends.least);
    if (now === Infinity) break;
    while (byHour.length * 3600 <= now) byHour.push(depth);
    while (ends.least <= now) end(ends.pop());
    while (arrivals.least <= now) arrive(arrivals.pop());
    begin();
  }
  return { deepest: waiting.map(({ deepest }) => deepest), byHour, waited, doneAt: Math.max(0, ...lastOf(endedAt)) };
};

const lastOf = (endedAt: Float64Array): readonly number[] => {
  let last = 0;
  for (const at of endedAt) if (at > last) last = at;
  return [last];
};
