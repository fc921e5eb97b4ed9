import type { Journal } from '../messaging/journal.js';

const SILENT_MS = 30_000;

/** Tells the journal of trouble that repeats itself many times a second, in one line each half minute. */
export class Rumour {
  private readonly told = new Map<string, { readonly at: number; since: number }>();

  constructor(private readonly journal: Journal) {}

  tell(what: string, error: unknown): void {
    const last = this.told.get(what);
    if (last && performance.now() - last.at < SILENT_MS) return void (last.since += 1);
    this.told.set(what, { at: performance.now(), since: 0 });
    this.journal.warn(what, { error, ...(last && last.since > 0 ? { count: last.since } : {}) });
  }
}
