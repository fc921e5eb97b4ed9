import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { BoundsUnknown, LogExporter } from '../../../shared-kernel/ports/log-exporter.js';
import { Clock, Commands, Jobs, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, EVENT_LOG, READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { logExportCommands } from '../domain/export-commands.js';
import { logExportById, type LogExportView } from '../domain/export-queries.js';
import { logExportRows } from '../projections/log-exports.projection.js';
import { contentNameOf, KEPT_FOR_MS, LogExports } from './log-exports.js';

/** Writes an export that was ordered, and keeps it sealed for its auditor. Interrupted, it goes on where it was. */
@Injectable()
export class MakeLogExportJob extends JobWorker {
  readonly job = 'audit.make-log-export';
  readonly lane: Lane = 'chores';

  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly exporter: LogExporter,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {
    super();
  }

  async run({ exportId = '', accountId = '' }: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const ordered = await this.queries.ask(logExportById, { accountId, exportId }, await this.log.head());
    if (ordered?.state === 'ordered') await this.make(ordered, signal);
    // its auditor may have taken it back while it was made
    const isKept = await this.queries.ask(logExportById, { accountId, exportId }, await this.log.head());
    if (!isKept) await this.content.delete(contentNameOf(exportId));
    await this.exporter.forget(exportId);
  }

  private async make({ exportId, accountId, from, to, orderedAt }: LogExportView, signal: AbortSignal): Promise<void> {
    const context = { ...systemContext(`job:${this.job}`, idFrom('log export made', exportId)), accountId };
    try {
      const { archive, ...extent } = await this.exporter.write(exportId, { from, to }, orderedAt, signal);
      const order = { mediaType: 'application/zip', protection: 'sealed', context: LogExports.sealedAs(accountId, exportId) } as const;
      const content = await this.content.put(archive(), { ...order, name: contentNameOf(exportId) });
      await this.commands.send(logExportCommands.RecordLogExport({ exportId, accountId, ...extent, content }), context);
    } catch (error) {
      if (!(error instanceof BoundsUnknown)) throw error;
      await this.commands.send(logExportCommands.FailLogExport({ exportId, accountId, why: 'bounds_unknown' }), context);
    }
  }
}

/** Removes exports whose day is over, and has those made whose job was lost. */
@Injectable()
export class TidyLogExportsJob extends JobWorker {
  readonly job = 'audit.tidy-log-exports';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly exports: LogExports,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    const over = new Date(now.getTime() - KEPT_FOR_MS).toISOString();
    for await (const { exportId, accountId, state, orderedAt } of this.rows.before(logExportRows, now.toISOString())) {
      if (orderedAt < over) await this.exports.remove({ exportId, accountId }, 'expired');
      else if (state === 'ordered') await this.jobs.add({ job: 'audit.make-log-export', data: { exportId, accountId } }, `log-export-${exportId}`);
    }
  }
}
