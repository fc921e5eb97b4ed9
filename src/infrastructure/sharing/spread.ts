import type { Member } from '../postgres/lease-store.js';

/** A subscriber as processes say that they can run it: the newest version of it wins. */
export const runnableAs = ({ name, version }: { readonly name: string; readonly version: number }): string => `${name}@${version}`;

/** The newest version of it that anybody who lives can run; -1 when nobody can. */
export const newestOf = (name: string, members: readonly Member[]): number => Math.max(-1, ...members.map(member => versionIn(member, name)));

const versionIn = ({ runs }: Member, name: string): number => {
  const found = runs.find(one => one.startsWith(`${name}@`));
  return found === undefined ? -1 : Number(found.slice(name.length + 1));
};

/**
 * Who runs a subscriber, of those that live: each process comes to the same answer by itself. When one joins or leaves, only what it gains or
 * loses moves. Whoever can keep the table up to date that serves goes before a newer version, which has its own made first. Null when nobody can.
 */
export const ownerOf = (name: string, members: readonly Member[], serving?: number): number | null => {
  const newest = newestOf(name, members);
  if (newest < 0) return null;
  const wanted = members.some(member => versionIn(member, name) === serving) ? serving : newest;
  const able = members.filter(member => versionIn(member, name) === wanted);
  return able.reduce((best, { number }) => (weight(name, number) > weight(name, best) ? number : best), able[0]?.number ?? 0);
};

/** Looks random, and is the same everywhere. */
const weight = (name: string, number: number): number => {
  let hash = Math.imul(number, 0x9e3779b1);
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
