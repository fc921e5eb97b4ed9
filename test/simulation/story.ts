import fc from 'fast-check';
import { apiKeyCommands, type KeyVerdict } from '../../src/modules/api-keys/domain/commands.js';
import { creditCommands } from '../../src/modules/credits/domain/commands.js';
import { perToken, smallPrices } from '../../src/modules/credits/testing/credit-stories.js';
import { taskCommands } from '../../src/modules/media-pipeline/domain/commands.js';
import type { FailureCause } from '../../src/modules/media-pipeline/domain/events.js';
import type { TaskOrder, TaskPayer } from '../../src/modules/media-pipeline/domain/orders.js';
import { stepOf } from '../../src/modules/media-pipeline/domain/steps.js';
import type { TaskInHand } from '../../src/modules/media-pipeline/domain/task.js';
import { Costs, type PricedTask } from '../../src/modules/projects/application/costs.js';
import { projectCommands } from '../../src/modules/projects/domain/commands.js';
import type { Queries } from '../../src/shared-kernel/ports/messages.js';
import type { ProviderPrices } from '../../src/shared-kernel/ports/provider-prices.js';
import type { Quantities, Tariff } from '../../src/shared-kernel/tariff.js';
import { whoPays, type Admitted, type Binding, type KeyStanding } from '../../src/shared-kernel/who-pays.js';
import { ada, SmallProduct } from './small-product.js';

/** How the provider answers a call. */
export type Answer =
  | 'delivers'
  | 'delivers-more'
  | 'key-invalid'
  | 'key-exhausted'
  | 'key-restricted'
  | 'key-expired'
  | 'rate-limited'
  | 'refuses'
  | 'nobody-knows'
  | 'crash';

/** Something that happens. */
export type Happening =
  | { readonly does: 'grant'; readonly amount: number }
  | { readonly does: 'add-key'; readonly key: 'a' | 'b'; readonly works: boolean; readonly replace: boolean }
  | { readonly does: 'remove-key' | 'create' }
  | { readonly does: 'provider-says'; readonly verdict: 'accepted' | 'exhausted' | 'invalid' | 'rate-limited' }
  | { readonly does: 'ask'; readonly project: number; readonly work: 'text' | 'thumbnails'; readonly most: number }
  | { readonly does: 'perform'; readonly task: number; readonly answer: Answer; readonly used: number }
  | { readonly does: 'cancel' | 'resume'; readonly task: number }
  | { readonly does: 'hear'; readonly count: number; readonly twice: boolean };

const small = fc.nat({ max: 5 });
const answers: readonly Answer[] = [
  'delivers',
  'delivers',
  'delivers',
  'delivers-more',
  'delivers-more',
  'delivers-more',
  'key-invalid',
  'key-exhausted',
  'key-restricted',
  'key-expired',
  'rate-limited',
  'refuses',
  'nobody-knows',
  'crash',
];

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('grant' as const), amount: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('add-key' as const),
      key: fc.constantFrom('a' as const, 'b' as const),
      works: fc.constantFrom(true, true, false),
      replace: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove-key' as const) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('create' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('provider-says' as const),
      verdict: fc.constantFrom('accepted' as const, 'exhausted' as const, 'invalid' as const, 'rate-limited' as const),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('ask' as const),
      project: small,
      work: fc.constantFrom('text' as const, 'text' as const, 'thumbnails' as const),
      most: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('perform' as const),
      task: small,
      answer: fc.constantFrom(...answers),
      used: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('cancel' as const, 'resume' as const), task: small }) },
  { weight: 12, arbitrary: fc.record({ does: fc.constant('hear' as const), count: fc.integer({ min: 1, max: 12 }), twice: fc.boolean() }) },
);

/** A life of an account: keys come and go, purses fill and empty, the provider answers as it likes. */
export const lives = fc.array(happening, { minLength: 30, maxLength: 100 });

