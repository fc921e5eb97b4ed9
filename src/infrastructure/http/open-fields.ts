import type { AccountId } from '../../shared-kernel/ids.js';
import { CannotOpen, type Opener, type Sealed } from '../../shared-kernel/ports/vault.js';
import { isObject, step } from './shape.js';

/** A row whose sealed texts were opened: text, or null where one does not open. */
export type Opened<Value> = Value extends Sealed
  ? string | null
  : Value extends readonly (infer Item)[]
    ? readonly Opened<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Opened<Value[Key]> }
      : Value;

/** Says which fields of an answer exist and do not open, as JSON pointers; absent when all opened. */
export interface Legibility {
  readonly unreadable?: readonly string[];
}

const isSealed = (value: unknown): value is Sealed => isObject(value) && typeof value['sealed'] === 'string' && Object.keys(value).length === 1;

interface Walk {
  readonly open: (sealed: Sealed, purpose: string) => Promise<string>;
  readonly purposes: Readonly<Record<string, string>>;
  readonly unreadable: string[];
}

const opened = async (sealed: Sealed, purpose: string, pointer: string, walk: Walk): Promise<string | null> => {
  try {
    return await walk.open(sealed, purpose);
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    walk.unreadable.push(pointer);
    return null;
  }
};

const copy = async (value: unknown, path: string, pointer: string, walk: Walk): Promise<unknown> => {
  if (isSealed(value)) {
    const purpose = walk.purposes[path];
    // a sealed value that nobody named is none of the reader's business
    return purpose === undefined ? undefined : opened(value, purpose, pointer, walk);
  }
  if (Array.isArray(value)) return Promise.all(value.map((item, index) => copy(item, `${path}[]`, pointer + step(index), walk)));
  if (!isObject(value)) return value;
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  const entries = await Promise.all(
    Object.entries(value).map(async ([key, item]) => [key, await copy(item, below(key), pointer + step(key), walk)] as const),
  );
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
};

/**
 * The shared step at the rim: a deep copy of a row with its sealed texts opened. `purposes` names each sealed field by its path
 * (`name`, `instructions.text`, `cards[].prompt`) and the purpose it was sealed for; sealed values that are not named are left out.
 * One that does not open becomes null and its JSON pointer is listed in `unreadable`, so that one lost text never hides a whole list.
 */
export const openFields = async <R extends object>(
  opener: Pick<Opener, 'openText'>,
  accountId: AccountId,
  row: R,
  purposes: Readonly<Record<string, string>>,
): Promise<Opened<R> & Legibility> => {
  const walk: Walk = { open: (sealed, purpose) => opener.openText(sealed, { accountId, purpose }), purposes, unreadable: [] };
  const made = (await copy(row, '', '', walk)) as object;
  const answer = walk.unreadable.length === 0 ? made : { ...made, unreadable: walk.unreadable.sort() };
  return answer as Opened<R> & Legibility;
};
