import { refusal } from '../../shared-kernel/refusal.js';

/** So many are signing in that waiting for a turn makes no sense. */
export const SignInBusy = refusal('sign_in_busy', 'unavailable', 'Too many are signing in just now; try again in a moment.', { retryAfter: 5 });

/** Lets so many work at once and so many wait; whoever comes beyond is refused at once. */
export class Turnstile {
  #working = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly inLine: number,
  ) {}

  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.#working < this.atOnce) {
      this.#working += 1;
      return;
    }
    if (this.#waiting.length >= this.inLine) throw SignInBusy();
    await new Promise<void>(resolve => this.#waiting.push(resolve));
  }

  /** Whoever leaves hands the place over, so that nobody slips in between. */
  private leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#working -= 1;
  }
}
