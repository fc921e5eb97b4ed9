import type { LoggerService } from '@nestjs/common';
import type { Journal } from '../messaging/journal.js';

/** What the framework has to say, as lines of the journal: where it says it and the class of an error; it may quote what was thrown, so never its words. */
export class FrameworkLines implements LoggerService {
  constructor(private readonly journal: Journal) {}

  log(): void {
    // what it did is no news
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.journal.alarm('the framework reports an error', { reason: partIn(rest), ...(message instanceof Error ? { error: message } : {}) });
  }

  warn(_message: unknown, ...rest: readonly unknown[]): void {
    this.journal.warn('the framework warns', { reason: partIn(rest) });
  }
}

/** It names its part that speaks last. */
const partIn = (rest: readonly unknown[]): string => {
  const last = rest.at(-1);
  return typeof last === 'string' && /^\w{1,60}$/.test(last) ? last : 'unnamed';
};
