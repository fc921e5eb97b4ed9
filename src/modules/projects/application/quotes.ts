import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { OPENER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen, type Opener, type Sealer } from '../../../shared-kernel/ports/vault.js';
import type { Purse, Refusal } from '../../../shared-kernel/refusal.js';
import { QuoteOutdated } from '../domain/errors.js';
import type { CitedQuote } from '../domain/events.js';
import { whatChanged, type PartTerms, type QuoteTerms } from '../domain/quote-terms.js';
import { ForeseeRefusal } from './foresee-refusal.js';
import { Costs, type PricedTask, type Quote } from './costs.js';

/** Long enough to read it, ask somebody and come back; short enough that nobody is refused for a price list that changed since yesterday. */
const HOLDS_FOR_MS = 15 * 60_000;

const PURPOSE = 'projects.quote';

/** What is quoted, or asked for under a quote. */
export interface Quotable {
  /** Null for a project that is to be created. */
  readonly projectId: string | null;
  /** The key that it would be bound to. */
  readonly bindsTo: string | null;
  /** Everything that makes it this work and no other, models apart; equal work has equal text. */
  readonly essence: unknown;
  readonly tasks: readonly PricedTask[];
}

/** A quote that a run can cite until it expires. */
export interface CitableQuote extends Quote {
  readonly quoteId: string;
  readonly expiresAt: string;
  /** What a run would be refused with now; null when it would be admitted. */
  readonly refusedNow: ForeseenRefusal | null;
}

/** A refusal that nobody met yet, told as the refusal itself would tell it. */
export interface ForeseenRefusal {
  readonly code: string;
  readonly title: string;
  readonly purse: Purse | null;
  readonly rule: string | null;
  readonly remedies: readonly string[];
  /** The figures of the refusal, by their names there. */
  readonly details: Readonly<Record<string, unknown>>;
}

const told = ({ code, title, details: { purse, rule, remedies, ...details } }: Refusal): ForeseenRefusal => ({
  code,
  title,
  purse: purse ?? null,
  rule: rule ?? null,
  remedies: remedies ?? [],
  details,
});

/** Tasks to be carried out, and the quote that they are carried out under where one was cited. */
export interface UpheldQuote {
  readonly tasks: readonly PricedTask[];
  readonly quote?: CitedQuote;
}

/**
 * Quotes store nothing and hold nothing: what was promised goes out sealed with the account's own key and comes back with the run.
 * Nobody else can read it, alter it or use it.
 */
@Injectable()
export class Quotes {
  constructor(
    private readonly costs: Costs,
    private readonly foreseeing: ForeseeRefusal,
    private readonly clock: Clock,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  async issue(accountId: string, asked: Quotable): Promise<CitableQuote> {
    const quote = await this.costs.quote(accountId, asked.tasks);
    const expiresAt = new Date(this.clock.now().getTime() + HOLDS_FOR_MS).toISOString();
    const terms: QuoteTerms = { ...(await this.terms(asked)), expiresAt };
    const { sealed } = await this.sealer.seal(JSON.stringify(terms), { accountId, purpose: PURPOSE });
    const projectId = asked.projectId ?? '';
    const refused = await this.foreseeing.of({ accountId, projectId, tasks: asked.tasks });
    return { ...quote, quoteId: sealed, expiresAt, refusedNow: refused && told(refused) };
  }

  /**
   * The tasks as they were quoted, to be held for exactly that; without a citation, as they are. Refuses when anything of the quote
   * is another by now. A recount of the same words is nothing new: the quantities that were promised are the ones that count.
   */
  async uphold(accountId: string, quoteId: string | null, asked: Quotable): Promise<UpheldQuote> {
    if (quoteId === null) return { tasks: asked.tasks };
    const quoted = await this.opened(accountId, quoteId);
    const tasks = asked.tasks.map((task, index) => ({ ...task, most: quoted.parts[index]?.most ?? task.most }));
    const change = whatChanged(quoted, await this.terms({ ...asked, tasks }), this.clock.now().toISOString());
    if (change !== null) throw QuoteOutdated({ reason: change });
    const parts = quoted.parts.map(({ ceiling, priceVersion }, index) => ({ taskId: tasks[index]?.taskId ?? '', ceiling, priceVersion }));
    return { tasks, quote: { quoteId: { sealed: quoteId }, expiresAt: quoted.expiresAt, parts } };
  }

  private async opened(accountId: string, sealed: string): Promise<QuoteTerms> {
    try {
      return JSON.parse(await this.opener.openText({ sealed }, { accountId, purpose: PURPOSE })) as QuoteTerms;
    } catch (error) {
      if (error instanceof CannotOpen) throw QuoteOutdated({ reason: 'not_a_quote_of_this_account' });
      throw error;
    }
  }

  private async terms({ projectId, bindsTo, essence, tasks }: Quotable): Promise<Omit<QuoteTerms, 'expiresAt'>> {
    const work = await this.sealer.keyedHash(JSON.stringify(essence), PURPOSE);
    return { projectId, bindsTo, work, parts: this.partTerms(tasks) };
  }

  private partTerms(tasks: readonly PricedTask[]): readonly PartTerms[] {
    const parts = this.costs.parts(tasks);
    return tasks.map(({ decision, most }, index) => {
      const { operation, model, ceiling, atProvider, priceVersion } = parts[index] as (typeof parts)[number];
      return {
        operation,
        payer: decision.payer === 'credits' ? null : decision.fingerprint,
        model,
        most,
        ceiling: atProvider === null ? ceiling.microCredits : atProvider.ceilingMicroUsd,
        priceVersion,
      };
    });
  }
}