/** What the world outside saw of a call. */
export interface Called {
  readonly taskId: string;
  /** Whose account at the provider was used. */
  readonly account: string;
}

/** Who was to pay when work was asked for, and how the world looked then. */
export interface Asked {
  readonly taskId: string;
  readonly work: 'text' | 'thumbnails';
  readonly boundTo: string | null;
  readonly key: KeyStanding;
  readonly available: bigint;
  readonly admittedFor: TaskPayer | null;
  readonly refused: string | null;
}

const priceOf = (operation: string): Tariff => ({
  ...(smallPrices.find(known => known.operation === operation) as (typeof smallPrices)[number]),
  priceVersion: perToken.priceVersion,
});

/** The real holds; nothing is quoted here. */
const costs = new Costs(null as unknown as Queries, null as unknown as ProviderPrices);

const payerOf = (decision: Admitted): TaskPayer =>
  decision.payer === 'credits' ? { by: 'credits' } : { by: 'own-key', fingerprint: decision.fingerprint };

const orderOf = (work: 'text' | 'thumbnails', payer: TaskPayer, rule: string): TaskOrder =>
  work === 'text'
    ? {
        operation: 'text',
        cardId: null,
        model: 'm',
        maxOutputTokens: 6,
        prompt: { sealed: 's' },
        transcriptFrom: null,
        shareCache: false,
        payer,
        rule,
        after: [],
      }
    : { operation: 'thumbnails', source: { from: 'task', taskId: 'none' }, count: 1, maxWidth: 1, payer, rule, after: [] };

/** Plays a life on the small product, in the order of the use cases: the payer, the hold, the order; the intent, the call, the record. */
export class Story {
  readonly product = new SmallProduct();
  readonly calls: Called[] = [];
  readonly asked: Asked[] = [];
  /** Fingerprints of keys that the provider has said something bad about. */
  readonly blamed = new Set<string>();
  private readonly projects: { readonly projectId: string; readonly boundTo: Binding | null }[] = [];
  private ids = 0;

  play(happening: Happening): void {
    switch (happening.does) {
      case 'grant':
        return void this.product.tell(
          creditCommands.GrantCredits({
            accountId: ada,
            grantId: this.id('grant'),
            amount: `${BigInt(happening.amount)}`,
            source: 'top-up',
            priority: 1,
            expiresAt: null,
            priceVersion: null,
          }),
        );
      case 'add-key':
        return this.addKey(happening);
      case 'remove-key':
        return void this.product.tell(apiKeyCommands.RemoveApiKey({ accountId: ada }));
      case 'provider-says':
        return this.report(happening.verdict);
      case 'create':
        return this.create();
      case 'ask':
        return this.ask(happening);
      case 'perform':
        return this.perform(happening);
      case 'cancel':
        return this.onTask(happening.task, ({ ref }) => this.product.tell(taskCommands.CancelTask({ taskId: ref.taskId, reason: 'cancelled' })));
      case 'resume':
        return this.onTask(happening.task, inHand => this.resume(inHand));
      case 'hear':
        return this.product.hear(happening.count, happening.twice);
    }
  }

  private id(kind: string): string {
    this.ids += 1;
    return `${kind}-${this.ids}`;
  }

  private addKey({ key, works, replace }: Extract<Happening, { does: 'add-key' }>): void {
    const fingerprint = `fingerprint-${key}`;
    const verdict: KeyVerdict = works ? { verdict: 'accepted', level: 'can-request' } : { verdict: 'exhausted', reason: 'credit_balance_exhausted' };
    const stored = {
      accountId: ada,
      fingerprint,
      fingerprintVersion: 1,
      envelopeId: this.id('envelope'),
      prefix: 'sk-',
      lastFour: key.repeat(4),
      origin: 'o',
      expiresAt: null,
    };
    if (!works) this.blamed.add(fingerprint);
    this.product.tell(apiKeyCommands.AddApiKey({ ...stored, daysLeft: null, verdict, replace }));
  }

