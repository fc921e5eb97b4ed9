import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import { RefusalJournal } from '../../../shared-kernel/ports/refusal-journal.js';
import type { Refusal } from '../../../shared-kernel/refusal.js';
import { refusalCommands } from '../domain/commands.js';

interface Counted {
  readonly since: number;
  readonly context: CommandContext;
  readonly data: { readonly accountId: string; readonly code: string; readonly rule: string; readonly route: string };
  count: number;
}

const WINDOW_MS = 60_000;
const OF_CREDITS = ['needed', 'available', 'limit', 'spent', 'held'] as const;
const OF_OWN_LIMIT = ['limitMicroUsd', 'spentMicroUsd', 'reservedMicroUsd', 'neededMicroUsd'] as const;
const FACTS = ['subReason', 'keyLastFour', 'requiredKeyLastFour', ...OF_CREDITS, ...OF_OWN_LIMIT, 'operation'] as const;

const plain = (value: unknown): string | number | boolean | null => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
};

const inputsOf = ({ details }: Refusal): Readonly<Record<string, string | number | boolean | null>> =>
  Object.fromEntries(FACTS.filter(name => name in details).map(name => [name, plain(details[name])]));

/** Records refusals by product rules; the same one again within a minute is counted, and the count appended when the minute is over. */
@Injectable()
export class RefusalRecorder extends RefusalJournal implements OnApplicationShutdown {
  private readonly counted = new Map<string, Counted>();
  private readonly writing = new Set<Promise<unknown>>();

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
    const key = Object.values(data).join('\u001f');
    const now = this.clock.now().getTime();
    const known = this.counted.get(key);
    if (known && now - known.since < WINDOW_MS) {
      known.count += 1;
      return;
    }
    if (known) this.writeCount(known);
    this.counted.set(key, { since: now, context, data, count: 0 });
    this.forgetOld(now);
    const command = refusalCommands.RecordRefusal({ ...data, reason: refusal.details.reason ?? null, inputs: inputsOf(refusal) });
    this.write(this.commands.send(command, partOf(context, `refused ${refusal.code} ${now}`)));
  }

  async onApplicationShutdown(): Promise<void> {
    for (const counted of this.counted.values()) this.writeCount(counted);
    this.counted.clear();
    await Promise.all(this.writing);
  }

  private forgetOld(now: number): void {
    for (const [key, counted] of this.counted) {
      if (now - counted.since < WINDOW_MS) continue;
      this.writeCount(counted);
      this.counted.delete(key);
    }
  }

  private writeCount({ count, data, context, since }: Counted): void {
    if (count === 0) return;
    this.write(this.commands.send(refusalCommands.CountRefusals({ ...data, count }), partOf(context, `counted ${data.code} ${since}`)));
  }

  /** A refusal that could not be recorded must not turn into a failure of the request. */
  private write(sent: Promise<unknown>): void {
    const done: Promise<unknown> = sent.catch(() => undefined).finally(() => this.writing.delete(done));
    this.writing.add(done);
  }
}
