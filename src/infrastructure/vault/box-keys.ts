import { join } from 'node:path';
import { CannotOpen, VaultLocked, type SealContext, type Sealer } from '../../shared-kernel/ports/vault.js';
import { BoxLids, proofOf, type ClosedBox } from './box-lids.js';
import type { KeyBoxStore } from './key-box-store.js';
import { openBox, publicHalf } from './key-box.js';
import { createKeyFile, readKeyFile } from './key-file.js';
import { encodeKey, newKey, parseKey, type OutsideKeyMaterial } from './key-material.js';

/** Where the private halves are: in a file of the data folder, unless the operator gives them. Only workers read them. */
export interface BoxKeyPlaces {
  readonly dataDir: string;
  /** KEYREEL_BOX_KEY: base64 of 32 bytes, instead of `<dataDir>/keys/box.key`. */
  readonly boxKey: string | null;
  /** KEYREEL_BOX_KEY_PREVIOUS: still opens. */
  readonly previousBoxKeys: readonly string[];
}

/** The private halves at hand, by version. */
export class BoxKeys {
  readonly #keys: ReadonlyMap<number, OutsideKeyMaterial>;

  constructor(keys: ReadonlyMap<number, OutsideKeyMaterial>) {
    this.#keys = keys;
  }

  open({ version, box }: ClosedBox, context: SealContext): Buffer {
    const key = this.#keys.get(version);
    if (key === undefined) throw new CannotOpen();
    try {
      return openBox(box, key, context);
    } catch {
      throw new CannotOpen();
    }
  }
}

interface Ground {
  readonly store: KeyBoxStore;
  readonly sealer: Pick<Sealer, 'keyedHash'>;
}

const FILE = ['keys', 'box.key'] as const;

/** Finds the private halves and proves that all stored keys lie under one of them; makes the first one. Throws VaultLocked. */
export const openBoxKeys = async (ground: Ground, places: BoxKeyPlaces): Promise<BoxKeys> => {
  const lids = new BoxLids(ground.store, ground.sealer);
  const current = await findCurrent(places, (await lids.all()).length > 0);
  const previous = places.previousBoxKeys.map(text => parseKey(text, 'KEYREEL_BOX_KEY_PREVIOUS'));
  const known = await recognise(lids, [current, ...previous]);
  for (const version of await ground.store.inUse()) if (!known.has(version)) throw new VaultLocked(notOurs(version));
  return new BoxKeys(await adopt(ground, lids, [current, ...previous]));
};

const notOurs = (version: number): string =>
  `The key that opens the users’ stored provider keys (version ${version}) is not at hand. All workers need the same one: copy <data>/keys/box.key from ` +
  'the worker that has it, or set KEYREEL_BOX_KEY, and name the one before in KEYREEL_BOX_KEY_PREVIOUS when you replace it.';

const findCurrent = async ({ boxKey, dataDir }: BoxKeyPlaces, isUsed: boolean): Promise<OutsideKeyMaterial> => {
  if (boxKey !== null) return parseKey(boxKey, 'KEYREEL_BOX_KEY');
  const path = join(dataDir, ...FILE);
  const text = await readKeyFile(path);
  if (text !== null) return parseKey(text, path);
  if (isUsed)
    throw new VaultLocked(
      `The key that opens the users’ stored provider keys is missing. Restore ${path} from its backup, copy it from the worker that has it, or set KEYREEL_BOX_KEY.`,
    );
  await createKeyFile(path, `${encodeKey(newKey())}\n`);
  // another process may have been first
  return parseKey((await readKeyFile(path)) ?? '', path);
};

const recognise = async (lids: BoxLids, keys: readonly OutsideKeyMaterial[]): Promise<Map<number, OutsideKeyMaterial>> => {
  const known = new Map<number, OutsideKeyMaterial>();
  for (const { version, publicKey } of await lids.all()) {
    const key = keys.find(candidate => publicHalf(candidate).equals(publicKey));
    if (key !== undefined) known.set(version, key);
  }
  return known;
};

/** A new key may follow one that is at hand; two workers that each made one must not both go on. */
const adopt = async ({ store, sealer }: Ground, lids: BoxLids, keys: readonly OutsideKeyMaterial[]): Promise<Map<number, OutsideKeyMaterial>> => {
  const known = await recognise(lids, keys);
  const [current] = keys;
  if (current === undefined || [...known.values()].includes(current)) return known;
  const newest = (await lids.all()).at(-1)?.version ?? 0;
  if (newest > 0 && !known.has(newest)) throw new VaultLocked(notOurs(newest));
  const added = { version: newest + 1, publicKey: publicHalf(current) };
  await store.add({ ...added, proof: await proofOf(sealer, added) });
  return adopt({ store, sealer }, lids, keys);
};
