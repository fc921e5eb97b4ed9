import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import { auditLookCommands } from '../domain/commands.js';
import type { AskedToSee } from '../domain/events.js';

interface Counted {
  readonly since: number;
  readonly context: CommandContext;
  readonly look: AskedToSee;
  /** Fulfilled when the look that began the minute is in the log. */
  readonly written: Promise<unknown>;
  count: number;
}

const WINDOW_MS = 60_000;

/** Writes an auditor's look down before anything is read; the same look again within a minute is counted, and the count appended when the minute is over. */
@Injectable()
export class LookRecorder implements OnApplicationShutdown {
  private readonly counted = new Map<string, Counted>();
  private readonly writing = new Set<Promise<unknown>>();

  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** Throws, and nothing may be read, when it cannot be written down. */
  async record(look: AskedToSee, context: CommandContext): Promise<void> {
    const key = JSON.stringify([look.accountId, look.route, look.filter]);
    const now = this.clock.now().getTime();
    const known = this.counted.get(key);
    if (known && now - known.since < WINDOW_MS) {
      await known.written;
      known.count += 1;
      return;
    }
    if (known) this.writeCount(known);
    this.forgetOld(now);
    const written = this.commands.send(auditLookCommands.TakeAuditLook(look), partOf(context, `look ${key} ${now}`));
    this.counted.set(key, { since: now, context, look, written, count: 0 });
    await written.catch((error: unknown) => {
      this.counted.delete(key);
      throw error;
    });
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

  /** The first of them is in the log already, so a count that cannot be written must not fail another's request. */
  private writeCount({ look, count, context, since }: Counted): void {
    if (count === 0) return;
    const command = auditLookCommands.CountAuditLooks({ ...look, count });
    const done: Promise<unknown> = this.commands
      .send(command, partOf(context, `looks counted ${since}`))
      .catch(() => undefined)
      .finally(() => this.writing.delete(done));
    this.writing.add(done);
  }
}
