/** What an answer, or its lack, says: it was taken; this message is not wanted; or the receiver is in no state to take anything. */
export type Verdict = 'taken' | 'refused' | 'down' | 'gone';

const GONE = 410;
const SHORT_OF_BREATH = [408, 425, 429];

/** Judges an HTTP status; null stands for no answer at all. A redirect is a refusal: it is not followed, because it could lead inside. */
export const verdictOf = (status: number | null): Verdict => {
  if (status === null || status >= 500 || SHORT_OF_BREATH.includes(status)) return 'down';
  if (status === GONE) return 'gone';
  return status >= 200 && status < 300 ? 'taken' : 'refused';
};
