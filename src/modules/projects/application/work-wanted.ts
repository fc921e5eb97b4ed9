/** A card to be run with values for its variables. */
export interface CardWanted {
  readonly kind: 'card';
  readonly cardId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly model: string | null;
  readonly maxOutputTokens: number | null;
  /** More cards of this project will follow soon: let them share the transcript in the provider's cache. */
  readonly moreToCome: boolean;
}

/** A text without a card. */
export interface TextWanted {
  readonly kind: 'text';
  readonly prompt: string;
  readonly withTranscript: boolean;
  readonly model: string | null;
  readonly maxOutputTokens: number | null;
  readonly moreToCome: boolean;
}

export interface ImageWanted {
  readonly kind: 'image';
  readonly prompt: string;
  readonly size: string;
  readonly quality: string;
  readonly format: 'png' | 'webp' | 'jpeg';
  readonly count: number;
  readonly model: string | null;
}

export interface ThumbnailsWanted {
  readonly kind: 'thumbnails';
  readonly count: number;
}

/** The frame that is shown at one time. */
export interface FrameWanted {
  readonly kind: 'frame';
  readonly atSeconds: number;
}

/** Paid work that a project can be asked for. */
export type WorkWanted = CardWanted | TextWanted | ImageWanted | ThumbnailsWanted | FrameWanted;

/** The operation of the price catalogue that the work is sold as: a frame is a set of one thumbnail. */
export const operationOf = ({ kind }: WorkWanted): Exclude<WorkWanted['kind'], 'frame'> => (kind === 'frame' ? 'thumbnails' : kind);
