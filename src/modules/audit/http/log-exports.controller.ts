import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { answered, ListQuery, page, pageOf, written } from '../../../infrastructure/http/answers.js';
import { contentAnswer } from '../../../infrastructure/http/content-answer.js';
import { AsOf, Gives, GivesContent, Idempotent, Me, Order, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { LogExports } from '../application/log-exports.js';
import { EventUnknown, LogExportNotMade, LogExportUnknown } from '../domain/errors.js';
import { logExportById, logExportsOf } from '../domain/export-queries.js';
import { LogExportRequest } from './log-exports.requests.js';
import { LogExportShape, OrderedLogExportShape, shownLogExport, ToldLogExportShape } from './log-exports.responses.js';

const ORDERING = `Has an export of the log made: events, tiles, checkpoints, prices, the reducers’ description, digests of all tables and a manifest, the very files that \`npm run -s audit -- export\` writes
(docs/log-format.md). It is made beside the service’s work and takes as long as the log is long; it is kept for a day, for whoever ordered it.`;
const ARCHIVE = `The export as a ZIP archive. Unpack it, and \`node audit/verify.mjs <folder>\` or \`python3 audit/verify.py <folder>\` verify it offline. Texts of people are sealed in it.`;

/** Exports of the log on demand, for auditors who have no command line here. */
@Controller('log/exports')
@Policy('auditor', 'admin')
@Scope('operations')
export class LogExportsController {
  constructor(
    private readonly exports: LogExports,
    private readonly queries: Queries,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  @Post()
  @Idempotent('required')
  @Gives(OrderedLogExportShape, ORDERING)
  @Refuses(EventUnknown)
  async order(@Me() me: string, @Order() order: CommandContext, @Body() bounds: LogExportRequest) {
    const { exportId, written: sent } = await this.exports.order(order, me, bounds);
    return written(sent, { exportId });
  }

  @Get()
  @AsOf()
  @Gives(pageOf(LogExportShape), 'The exports that you have ordered and that are still there, newest first.')
  async list(@Me() me: string, @Query() { cursor, limit }: ListQuery, @Position() seen: Position | undefined) {
    const read = await this.queries.read(logExportsOf, { accountId: me, after: cursor, limit }, seen);
    return page({ ...read, value: { rows: read.value.exports.map(shownLogExport), next: read.value.next } });
  }

  @Get(':exportId')
  @AsOf()
  @Gives(ToldLogExportShape, 'How far it is, and what it holds.')
  @Refuses(LogExportUnknown)
  async show(@Me() me: string, @PathId('exportId') exportId: string, @Position() seen: Position | undefined) {
    const read = await this.queries.read(logExportById, { accountId: me, exportId }, seen);
    if (!read.value) throw LogExportUnknown();
    return answered({ ...read, value: { export: shownLogExport(read.value) } });
  }

  @Get(':exportId/archive')
  @GivesContent('application/zip', ARCHIVE)
  @Refuses(LogExportUnknown, LogExportNotMade)
  async archive(@Me() me: string, @PathId('exportId') exportId: string, @Position() seen: Position | undefined) {
    const found = await this.queries.ask(logExportById, { accountId: me, exportId }, seen);
    if (!found) throw LogExportUnknown();
    if (!found.made) {
      const isComing = found.state === 'ordered';
      throw LogExportNotMade({ reason: isComing ? 'being_made' : 'bounds_unknown', remedies: [isComing ? 'wait_and_retry' : 'order_a_new_export'] });
    }
    const options = { filename: `keyreel-log-${found.made.from}-${found.made.to}.zip`, disposition: 'attachment' } as const;
    return contentAnswer(this.content, found.made.content, LogExports.sealedAs(me, exportId), options);
  }

  @Delete(':exportId')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(OrderedLogExportShape, 'From this moment on it is gone.')
  @Refuses(LogExportUnknown)
  async remove(@Me() me: string, @Order() order: CommandContext, @PathId('exportId') exportId: string) {
    return written(await this.exports.remove({ exportId, accountId: me }, 'auditor', order), { exportId });
  }
}
