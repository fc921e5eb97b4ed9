import { Inject, Injectable } from '@nestjs/common';
import { systemContext, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import { LogExporter } from '../../../shared-kernel/ports/log-exporter.js';
import { LogPages } from '../../../shared-kernel/ports/log-pages.js';
import { Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import type { SealContext } from '../../../shared-kernel/ports/vault.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { EventUnknown, LogExportUnknown } from '../domain/errors.js';
import { logExportCommands } from '../domain/export-commands.js';
import type { LogExportRef } from '../domain/export-events.js';
import { logExportById } from '../domain/export-queries.js';

/** From its order on, an export is there for so long. */
export const KEPT_FOR_MS = 24 * 3_600_000;

/** The same however often an export is made, so that a repeat replaces what a crash left. */
export const contentNameOf = (exportId: string): string => `log-export-${exportId}`;

/** Orders exports of the log and takes them away again. */
@Injectable()
export class LogExports {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly pages: LogPages,
    private readonly exporter: LogExporter,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  static sealedAs(accountId: AccountId, exportId: string): SealContext {
    return { accountId, purpose: 'log-export', id: exportId };
  }

  /** Throws EventUnknown for a position that the log does not have. */
  async order(order: CommandContext, accountId: AccountId, { from, to }: { from: string | null; to: string | null }) {
    for (const bound of [from, to]) if (bound !== null && /^\d+$/.test(bound) && !(await this.pages.at(bound))) throw EventUnknown();
    const exportId = idFrom('log export', order.commandId);
    return { exportId, written: await this.commands.send(logExportCommands.OrderLogExport({ exportId, accountId, from, to }), order) };
  }

  /** The bytes go first: an export that is told to be removed is nowhere. Throws LogExportUnknown for somebody else's. */
  async remove({ exportId, accountId }: LogExportRef, why: 'expired' | 'auditor', order?: CommandContext): Promise<Sent> {
    if (!(await this.queries.ask(logExportById, { accountId, exportId }))) throw LogExportUnknown();
    await this.content.delete(contentNameOf(exportId));
    await this.exporter.forget(exportId);
    const context = order ?? { ...systemContext('job:audit.tidy-log-exports', idFrom('log export removed', exportId)), accountId };
    return this.commands.send(logExportCommands.RemoveLogExport({ exportId, accountId, why }), context);
  }
}
