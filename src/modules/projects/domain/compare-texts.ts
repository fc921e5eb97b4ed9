/** A stretch of lines that two texts have in common, or that only one of them has. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly lines: readonly string[];
}

/** Above so many pairs of lines what differs is told as a whole: a table of all pairs would take the memory of everybody. */
const MOST_PAIRS = 4_000_000;

const commonAtStart = (left: readonly string[], right: readonly string[]): number => {
  const shorter = Math.min(left.length, right.length);
  let count = 0;
  while (count < shorter && left[count] === right[count]) count += 1;
  return count;
};

/** How long the longest common part of the rests behind each pair of lines is. */
const commonLengths = (left: readonly string[], right: readonly string[]): Uint32Array => {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const [below, beside] = [lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0];
      lengths[row * width + column] = left[row] === right[column] ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1 : Math.max(below, beside);
    }
  return lengths;
};

const walked = (left: readonly string[], right: readonly string[]): readonly Stretch[] => {
  const width = right.length + 1;
  const lengths = commonLengths(left, right);
  const stretches: Stretch[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    const [one, other] = [left[row], right[column]];
    const removes = (lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0);
    if (one !== undefined && one === other) {
      stretches.push({ kind: 'same', lines: [one] });
      [row, column] = [row + 1, column + 1];
    } else if (one !== undefined && (other === undefined || removes)) {
      stretches.push({ kind: 'removed', lines: [one] });
      row += 1;
    } else {
      stretches.push({ kind: 'added', lines: [other ?? ''] });
      column += 1;
    }
  }
  return stretches;
};

/** Neighbours of one kind as one stretch, without empty ones. */
const joined = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const result: Stretch[] = [];
  for (const { kind, lines } of stretches) {
    const last = result.at(-1);
    if (lines.length === 0) continue;
    if (last?.kind === kind) result[result.length - 1] = { kind, lines: [...last.lines, ...lines] };
    else result.push({ kind, lines });
  }
  return result;
};

/** What one text has and the other has not, line by line; both texts can be put together from it again. */
export const compareTexts = (left: string, right: string): readonly Stretch[] => {
  const [ours, theirs] = [left.split('\n'), right.split('\n')];
  const start = commonAtStart(ours, theirs);
  const end = commonAtStart(ours.slice(start).reverse(), theirs.slice(start).reverse());
  const [removed, added] = [ours.slice(start, ours.length - end), theirs.slice(start, theirs.length - end)];
  const middle: readonly Stretch[] =
    removed.length * added.length > MOST_PAIRS
      ? [
          { kind: 'removed', lines: removed },
          { kind: 'added', lines: added },
        ]
      : walked(removed, added);
  return joined([{ kind: 'same', lines: ours.slice(0, start) }, ...middle, { kind: 'same', lines: end === 0 ? [] : ours.slice(-end) }]);
};
