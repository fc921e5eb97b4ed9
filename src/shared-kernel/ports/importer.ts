import type { Downloaded, DownloadOrder } from './fetcher.js';

/** The ways in which a URL becomes a file. Names are kept in orders, so one that was used is never given to another way. */
export type ImporterName = 'direct' | 'yt-dlp';

/** What a free look at a URL told. */
export type Look =
  /** The medium's first bytes lie in the file that was named. */
  | { readonly told: 'head' }
  /** Its facts as somebody else states them; a length is never trusted as a limit. */
  | { readonly told: 'facts'; readonly seconds: number | null; readonly hasVideo: boolean; readonly hasAudio: boolean };

/** One way of importing. Every call rejects with a FetchProblem, or with the signal's reason; a failed one costs nobody anything. */
export interface Importer {
  readonly name: ImporterName;
  /** The operator's switch. */
  readonly isOn: boolean;
  /** Its user has to say that they may have the medium: what it reads are pages whose owners mostly forbid this. */
  readonly needsRights: boolean;
  /** A look before anything is held; may leave the medium's head in `into`. */
  look(url: string, into: string, signal?: AbortSignal): Promise<Look>;
  fetch(url: string, order: DownloadOrder): Promise<Downloaded>;
  /** Why it cannot work on this machine now, in one word; null when it can. */
  trouble(): Promise<string | null>;
}

/** What was found, and by which importer. */
export interface Found {
  readonly importer: Importer;
  readonly look: Look;
}

/** All importers, in the order in which they are tried. */
export abstract class Importers {
  abstract readonly all: readonly Importer[];
  /** The first importer that is on and takes the URL; throws what the last one that was tried said. */
  abstract look(url: string, into: string, signal?: AbortSignal): Promise<Found>;
  abstract named(name: ImporterName): Importer;
}
