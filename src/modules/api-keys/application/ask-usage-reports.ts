import { Inject, Injectable } from '@nestjs/common';
import { InMemoryTryCounter, type RateLimit } from '../../../infrastructure/http/rate-limits.js';
import { systemContext } from '../../../shared-kernel/context.js';
import { UsageKeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import { USAGE_REPORTS } from '../../../shared-kernel/ports/tokens.js';
import type { ReportOutcome, ReportPeriod, UsageReport, UsageReports } from '../../../shared-kernel/ports/usage-reports.js';
import { CannotOpen } from '../../../shared-kernel/ports/vault.js';
import { usageKeyCommands } from '../domain/usage-key-commands.js';
import type { UsageKeyView } from '../domain/queries.js';
import { answerOf } from './usage-key-answer.js';

/** What came of asking; `at` is when the provider said it. */
export interface ReportsAsked {
  readonly report: UsageReport | null;
  /** Why there is none; null when there is one. */
  readonly trouble: string | null;
  readonly retryAfterSeconds: number | null;
  readonly at: string;
}

/** Reports change slowly, and a page that is drawn again is no reason to ask again. */
const KEPT_MS = 60_000;
const REMEMBERED = 500;
const QUESTIONS: RateLimit = { name: 'usage-reports', tries: 6, perSeconds: 60 };

/** Asks for the provider's reports when somebody looks, with a short memory, and never by itself. */
@Injectable()
export class AskUsageReports {
  private readonly remembered = new Map<string, { readonly asked: ReportsAsked; readonly until: number }>();
  private readonly questions = new InMemoryTryCounter();

  constructor(
    private readonly commands: Commands,
    private readonly safe: UsageKeySafe,
    private readonly clock: Clock,
    @Inject(USAGE_REPORTS) private readonly reports: UsageReports,
  ) {}

  async run(key: UsageKeyView, period: ReportPeriod): Promise<ReportsAsked> {
    const now = this.clock.now();
    const name = [key.accountId, key.envelopeId, period.from, period.to].join('|');
    const known = this.remembered.get(name);
    if (known && known.until > now.getTime()) return known.asked;
    const retryAfterSeconds = await this.questions.take(QUESTIONS, key.accountId, now);
    if (retryAfterSeconds > 0) return { report: null, trouble: 'asked_too_often', retryAfterSeconds, at: now.toISOString() };
    const asked = told(await this.ask(key, period), now);
    this.remember(name, { asked, until: now.getTime() + (asked.retryAfterSeconds === null ? KEPT_MS : asked.retryAfterSeconds * 1000) });
    return asked;
  }

  private async ask(key: UsageKeyView, period: ReportPeriod): Promise<ReportOutcome | null> {
    const { accountId, fingerprint, envelopeId, origin } = key;
    try {
      const outcome = await this.safe.withSecret({ accountId, envelopeId, origin }, secret =>
        this.reports.ask({ secret, kind: 'usage-reports' }, period),
      );
      const noted = usageKeyCommands.NoteUsageKeyAnswer({ accountId, fingerprint, answer: answerOf(outcome) });
      await this.commands.send(noted, { ...systemContext('usage-reports'), accountId });
      return outcome;
    } catch (error) {
      if (error instanceof CannotOpen) return null;
      throw error;
    }
  }

  private remember(name: string, what: { readonly asked: ReportsAsked; readonly until: number }): void {
    this.remembered.delete(name);
    // what went wrong is asked about again at the next look, unless the provider named a time
    if (what.asked.report === null && what.asked.retryAfterSeconds === null) return;
    this.remembered.set(name, what);
    if (this.remembered.size > REMEMBERED) this.remembered.delete(this.remembered.keys().next().value ?? '');
  }
}

const told = (outcome: ReportOutcome | null, now: Date): ReportsAsked => {
  const at = now.toISOString();
  if (outcome === null) return { report: null, trouble: 'unreadable', retryAfterSeconds: null, at };
  if (outcome.outcome === 'reported') return { report: outcome.report, trouble: null, retryAfterSeconds: null, at };
  const answer = answerOf(outcome);
  const trouble = answer.said === 'accepted' ? null : answer.reason;
  const retryAfterSeconds = outcome.outcome === 'rate-limited' ? Math.max(1, Math.ceil(outcome.retryAfterMs / 1000)) : null;
  return { report: null, trouble, retryAfterSeconds, at };
};
