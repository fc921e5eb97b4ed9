import { withEventLog, type LogPlace } from '../infrastructure/event-log/open-event-log.js';
import { Streams } from '../infrastructure/messaging/streams.js';
import { readPriceCatalogue } from '../modules/credits/application/read-price-catalogue.js';
import { priceCatalogueCommands } from '../modules/credits/domain/commands.js';
import { catalogues, PLATFORM_CATALOGUE } from '../modules/credits/domain/price-catalogue.js';
import { SystemClock } from '../infrastructure/system-clock.js';
import { systemContext } from '../shared-kernel/context.js';

/** Adopts the prices of a file into a log, whether the service runs on it or not; refuses a version that is there with other content. */
export const adoptPricesInto = async (place: LogPlace, file: string): Promise<{ readonly version: string; readonly isNew: boolean }> => {
  const stated = await readPriceCatalogue(file);
  return withEventLog(place, async ({ log }) => {
    const command = priceCatalogueCommands.AdoptPriceCatalogue({ catalogueId: PLATFORM_CATALOGUE, ...stated });
    const { events } = await new Streams([catalogues], log, new SystemClock()).send(command, systemContext('operator'));
    return { version: stated.version, isNew: events.length > 0 };
  });
};
