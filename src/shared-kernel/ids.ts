import { v5, v7, validate } from 'uuid';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]?: Name };

/** UUIDv7 of an account. */
export type AccountId = Branded<'account'>;
/** UUIDv7 of a project. */
export type ProjectId = Branded<'project'>;
/** UUIDv7 or v5 of a task; a hold bears its task's id. */
export type TaskId = Branded<'task'>;
/** Keyed hash of a provider key, as text; survives the key's removal. */
export type Fingerprint = Branded<'fingerprint'>;

const NAMESPACE = '6f1d4a4e-3d1b-5b0a-9b53-0f3c9f0a7c11';

/** An id that is the same whenever it is made of the same parts (UUIDv5, RFC 9562 §5.5). */
export const idFrom = (...parts: readonly (string | number)[]): string => v5(parts.join('\u001f'), NAMESPACE);

/** A new time-ordered id (UUIDv7, RFC 9562 §5.7); not for use below `domain/`. */
export const newId = (): string => v7();

/** True for the text form of any UUID. */
export const isId = (text: string): boolean => validate(text);
