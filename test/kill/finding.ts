/** One thing that must be true in the end. */
export interface Finding {
  readonly what: string;
  readonly holds: boolean;
  /** In figures, or what is against it. */
  readonly found: string;
}

const MOST_NAMED = 5;

/** Holds when there is nothing against it. */
export const nothingIs = (what: string, against: readonly string[], found: string): Finding => {
  const named = against.slice(0, MOST_NAMED).join('; ');
  return { what, holds: against.length === 0, found: against.length === 0 ? found : `${against.length} against it: ${named}` };
};

/** Holds when both lists have the same members, each once. */
export const sameMembers = (what: string, theirs: readonly string[], ours: readonly string[]): Finding => {
  const [those, these] = [new Set(theirs), new Set(ours)];
  const against = [
    ...theirs.filter(one => !these.has(one)).map(one => `${one} is missing`),
    ...ours.filter(one => !those.has(one)).map(one => `${one} is too much`),
    ...(these.size === ours.length ? [] : [`${ours.length - these.size} are there twice`]),
  ];
  return nothingIs(what, against, `${ours.length}`);
};
