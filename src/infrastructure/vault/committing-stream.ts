import { createHash, randomBytes } from 'node:crypto';
import type { Commitment, CommittingStream, Sealed } from '../../shared-kernel/ports/vault.js';

const SALT_BYTES = 32;

/** What to do with the bytes and with the salt. */
interface Committing {
  readonly store: (plain: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  readonly sealSalt: (salt: Uint8Array) => Sealed;
}

/** Hashes salt and content as they pass, so that nothing is read twice. */
export const committingStream = ({ store, sealSalt }: Committing): CommittingStream => {
  const salt = randomBytes(SALT_BYTES);
  const hash = createHash('sha256').update(salt);
  let result: Commitment | null = null;
  let begun = false;

  async function* hashed(plain: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const part of plain) {
      hash.update(part);
      bytes += part.length;
      yield part;
    }
    result = { commitment: hash.digest('hex'), salt: sealSalt(salt), bytes };
  }

  return {
    through(plain) {
      if (begun) throw new Error('Content passes through a commitment once.');
      begun = true;
      return store(hashed(plain));
    },
    async commitment() {
      if (result === null) throw new Error('The content has not passed through to its end.');
      return result;
    },
  };
};

/** The commitment that this salt and these bytes make. */
export const commitmentTo = async (salt: Uint8Array, plain: AsyncIterable<Uint8Array>): Promise<string> => {
  const hash = createHash('sha256').update(salt);
  for await (const part of plain) hash.update(part);
  return hash.digest('hex');
};
