const MICRO = 1_000_000;

/** What somebody typed into a field for numbers, as micro-credits or micro-dollars in text; null where that is nothing above 0. */
export const microOf = (typed: string | number): string | null => {
  const amount = typeof typed === 'number' ? typed : typed.trim() === '' ? Number.NaN : Number(typed);
  const micro = Math.round(amount * MICRO);
  return Number.isSafeInteger(micro) && micro > 0 ? String(micro) : null;
};

/** The same the other way round, for the field. */
export const typedOf = (micro: string | null): string | number => (micro === null ? '' : Number(micro) / MICRO);
