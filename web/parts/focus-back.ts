import { useEffect, useId } from 'react';

/** The dialogs that are open now. */
const open = new Set<string>();

/** Where the focus was before the first of them: one dialog may open the next and go. */
let outside: HTMLElement | null = null;

const DIALOG = '[role=dialog]';

/** A menu closes over what was pressed in it: its button is what stays. */
const lasting = (element: Element | null): HTMLElement | null => {
  const labelled = element?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const button = labelled ? document.getElementById(labelled) : null;
  return button ?? (element instanceof HTMLElement && element !== document.body ? element : null);
};

const isInPlace = (element: HTMLElement | null): element is HTMLElement => element?.isConnected === true;

const giveBack = (before: HTMLElement | null): void => {
  const { activeElement: now } = document;
  // it went on to somewhere else already
  if (now !== null && now !== document.body && !now.closest(DIALOG)) return;
  // another dialog took over, and keeps it unless this one stood above it
  if (open.size > 0 && !before?.closest(DIALOG)) return;
  const target = [before, outside, document.getElementById('content')].find(isInPlace);
  target?.focus({ preventScroll: true });
};

/** Remembers what had the focus when something opened over it, and gives it back when that closes or goes. */
export const useFocusBack = (isOpen: boolean): void => {
  const id = useId();
  useEffect(() => {
    if (!isOpen) return undefined;
    const before = lasting(document.activeElement);
    if (before && !before.closest(DIALOG)) outside = before;
    open.add(id);
    return () => {
      open.delete(id);
      requestAnimationFrame(() => giveBack(before));
    };
  }, [id, isOpen]);
};
