import { useEffect, useState } from 'react';
import { forgetDraft, keepDraft, keptDraft } from './draft.js';

/** A text as it stands, and the version that a change of it has to name. */
export interface Standing {
  readonly text: string;
  readonly tag: string | null;
}

export interface Begun {
  /** The version that is changed: the one that was seen, even where a newer one is here by now. */
  readonly tag: string | null;
  /** It reads otherwise by now, and not as it is written here. */
  readonly isOutdated: boolean;
  /** The newest was seen: from here on it is the one that is changed. */
  readonly accept: () => void;
}

interface Wishes {
  readonly now: Standing;
  /** What is typed here. */
  readonly mine: string;
  /** Where the draft of it is kept, if one is: what it was begun on is kept beside it. */
  readonly place?: string;
}

const isWhole = (kept: Partial<Standing>): kept is Standing => kept.text !== undefined && kept.tag !== undefined;

/** What somebody began to write on. News come by themselves while they write, and nothing is saved over what they have not seen. */
export const useBegun = ({ now, mine, place }: Wishes): Begun => {
  const name = place === undefined ? null : `${place} begun`;
  const [begun, setBegun] = useState<Standing>(() => {
    const kept = name === null ? {} : keptDraft<Standing>(name);
    return isWhole(kept) ? kept : now;
  });
  const { text, tag } = now;
  if (begun.text !== text && mine === text) setBegun(now);
  useEffect(() => {
    if (name === null) return;
    if (mine === text) forgetDraft(name);
    else keepDraft(name, begun);
  }, [name, mine, text, begun]);
  const isOutdated = begun.text !== text && mine !== text;
  return { tag: isOutdated ? begun.tag : tag, isOutdated, accept: () => setBegun(now) };
};
