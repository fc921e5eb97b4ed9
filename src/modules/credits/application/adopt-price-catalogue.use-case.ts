import { Inject, Injectable } from '@nestjs/common';
import { Misconfigured } from '../../../configuration.js';
import { shippedFile } from '../../../infrastructure/project-root.js';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { EventLog, Position } from '../../../shared-kernel/ports/event-log.js';
import { Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { Starter } from '../../../shared-kernel/ports/starter.js';
import { CONFIGURATION, EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { priceCatalogueCommands } from '../domain/commands.js';
import type { PriceCatalogueEvent } from '../domain/events.js';
import { catalogues, PLATFORM_CATALOGUE } from '../domain/price-catalogue.js';
import { priceCatalogue } from '../domain/queries.js';
import { readPriceCatalogue, type StatedCatalogue } from './read-price-catalogue.js';

/** What the start found: the version that the file states, and the one in force now. */
export interface PricesAtStart {
  readonly stated: string;
  /** Another one than stated when a later version had replaced it before. */
  readonly inForce: string;
  readonly position: Position;
}

const SHIPPED = shippedFile('config/prices/2026-11-01.json');

/** Brings the operator's prices into force before the first request, or stops the start with a sentence. */
@Injectable()
export class AdoptPriceCatalogue extends Starter {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(CONFIGURATION) private readonly configuration: { readonly priceCatalogueFile: string | null },
  ) {
    super();
  }

  override async start(): Promise<void> {
    const { position } = await this.run();
    try {
      await this.queries.ask(priceCatalogue, {}, position);
    } catch (error) {
      // a long rebuild must not stop the start: until it is through, quotes say that prices are unavailable
      if (!isRefusal(error)) throw error;
    }
  }

  /** Throws Misconfigured when the file is unsound or its version was adopted with other content. */
  async run(): Promise<PricesAtStart> {
    const path = this.configuration.priceCatalogueFile ?? SHIPPED;
    const stated = await readPriceCatalogue(path);
    const { position } = await this.adopt(stated, path);
    return { stated: stated.version, inForce: (await this.inForce()) ?? stated.version, position };
  }

  private async adopt(stated: StatedCatalogue, path: string): Promise<Sent> {
    const command = priceCatalogueCommands.AdoptPriceCatalogue({ catalogueId: PLATFORM_CATALOGUE, ...stated });
    try {
      return await this.commands.send(command, systemContext('operator', idFrom('adopt prices', stated.version, stated.hash)));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      throw new Misconfigured(`The price catalogue ${path} (version ${stated.version}) cannot be used. ${error.title}`, { cause: error });
    }
  }

  private async inForce(): Promise<string | null> {
    let state = catalogues.initial;
    for await (const event of this.log.readStream(`pricecatalogue-${PLATFORM_CATALOGUE}`))
      state = catalogues.evolve(state, event as unknown as PriceCatalogueEvent);
    return state.inForce;
  }
}
