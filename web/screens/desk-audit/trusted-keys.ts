import { useEffect, useState } from 'react';

const KEPT = 'keyreel-log-keys';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** The verifier's keys that this person trusts: what they put here, or what the service told when it was first asked. */
export const useTrustedKeys = (told: readonly string[] | undefined) => {
  const [kept, setKept] = useState(() => localStorage.getItem(KEPT) ?? '');
  const keep = (text: string): void => {
    const tidy = linesOf(text).join('\n');
    localStorage.setItem(KEPT, tidy);
    setKept(tidy);
  };
  useEffect(() => {
    if (told === undefined || told.length === 0 || localStorage.getItem(KEPT) !== null) return;
    localStorage.setItem(KEPT, told.join('\n'));
    setKept(told.join('\n'));
  }, [told]);
  const keys = linesOf(kept);
  return { keys, keep, isAsTold: told === undefined || told.every(key => keys.includes(key)) };
};
