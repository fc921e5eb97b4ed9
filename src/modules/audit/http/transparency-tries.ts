import { Injectable } from '@nestjs/common';
import { networkOf, Tries, type RateLimit } from '../../../infrastructure/http/rate-limits.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';

/** A witness that asks every second; not a program that has proofs made for ever. */
const OF_NETWORK: RateLimit = { name: 'transparency.network', tries: 240, perSeconds: 60 };

/** Whoever checks the log has no account, so the network is limited; throws `too_many_tries`. */
@Injectable()
export class TransparencyTries {
  private readonly tries: Tries;

  constructor(clock: Clock) {
    this.tries = new Tries(clock);
  }

  async spend(address: string): Promise<void> {
    await this.tries.spend(OF_NETWORK, networkOf(address));
  }
}