  private report(verdict: 'accepted' | 'exhausted' | 'invalid' | 'rate-limited'): void {
    const { key, now } = this.product;
    if (key.status === 'none') return;
    if (verdict === 'exhausted' || verdict === 'invalid') this.blamed.add(key.ref.fingerprint);
    const said: Readonly<Record<typeof verdict, KeyVerdict>> = {
      accepted: { verdict: 'accepted', level: 'can-pay' },
      exhausted: { verdict: 'exhausted', reason: 'insufficient_quota' },
      invalid: { verdict: 'invalid', reason: 'invalid_api_key' },
      'rate-limited': { verdict: 'rate-limited', until: now },
    };
    this.product.tell(
      apiKeyCommands.ReportKeyVerdict({ accountId: ada, fingerprint: key.ref.fingerprint, verdict: said[verdict], by: 're-check', at: now }),
    );
  }

  private create(): void {
    const decision = whoPays({ operation: 'create-project', key: this.product.standing.key });
    if (decision.payer !== 'credits') return;
    const projectId = this.id('project');
    this.request(projectId, null, 'thumbnails', { operation: 1 }, (taskId, order, evidence) =>
      projectCommands.CreateProject({
        projectId,
        accountId: ada,
        name: { sealed: 'n' },
        source: { kind: 'url', url: { sealed: 'u' }, maxSeconds: 1 },
        boundTo: decision.bindTo,
        evidence,
        tasks: [{ taskId, order }],
      }),
    );
    if (this.asked.at(-1)?.refused === null) this.projects.push({ projectId, boundTo: decision.bindTo });
  }

  private ask({ project, work, most }: Extract<Happening, { does: 'ask' }>): void {
    const chosen = this.projects[project % Math.max(1, this.projects.length)];
    if (!chosen) return;
    const { projectId, boundTo } = chosen;
    this.request(projectId, boundTo, work, work === 'text' ? { 'output-token': most } : { operation: 1 }, (taskId, order, evidence) =>
      projectCommands.RequestWork({ projectId, accountId: ada, evidence, tasks: [{ taskId, order }], cardId: null, cardVersion: null }),
    );
  }

  private request(
    projectId: string,
    boundTo: Binding | null,
    work: 'text' | 'thumbnails',
    most: Quantities,
    commandOf: (
      taskId: string,
      order: TaskOrder,
      evidence: { keyRevision: number | null; rule: string; because: string },
    ) => Parameters<SmallProduct['tell']>[0],
  ): void {
    const { standing, available, now } = this.product;
    const taskId = this.id('task');
    const tariff = priceOf(work);
    const decision = whoPays({ operation: tariff.operationClass, kind: work, key: standing.key, boundTo });
    const saw = { taskId, work, boundTo: boundTo?.fingerprint ?? null, key: standing.key, available };
    if (decision.payer === 'refused') return void this.asked.push({ ...saw, admittedFor: null, refused: decision.refusal.code });
    const priced: PricedTask = { taskId, tariff, decision, model: null, likely: most, most, foreseen: null };
    const holds = costs.holds(projectId, [priced]);
    const refused = holds.length === 0 ? null : this.product.tell(creditCommands.HoldCredits({ accountId: ada, holds, now }));
    this.asked.push({ ...saw, admittedFor: refused === null ? payerOf(decision) : null, refused });
    const evidence = { keyRevision: standing.keyRevision, rule: decision.rule, because: decision.because };
    if (refused === null) this.product.tell(commandOf(taskId, orderOf(work, payerOf(decision), decision.rule), evidence));
  }

  private onTask(which: number, then: (inHand: TaskInHand) => unknown): void {
    const open = this.product.tasks.filter(({ status }) => status !== 'ended');
    const chosen = open[which % Math.max(1, open.length)];
    if (chosen) then(chosen);
  }

