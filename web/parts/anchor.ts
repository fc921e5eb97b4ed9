import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react';

/** The router tells of its moves by these, besides what browsers do. */
const MOVES = ['hashchange', 'popstate', 'pushState', 'replaceState'] as const;

const listen = (onMove: () => void): (() => void) => {
  for (const move of MOVES) window.addEventListener(move, onMove);
  return () => {
    for (const move of MOVES) window.removeEventListener(move, onMove);
  };
};

/** What the address names behind its `#`: the part of the screen that somebody was sent to. */
export const useAnchor = (): string => useSyncExternalStore(listen, () => window.location.hash.slice(1));

/** The part of a screen that an address can name: it is brought into sight and given the focus when it does. */
export const useNamed = <Part extends HTMLElement>(name: string | undefined): RefObject<Part | null> => {
  const part = useRef<Part | null>(null);
  const anchor = useAnchor();
  useEffect(() => {
    if (name === undefined || anchor !== name) return;
    part.current?.scrollIntoView({ block: 'start' });
    part.current?.focus({ preventScroll: true });
  }, [anchor, name]);
  return part;
};
