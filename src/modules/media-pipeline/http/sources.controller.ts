import { Controller, Get } from '@nestjs/common';
import { answered } from '../../../infrastructure/http/answers.js';
import { Gives, Policy, Position } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Importers, type Importer } from '../../../shared-kernel/ports/importer.js';
import { Clock, Queries } from '../../../shared-kernel/ports/messages.js';
import { importsBy } from '../domain/queries.js';
import { SourcesShape } from './sources.responses.js';

/** Asking a program for its version starts it, so an answer holds for a while. */
const HOLDS_MS = 60_000;

/** From where projects can be made, and how each way fares. */
@Controller('sources')
@Policy('user')
@Scope('projects')
export class SourcesController {
  private readonly asked = new Map<string, { readonly at: number; readonly trouble: Promise<string | null> }>();

  constructor(
    private readonly queries: Queries,
    private readonly importers: Importers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Gives(SourcesShape, 'The ways in which a URL becomes a video here, in the order in which they are tried, each with its health.')
  async list(@Position() after: Position | undefined) {
    const items = [];
    for (const importer of this.importers.all) items.push(await this.shown(importer));
    const reading = await this.queries.read(importsBy, { importer: 'direct' }, after);
    return answered({ ...reading, value: { items } });
  }

  private async shown(importer: Importer) {
    const { name, isOn, needsRights } = importer;
    const fared = await this.queries.ask(importsBy, { importer: name });
    const reason = isOn ? await this.trouble(importer) : 'importer_off';
    return {
      importer: name,
      on: isOn,
      worksNow: reason === null,
      reason,
      needsRightsConfirmed: needsRights,
      lastSuccessAt: fared?.lastSuccessAt ?? null,
      lastFailureAt: fared?.lastFailureAt ?? null,
      lastFailureReason: fared?.lastFailureReason ?? null,
      failuresInARow: fared?.failuresInARow ?? 0,
    };
  }

  private trouble(importer: Importer): Promise<string | null> {
    const now = this.clock.now().getTime();
    const known = this.asked.get(importer.name);
    if (known && now - known.at < HOLDS_MS) return known.trouble;
    const trouble = importer.trouble();
    this.asked.set(importer.name, { at: now, trouble });
    return trouble;
  }
}
