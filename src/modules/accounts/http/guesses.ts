import { Injectable } from '@nestjs/common';
import { networkOf, Tries, type RateLimit } from '../../../infrastructure/http/rate-limits.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';

const HOUR = 3_600;

/** Ten wrong guesses at one account from one network, then one every six minutes. */
const FROM_HERE: RateLimit = { name: 'password.account-from-network', tries: 10, perSeconds: HOUR };
/** From all networks together; beside the limit above, so that a stranger cannot easily lock somebody out. */
const AT_ACCOUNT: RateLimit = { name: 'password.account', tries: 100, perSeconds: 24 * HOUR };
/** A household or an office may sign in often; a machine that tries out addresses may not. */
const FROM_NETWORK: RateLimit = { name: 'password.network', tries: 300, perSeconds: HOUR };
const SIGN_UPS: RateLimit = { name: 'sign-up.network', tries: 300, perSeconds: HOUR };
/** Letters to one address: enough for whoever does not find the first, no nuisance to whoever did not ask. */
const LETTERS_TO: RateLimit = { name: 'letters.address', tries: 5, perSeconds: HOUR };
const LETTERS_FROM: RateLimit = { name: 'letters.network', tries: 60, perSeconds: HOUR };
const ONE_TIME_TOKENS: RateLimit = { name: 'one-time-token.network', tries: 60, perSeconds: HOUR };
const ADMINISTRATOR: RateLimit = { name: 'administrator-token', tries: 10, perSeconds: HOUR };

/** Limits guesses; each throws `too_many_tries` before anything is looked up. */
@Injectable()
export class Guesses {
  private readonly tries: Tries;

  constructor(clock: Clock) {
    this.tries = new Tries(clock);
  }

  /** A guess at the password of an account or address, known or not. */
  async atPassword(subject: string, address: string): Promise<void> {
    const network = networkOf(address);
    await this.tries.spend(FROM_NETWORK, network);
    await this.tries.spend(FROM_HERE, `${subject} ${network}`);
    await this.tries.spend(AT_ACCOUNT, subject);
  }

  /** It was right, so the wrong ones before it do not count for this account. */
  async wasRight(subject: string, address: string): Promise<void> {
    await this.tries.forget(FROM_HERE, `${subject} ${networkOf(address)}`);
    await this.tries.forget(AT_ACCOUNT, subject);
  }

  async signUp(address: string): Promise<void> {
    await this.tries.spend(SIGN_UPS, networkOf(address));
  }

  /** A letter to an address or account, known or not. */
  async atLetters(subject: string, address: string): Promise<void> {
    await this.tries.spend(LETTERS_FROM, networkOf(address));
    await this.tries.spend(LETTERS_TO, subject);
  }

  async atOneTimeToken(address: string): Promise<void> {
    await this.tries.spend(ONE_TIME_TOKENS, networkOf(address));
  }

  async atAdministratorToken(accountId: string, address: string): Promise<void> {
    await this.tries.spend(ADMINISTRATOR, accountId, networkOf(address));
  }
}
