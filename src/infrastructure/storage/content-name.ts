import { randomUUID } from 'node:crypto';

const FORM = /^[0-9a-z][0-9a-z-]{15,63}$/;

/** A new name that tells nothing. */
export const newContentName = (): string => randomUUID();

/** Throws TypeError for anything but a name of our own: no dot, no slash, nothing that a path could be made of. */
export const assertContentName = (name: string): void => {
  if (typeof name !== 'string' || !FORM.test(name)) throw new TypeError('Content is kept under ids of our own only.');
};
