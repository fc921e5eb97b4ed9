import { Injectable } from '@nestjs/common';
import { Tries, type RateLimit } from '../../../infrastructure/http/rate-limits.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';

/** A person who types and looks; not a program that has everything opened again and again. */
const OF_ACCOUNT: RateLimit = { name: 'search.account', tries: 30, perSeconds: 30 };

/** Each search opens sealed content, so an account has only so many of them; throws `too_many_tries`. */
@Injectable()
export class SearchTries {
  private readonly tries: Tries;

  constructor(clock: Clock) {
    this.tries = new Tries(clock);
  }

  async search(accountId: string): Promise<void> {
    await this.tries.spend(OF_ACCOUNT, accountId);
  }
}