  private resume({ ref, order }: TaskInHand): void {
    if (order.payer.by === 'own-key') {
      const boundTo = { fingerprint: order.payer.fingerprint, lastFour: '' };
      if (whoPays({ operation: 'key-paid', kind: order.operation, key: this.product.standing.key, boundTo }).payer === 'refused') return;
    }
    this.product.tell(taskCommands.ResumeTask({ taskId: ref.taskId, by: 'owner' }));
  }

  /** One run of a task, as the job does it: the payer's own credential or none. */
  private perform({ task, answer, used }: Extract<Happening, { does: 'perform' }>): void {
    this.onTask(task, ({ ref: { taskId }, order: { payer } }) => {
      const { key } = this.product;
      if (payer.by === 'own-key') {
        const { fingerprint } = payer;
        if (key.status === 'none' || key.ref.fingerprint !== fingerprint)
          return this.product.tell(taskCommands.StopTask({ taskId, reason: 'key-removed', fingerprint }));
        if (!['usable', 'unverified', 'rate-limited'].includes(key.status))
          return this.product.tell(taskCommands.StopTask({ taskId, reason: 'key-unusable', fingerprint }));
      }
      return this.call(taskId, payer, answer, used);
    });
  }

  private call(taskId: string, payer: TaskPayer, answer: Answer, used: number): unknown {
    const { product } = this;
    const inHand = product.taskOf(taskId);
    if (inHand.status === 'none') return null;
    const { open, attempts } = stepOf(inHand.steps, 0);
    if (open !== null) product.tell(taskCommands.RecordUnknownOutcome({ taskId, attemptId: open, reason: 'crash' }));
    if (product.tell(taskCommands.AuthoriseReattempt({ taskId, step: 0, policy: 'once' })) !== null) return this.fail(taskId, 'outcome-unknown');
    const attemptId = `${taskId}-attempt-${attempts + 1}`;
    if (product.tell(taskCommands.IntendAttempt({ taskId, attemptId, step: 0, model: 'm', expects: { 'output-token': used } })) !== null) return null;
    this.calls.push({ taskId, account: payer.by === 'credits' ? 'platform' : payer.fingerprint });
    const usage = { 'output-token': answer === 'delivers-more' ? used + 20 : used, operation: 1 };
    switch (answer) {
      case 'delivers':
      case 'delivers-more':
        product.tell(taskCommands.RecordStep({ taskId, attemptId, step: 0, steps: 1, usage, requestId: 'r', products: [], simulated: true }));
        return product.tell(taskCommands.CompleteTask({ taskId, usage, products: [], model: 'm', simulated: true }));
      case 'nobody-knows':
        return product.tell(taskCommands.RecordUnknownOutcome({ taskId, attemptId, reason: 'deadline' }));
      case 'crash':
        return null;
      case 'rate-limited':
        this.failed(taskId, attemptId, 'provider-rate-limited');
        return product.tell(taskCommands.LetTaskWait({ taskId, for: 'rate-limit', until: product.now, at: product.now }));
      case 'refuses':
        this.failed(taskId, attemptId, 'provider-refused');
        return this.fail(taskId, 'provider-refused');
      case 'key-invalid':
      case 'key-exhausted':
      case 'key-restricted':
      case 'key-expired':
        if (payer.by === 'own-key') this.blamed.add(payer.fingerprint);
        this.failed(taskId, attemptId, payer.by === 'credits' ? 'platform-provider-unavailable' : answer);
        return payer.by === 'credits'
          ? this.fail(taskId, 'platform-provider-unavailable')
          : product.tell(taskCommands.StopTask({ taskId, reason: 'key-unusable', fingerprint: payer.fingerprint }));
    }
  }

  private failed(taskId: string, attemptId: string, cause: FailureCause): void {
    this.product.tell(taskCommands.RecordAttemptFailure({ taskId, attemptId, cause, reason: cause, billed: false, requestId: 'r' }));
  }

  private fail(taskId: string, cause: FailureCause): unknown {
    return this.product.tell(taskCommands.FailTask({ taskId, cause, reason: cause, fingerprint: null, usage: {} }));
  }
}
