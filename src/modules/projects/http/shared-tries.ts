import { Injectable } from '@nestjs/common';
import { networkOf, Tries, type RateLimit } from '../../../infrastructure/http/rate-limits.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';

/** A page with many pictures; not a program that tries links, or has one opened for ever. */
const OF_NETWORK: RateLimit = { name: 'shared.network', tries: 240, perSeconds: 60 };

/** Whoever follows links has no account, so the network is limited; throws `too_many_tries`. */
@Injectable()
export class SharedTries {
  private readonly tries: Tries;

  constructor(clock: Clock) {
    this.tries = new Tries(clock);
  }

  async open(address: string): Promise<void> {
    await this.tries.spend(OF_NETWORK, networkOf(address));
  }
}
