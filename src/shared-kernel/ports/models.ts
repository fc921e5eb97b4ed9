/** What a model can be asked for. */
export type ModelCapability = 'text' | 'transcription' | 'image';

/** Which sizes of pictures a model takes beyond the named ones, in pixels. */
export interface FreeSize {
  readonly step: number;
  readonly maxRatio: number;
  readonly maxWidth: number;
  readonly maxHeight: number;
  readonly maxPixels: number;
}

/** What can be chosen of a model, as far as its kind has it. */
export interface ModelOptions {
  /** Tokens. */
  readonly contextWindow?: number;
  readonly maxOutputTokens?: number;
  readonly efforts?: readonly string[];
  readonly sizes?: readonly string[];
  /** The bounds of sizes beyond those that are named; null when there are no others. */
  readonly freeSize?: FreeSize | null;
  readonly qualities?: readonly string[];
  readonly formats?: readonly string[];
  readonly maxCount?: number;
  readonly segmentTimes?: boolean;
  readonly wordTimes?: boolean;
  readonly speakers?: boolean;
}

/** A model by what it can do; one that nobody has listed yet is taken to be like its family. */
export interface ModelDescription {
  readonly id: string;
  readonly label: string;
  readonly capability: ModelCapability;
  /** The day (ISO date) from which on it answers no more, or null when none is announced. */
  readonly shutdownDate: string | null;
  readonly options: ModelOptions;
}

/** The models that the platform offers; every name is data of the operator's, not of the code. */
export interface ModelCatalogue {
  standard(capability: ModelCapability): string;
  /** Dated text models, the cheapest first, that a paid test of a key asks. */
  readonly probes: readonly string[];
  offers(capability: ModelCapability, model: string): boolean;
  /** The platform's own list. */
  readonly listed: readonly ModelDescription[];
  /** Null for a model that is of no use here. */
  describe(model: string): ModelDescription | null;
}
