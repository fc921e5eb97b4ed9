/** The value below which this share (0 to 1) of the samples lies, between neighbours by proportion. Throws without a sample. */
export const quantile = (samples: readonly number[], share: number): number => {
  const sorted = samples.toSorted((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) throw new Error('There is no sample to take a quantile of.');
  return low + (high - low) * (place - Math.floor(place));
};

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/**
 * One contestant against another, round by round, and the middle of those: what loads the machine in one round loads both.
 */
export const ratioByRound = (ours: readonly number[], theirs: readonly number[]): number => {
  if (ours.length !== theirs.length) throw new Error('Two contestants were not measured in the same rounds.');
  return median(ours.map((value, round) => value / (theirs[round] ?? NaN)));
};

/** What a live reader made of what many writers were told was written; each figure ought to be 0. */
export interface Discipline {
  /** Written, and never seen. */
  readonly lost: number;
  /** Places of the log between the first and the last seen that were jumped over. */
  readonly skipped: number;
  /** Seen before something that lies before it, or twice. */
  readonly reordered: number;
}

/** `written` and `seen` are places in the log, counted from 1; `seen` is in the order of seeing. */
export const disciplineOf = (written: readonly number[], seen: readonly number[]): Discipline => {
  const known = new Set(seen);
  let [skipped, reordered] = [0, 0];
  let last: number | undefined;
  for (const place of seen) {
    if (last !== undefined && place <= last) reordered += 1;
    else if (last !== undefined) skipped += place - last - 1;
    last = Math.max(last ?? 0, place);
  }
  return { lost: written.filter(place => !known.has(place)).length, skipped, reordered };
};
