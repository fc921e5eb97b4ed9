import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import { Importers, type Found, type Importer, type ImporterName } from '../../shared-kernel/ports/importer.js';

/** The importers of this service. The first one looks at every URL, so that all of them stand behind its guard; the next is asked only about pages. */
export class KnownImporters extends Importers {
  constructor(readonly all: readonly Importer[]) {
    super();
  }

  async look(url: string, into: string, signal?: AbortSignal): Promise<Found> {
    let problem: unknown = new FetchProblem('url_not_allowed', false);
    for (const importer of this.all.filter(({ isOn }) => isOn)) {
      try {
        return { importer, look: await importer.look(url, into, signal) };
      } catch (error) {
        problem = error;
        if (!(error instanceof FetchProblem) || error.code !== 'url_is_a_page') throw error;
      }
    }
    throw problem;
  }

  named(name: ImporterName): Importer {
    const importer = this.all.find(known => known.name === name);
    if (!importer) throw new Error(`there is no importer ${name}`);
    return importer;
  }
}
