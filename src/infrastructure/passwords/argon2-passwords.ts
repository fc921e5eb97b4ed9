import { hash, verify } from '@node-rs/argon2';
import { Passwords } from '../../shared-kernel/ports/passwords.js';
import { Turnstile } from './turnstile.js';

/** What one hash costs. */
export interface HashCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** The least that RFC 9106 and ASVS 5.0 ask of a single pass: 46 MiB. */
const TODAY: HashCost = { memoryKib: 46 * 1024, passes: 1, lanes: 1 };

const AT_ONCE = 4; // times 46 MiB is what a storm of sign-ins may take of memory
const IN_LINE = 256;

/** argon2id, off the event loop. */
export class Argon2Passwords extends Passwords {
  readonly #turnstile = new Turnstile(AT_ONCE, IN_LINE);
  #decoy: Promise<string> | undefined;

  constructor(private readonly cost: HashCost = TODAY) {
    super();
  }

  override hash(password: string): Promise<string> {
    return this.#turnstile.pass(() => this.make(password));
  }

  override verify(kept: string | null, password: string): Promise<boolean> {
    return this.#turnstile.pass(async () => {
      // a decoy of today's cost, made by whoever comes first, so that nobody learns by the clock whether an account exists
      const decoy = await (this.#decoy ??= this.make('nobody has this password'));
      return (await verify(kept ?? decoy, password)) && kept !== null;
    });
  }

  override isOutdated(kept: string): boolean {
    const { memoryKib, passes, lanes } = this.cost;
    return !kept.startsWith(`$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$`);
  }

  private make(password: string): Promise<string> {
    const { memoryKib: memoryCost, passes: timeCost, lanes: parallelism } = this.cost;
    return hash(password, { memoryCost, timeCost, parallelism });
  }
}
