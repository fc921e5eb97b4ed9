import type { ListeningWanted } from './listening.js';

/** A card to be run with values for its variables. */
export interface CardWanted {
  readonly kind: 'card';
  readonly cardId: string;
  readonly values: Readonly<Record<string, string>>;
  /** What an earlier run was made from, when it is that run that is wanted once more: its prompt with the values that it had, whatever the card says now. */
  readonly ran?: { readonly prompt: string; readonly cardVersion: number };
  readonly model: string | null;
  readonly maxOutputTokens: number | null;
  /** More cards of this project will follow soon: let them share the transcript in the provider's cache. */
  readonly moreToCome: boolean;
}

/** Several cards to be run together: under one quote, by one order, and with one model, so that they share the transcript in the provider's cache. */
export interface CardsWanted {
  readonly kind: 'cards';
  /** Null for all cards of the project. */
  readonly cards: readonly Pick<CardWanted, 'cardId' | 'values'>[] | null;
  readonly model: string | null;
  readonly maxOutputTokens: number | null;
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

/** An earlier image, or a thumbnail, that a new image is made from. */
export interface PictureWanted {
  readonly kind: 'image' | 'thumbnail';
  /** The output that it belongs to, or the task that took it. */
  readonly id: string;
  readonly index: number;
}

/** Images from words: a prompt, a card's prompt, a text that was written, or these together; and perhaps from pictures. */
export interface ImageWanted {
  readonly kind: 'image';
  readonly prompt: string | null;
  readonly cardId: string | null;
  readonly values: Readonly<Record<string, string>>;
  /** The output whose text is to be shown. */
  readonly textOf: string | null;
  readonly pictures: readonly PictureWanted[];
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

/** The video is to be heard once more. */
export interface TranscriptionWanted {
  readonly kind: 'transcription';
  readonly listening: ListeningWanted;
}

/** The frame that is shown at one time. */
export interface FrameWanted {
  readonly kind: 'frame';
  readonly atSeconds: number;
}

/** A task that did not deliver, as it was ordered; what it delivered and was paid for is kept. */
export interface RetryWanted {
  readonly kind: 'retry';
  readonly taskId: string;
  /** Steps that did not come about and are to be left out; none where all are wanted. */
  readonly withoutSteps: readonly number[];
}

/** An earlier output, to be made once more. */
export interface AgainWanted {
  readonly kind: 'again';
  readonly outputId: string;
  readonly model: string | null;
  readonly maxOutputTokens: number | null;
}

/** Paid work that a project can be asked for, by what it is. */
export type PlainWork = CardWanted | CardsWanted | TextWanted | ImageWanted | ThumbnailsWanted | FrameWanted | TranscriptionWanted;

/** The same, or what was made or ordered before. */
export type WorkWanted = PlainWork | RetryWanted | AgainWanted;

/** The operation of the price catalogue that the work is sold as: a frame is a set of one thumbnail, and cards together are cards. Of a retry, its task knows. */
export const operationOf = ({ kind }: PlainWork): Exclude<PlainWork['kind'], 'frame' | 'cards'> => {
  if (kind === 'frame') return 'thumbnails';
  return kind === 'cards' ? 'card' : kind;
};
