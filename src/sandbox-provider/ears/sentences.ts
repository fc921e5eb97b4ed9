import type { HeardWord } from './pocketsphinx.js';

/** Words between two pauses, written as a sentence. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A pause of so many seconds ends a sentence: the recogniser hears words only, and no full stops. */
const pauseSeconds = 0.35;

export function sentencesOf(words: readonly HeardWord[]): readonly Sentence[] {
  const groups: HeardWord[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && word.start - last.end < pauseSeconds) group.push(word);
    else groups.push([word]);
  }
  return groups.map(group => ({ text: written(group), start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? 0 }));
}

function written(words: readonly HeardWord[]): string {
  const text = words.map(({ word }) => word.replace(/^i(?='|$)/, 'I')).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
