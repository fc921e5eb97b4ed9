import type { Downloaded, DownloadOrder, Fetcher } from '../../shared-kernel/ports/fetcher.js';
import type { Importer, Look } from '../../shared-kernel/ports/importer.js';

/** The media file itself, fetched by us from a public address. */
export class DirectImporter implements Importer {
  readonly name = 'direct';
  readonly isOn = true;
  readonly needsRights = false;

  constructor(private readonly fetcher: Fetcher) {}

  async look(url: string, into: string, signal?: AbortSignal): Promise<Look> {
    await this.fetcher.fetchHead(url, into, signal);
    return { told: 'head' };
  }

  fetch(url: string, order: DownloadOrder): Promise<Downloaded> {
    return this.fetcher.download(url, order);
  }

  trouble(): Promise<null> {
    return Promise.resolve(null);
  }
}
