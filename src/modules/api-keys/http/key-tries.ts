import { Injectable } from '@nestjs/common';
import { networkOf, Tries, type RateLimit } from '../../../infrastructure/http/rate-limits.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';

const HOUR = 3_600;
/** Nobody has so many keys of their own. */
const OF_ACCOUNT: RateLimit = { name: 'key.account', tries: 30, perSeconds: HOUR };
/** An office may add keys on one day; a machine that sorts stolen ones may not. */
const OF_NETWORK: RateLimit = { name: 'key.network', tries: 300, perSeconds: HOUR };
const PAID_TESTS: RateLimit = { name: 'key.paid-test', tries: 10, perSeconds: HOUR };

/** Keeps the adding and testing of keys from serving as an oracle for stolen ones; each throws `too_many_tries` before the provider is asked. */
@Injectable()
export class KeyTries {
  private readonly tries: Tries;

  constructor(clock: Clock) {
    this.tries = new Tries(clock);
  }

  /** A key is about to be asked about at the provider. */
  async ask(accountId: string, address: string): Promise<void> {
    await this.tries.spend(OF_NETWORK, networkOf(address));
    await this.tries.spend(OF_ACCOUNT, accountId);
  }

  /** A tiny answer is about to be bought. */
  async buy(accountId: string): Promise<void> {
    await this.tries.spend(PAID_TESTS, accountId);
  }
}
