import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import { RefusalJournal } from '../../../shared-kernel/ports/refusal-journal.js';
import type { Refusal, RefusedOn } from '../../../shared-kernel/refusal.js';
import { refusalCommands } from '../domain/commands.js';
import { CountedRepeats } from './counted-repeats.js';

interface Refused {
  readonly context: CommandContext;
  readonly data: { readonly accountId: string; readonly code: string; readonly rule: string; readonly route: string };
  readonly requests: string[];
}

const OF_CREDITS = ['needed', 'available', 'limit', 'spent', 'held'] as const;
const OF_OWN_LIMIT = ['limitMicroUsd', 'spentMicroUsd', 'reservedMicroUsd', 'neededMicroUsd'] as const;
const FACTS = ['subReason', 'keyLastFour', 'requiredKeyLastFour', ...OF_CREDITS, ...OF_OWN_LIMIT, 'operation'] as const;

/** Orders that carry no content: figures, ids and prices. */
const WITHOUT_CONTENT: ReadonlySet<string> = new Set(['HoldCredits', 'ReserveOwnSpend']);
const REQUESTS_NAMED = 20;

/** What it was decided on, where that can be kept. */
const keptOf = ({ on }: Refusal): RefusedOn | null => (on === null || on.asked !== 'stream' || WITHOUT_CONTENT.has(on.order.type) ? on : null);

/** What tells one refusal from another of the same rule: another key or another binding, but not how long one has to wait. */
const subjectOf = ({ details: { reason }, on }: Refusal): string => {
  if (on?.asked !== 'who-pays') return reason ?? '';
  return JSON.stringify([reason, on.question], (name, value: unknown) => (name === 'limitedForSeconds' ? undefined : value));
};

const plain = (value: unknown): string | number | boolean | null => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
};

const inputsOf = ({ details }: Refusal): Readonly<Record<string, string | number | boolean | null>> =>
  Object.fromEntries(FACTS.filter(name => name in details).map(name => [name, plain(details[name])]));

/** Records refusals by product rules; the same one again within a minute is counted, and the count appended when the minute is over. */
@Injectable()
export class RefusalRecorder extends RefusalJournal implements OnApplicationShutdown {
  private readonly repeats = new CountedRepeats<Refused>(({ first: { context, data, requests }, count, since }) =>
    this.commands.send(refusalCommands.CountRefusals({ ...data, count, requests }), partOf(context, `counted ${data.code} ${since}`)),
  );

  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {
    super();
  }

  override note(refusal: Refusal, context: CommandContext, route: string): void {
    const { rule } = refusal.details;
    if (rule === undefined || context.accountId === undefined) return;
    const data = { accountId: context.accountId, code: refusal.code, rule, route };
    const key = [...Object.values(data), subjectOf(refusal)].join('\u001f');
    const now = this.clock.now().getTime();
    const known = this.repeats.within(key, now);
    if (known) {
      known.count += 1;
      if (known.first.requests.length < REQUESTS_NAMED) known.first.requests.push(context.correlationId);
      return;
    }
    this.repeats.begin(key, now, { context, data, requests: [] });
    const on = keptOf(refusal);
    const told = { ...data, reason: refusal.details.reason ?? null, inputs: inputsOf(refusal), ...(on && { on }) };
    // a refusal that could not be recorded must not turn into a failure of the request
    this.repeats.write(this.commands.send(refusalCommands.RecordRefusal(told), partOf(context, `refused ${refusal.code} ${now}`)));
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeats.finish();
  }
}
