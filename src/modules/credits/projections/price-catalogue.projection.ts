import { projection } from '../../../shared-kernel/projection.js';
import type { PriceCatalogueEvent } from '../domain/events.js';
import type { CatalogueView } from '../domain/queries.js';

type CatalogueRow = Pick<CatalogueView, keyof CatalogueView>;

/** The row of the catalogue in force; versions begin with a date, so none is called this. */
export const IN_FORCE = 'in-force';

/** One row per version that was ever adopted, and one more for the version in force. */
export const priceCatalogueProjection = projection<CatalogueRow, PriceCatalogueEvent>({
  name: 'credits.price-catalogue',
  version: 2,
  rowsOf: ({ data }) => [data.version, IN_FORCE],
  ownerOf: ({ data }) => data.catalogueId,
  sharedFrom: ['pricecatalogue'],
  sortBy: row => row.adoptedAt,
  on: {
    PriceCatalogueAdopted: (row, { data: { catalogueId: _of, ...terms }, metadata: { at } }) => ({
      ...terms,
      adoptedAt: at,
      refillSince: terms.monthlyRefill === undefined ? null : (row?.refillSince ?? at),
    }),
  },
});
