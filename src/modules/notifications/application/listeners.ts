import { Injectable } from '@nestjs/common';

/** Each stream reads the log for itself, so an account may hold so many open in one process and no more. */
const MOST_STREAMS = 10;

/** Who follows the news of which account now. */
@Injectable()
export class Listeners {
  private readonly open = new Map<string, number>();

  /** False when there are too many already. */
  enter(accountId: string): boolean {
    const count = this.open.get(accountId) ?? 0;
    if (count >= MOST_STREAMS) return false;
    this.open.set(accountId, count + 1);
    return true;
  }

  leave(accountId: string): void {
    const count = (this.open.get(accountId) ?? 0) - 1;
    if (count > 0) this.open.set(accountId, count);
    else this.open.delete(accountId);
  }
}
