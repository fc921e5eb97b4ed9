import type { Shapes } from '../../../api/client.js';

export type Segment = Shapes['TranscriptSegmentShape'];

/** The last one that began by then; -1 before the first. */
export const indexAt = (items: readonly { readonly start: number }[], seconds: number): number => {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? Infinity) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** The word that is being said, or -1 while the segment is not being said. */
export const wordAt = ({ start, end, words }: Segment, seconds: number): number => (seconds < start || seconds >= end ? -1 : indexAt(words, seconds));
