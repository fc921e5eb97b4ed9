import { useCallback, useState } from 'react';
import { BEGINS_WITH, forgetDraft, keepDraft, keptDraft } from './draft.js';

const kept = (name: string): string | null => keptDraft<{ text: string }>(name).text ?? null;

/** A text that somebody types, kept for as long as the tab is open: going to the settings and back loses nothing. */
export const useDraft = (name: string, initial = ''): readonly [text: string, type: (text: string) => void, forget: () => void] => {
  const [state, setState] = useState(() => ({ name, text: kept(name) ?? initial }));
  const text = state.name === name ? state.text : (kept(name) ?? initial);
  const type = useCallback(
    (next: string) => {
      keepDraft(name, { text: next });
      setState({ name, text: next });
    },
    [name],
  );
  const forget = useCallback(() => {
    forgetDraft(name);
    setState({ name, text: initial });
  }, [name, initial]);
  return [text, type, forget];
};

/** Whether something was typed under this name and not sent yet. */
export const hasDraft = (name: string): boolean => kept(name) !== null;

/** What was typed in one place is there in another too: a project that goes on in a new one takes it along. */
export const carryDrafts = (from: string, to: string): void => {
  const begins = BEGINS_WITH + from;
  for (const name of Object.keys(sessionStorage).filter(each => each.startsWith(begins))) {
    sessionStorage.setItem(BEGINS_WITH + to + name.slice(begins.length), sessionStorage.getItem(name) ?? '');
  }
};
