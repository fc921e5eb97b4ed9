import type { Content } from '../../src/shared-kernel/ports/storage.js';
import type { Sealed } from '../../src/shared-kernel/ports/vault.js';
import type { Chance } from '../audit/chance.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const POOL = 1 << 16;
/** Nonce and tag. */
const AROUND = 28;
const SALT_BYTES = 32;

/** Texts that look sealed: as long as the vault would make them, and as little to be compressed. Nothing opens them. */
export class SealedShapes {
  private readonly pool: string;
  private place = 0;

  constructor(
    chance: Chance,
    private readonly newId: () => string,
  ) {
    this.pool = Array.from({ length: POOL }, () => LETTERS[chance.below(LETTERS.length)]).join('');
  }

  /** Of a text of so many bytes. */
  text(bytes: number): Sealed {
    return { sealed: `v1.${this.newId()}.${this.letters(Math.ceil(((bytes + AROUND) * 4) / 3))}` };
  }

  content(bytes: number, mediaType: string, protection: Content['protection'] = 'sealed'): Content {
    const commitment = Buffer.from(this.letters(32)).toString('hex');
    return { name: this.newId(), mediaType, protection, commitment, salt: this.text(SALT_BYTES), bytes: Math.ceil(bytes) };
  }

  fingerprint(): string {
    return Buffer.from(this.letters(32)).toString('hex');
  }

  private letters(count: number): string {
    this.place = (this.place + 37) % (POOL - Math.min(count, POOL / 2));
    return this.pool.slice(this.place, this.place + count);
  }
}
