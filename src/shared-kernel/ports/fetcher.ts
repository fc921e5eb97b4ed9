/** What a free look at a URL found; a source may refuse to say. */
export interface SourceFacts {
  /** By the first bytes where they tell, else as the source says; null when neither does. */
  readonly mediaType: string | null;
  /** As the source announces it; null when it does not. Never to be trusted as a limit. */
  readonly bytes: number | null;
  /** The source can resume. */
  readonly ranges: boolean;
  /** After all redirects. */
  readonly finalUrl: string;
}

/** What to fetch, and within what. */
export interface DownloadOrder {
  /** Absolute path of a file that appears only when the download is whole; `<into>.part` and `<into>.part.json` lie beside it until then. */
  readonly into: string;
  readonly maxBytes: number;
  /** Called as bytes arrive; `total` is null when the source does not say. Never falls while the same source is fetched. */
  readonly onProgress?: (bytesSoFar: number, total: number | null) => void;
  readonly signal?: AbortSignal;
  /** Go on from what an earlier call left behind, when the source is provably the same. */
  readonly resume: boolean;
}

/** A source that arrived whole. */
export interface Downloaded {
  readonly bytes: number;
  /** 64 hex digits. */
  readonly sha256: string;
  /** By the first bytes where they tell, else as the source says. */
  readonly mediaType: string | null;
}

/** Fetches what a user points at, and never reaches anything inside. An aborted signal rejects with its reason; all else that goes wrong is a FetchProblem. */
export interface Fetcher {
  /** Asks for the first 64 KiB only, and costs nobody anything. */
  probe(url: string, signal?: AbortSignal): Promise<SourceFacts>;
  /** The same look, with the first 2 MiB (or all, if shorter) left in a file, so that a medium's head can be read. */
  fetchHead(url: string, into: string, signal?: AbortSignal): Promise<SourceFacts>;
  download(url: string, order: DownloadOrder): Promise<Downloaded>;
}

/** Why a URL could not be fetched; stable, and safe to show. */
export type FetchProblemCode =
  /** Malformed, another scheme or port, credentials inside, or an address that is not a public one. */
  | 'url_not_allowed'
  /** HTML where media was wanted. */
  | 'url_is_a_page'
  /** No such host, refused, timed out, or an error answer; `status` when there was one. */
  | 'url_unreachable'
  | 'source_too_large'
  /** Below the least rate, or over the total time. */
  | 'source_too_slow'
  /** It became another file while it was fetched. */
  | 'source_changed'
  /** It ended early and would not go on. */
  | 'source_truncated'
  /** Too many, from https to http, or to nowhere. */
  | 'redirect_refused'
  /** It speaks something that is not taken: compressed bodies, oversized headers, contradictory lengths. */
  | 'source_misbehaved'
  /** Nothing in it. */
  | 'source_empty'
  /** The importer that the URL needs is switched off, is not on this machine, or gave up; what it said is not repeated. */
  | 'importer_off'
  | 'importer_missing'
  | 'importer_failed';

/** A fetch that ended badly. The message is our own wording and holds nothing that the source said. */
export class FetchProblem extends Error {
  override readonly name = 'FetchProblem';
  constructor(
    readonly code: FetchProblemCode,
    /** Trying again later may help. */
    readonly retryable: boolean,
    /** HTTP status of the source, when it answered. */
    readonly status: number | null = null,
  ) {
    super(code);
  }
}
