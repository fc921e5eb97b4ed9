import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import { auditLookCommands } from '../domain/commands.js';
import type { AskedToSee } from '../domain/events.js';
import { CountedRepeats } from './counted-repeats.js';

interface Look {
  readonly look: AskedToSee;
  readonly context: CommandContext;
  /** Fulfilled when the look that began the minute is in the log. */
  readonly written: Promise<unknown>;
}

/** Writes an auditor's look down before anything is read; the same look again within a minute is counted, and the count appended when the minute is over. */
@Injectable()
export class LookRecorder implements OnApplicationShutdown {
  /** The first of them is in the log already, so a count that cannot be written must not fail another's request. */
  private readonly repeats = new CountedRepeats<Look>(({ first: { look, context }, count, since }) =>
    this.commands.send(auditLookCommands.CountAuditLooks({ ...look, count }), partOf(context, `looks counted ${since}`)),
  );

  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** Throws, and nothing may be read, when it cannot be written down. */
  async record(look: AskedToSee, context: CommandContext): Promise<void> {
    const key = JSON.stringify([look.accountId, look.route, look.filter]);
    const now = this.clock.now().getTime();
    const known = this.repeats.within(key, now);
    if (known) {
      await known.first.written;
      known.count += 1;
      return;
    }
    const written = this.commands.send(auditLookCommands.TakeAuditLook(look), partOf(context, `look ${key} ${now}`));
    this.repeats.begin(key, now, { look, context, written });
    await written.catch((error: unknown) => {
      this.repeats.forget(key);
      throw error;
    });
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeats.finish();
  }
}
