import type {
  AgainWanted,
  CardsWanted,
  CardWanted,
  FrameWanted,
  ImageWanted,
  TextWanted,
  ThumbnailsWanted,
  TranscriptionWanted,
  WorkWanted,
} from '../application/work-wanted.js';
import type {
  ImageRequest,
  PreviewRequest,
  QuoteRequest,
  RunCardRequest,
  RunCardsRequest,
  TextRequest,
  ThumbnailsRequest,
  TranscriptionRequest,
} from './projects.requests.js';
import { languageTagIfAny } from './preferences.requests.js';
import type { RegenerateRequest } from './cards.requests.js';
import type { FrameRequest } from './thumbnails.requests.js';

const STANDARD_THUMBNAILS = 6;

export const cardWanted = (cardId: string, { values, model, maxOutputTokens, moreToCome }: RunCardRequest): CardWanted => ({
  kind: 'card',
  cardId,
  values: values ?? {},
  model: model ?? null,
  maxOutputTokens: maxOutputTokens ?? null,
  moreToCome: moreToCome ?? false,
});

export const cardsWanted = ({ cards, model, maxOutputTokens }: RunCardsRequest): CardsWanted => ({
  kind: 'cards',
  cards: cards?.map(({ cardId, values }) => ({ cardId, values: values ?? {} })) ?? null,
  model: model ?? null,
  maxOutputTokens: maxOutputTokens ?? null,
});

export const textWanted = ({ prompt, withTranscript, model, maxOutputTokens, moreToCome }: TextRequest): TextWanted => ({
  kind: 'text',
  prompt,
  withTranscript: withTranscript ?? true,
  model: model ?? null,
  maxOutputTokens: maxOutputTokens ?? null,
  moreToCome: moreToCome ?? false,
});

export const imageWanted = ({ prompt, cardId, values, textOf, basedOn, size, quality, format, count, model }: ImageRequest): ImageWanted => ({
  kind: 'image',
  prompt: prompt ?? null,
  cardId: cardId ?? null,
  values: values ?? {},
  textOf: textOf ?? null,
  pictures: (basedOn ?? []).map(({ kind, id, index }) => ({ kind, id, index: index ?? 0 })),
  size: size ?? '1024x1024',
  quality: quality ?? 'medium',
  format: format ?? 'png',
  count: count ?? 1,
  model: model ?? null,
});

export const thumbnailsWanted = ({ count }: ThumbnailsRequest): ThumbnailsWanted => ({ kind: 'thumbnails', count: count ?? STANDARD_THUMBNAILS });

export const frameWanted = ({ atSeconds }: Pick<FrameRequest, 'atSeconds'>): FrameWanted => ({ kind: 'frame', atSeconds });

export const transcriptionWanted = ({ language, vocabulary, model, audioTrack }: TranscriptionRequest): TranscriptionWanted => ({
  kind: 'transcription',
  listening: { language: languageTagIfAny(language), vocabulary, model, audioTrack },
});

export const againWanted = (outputId: string, { model, maxOutputTokens }: RegenerateRequest): AgainWanted => ({
  kind: 'again',
  outputId,
  model: model ?? null,
  maxOutputTokens: maxOutputTokens ?? null,
});

/** Of what a prompt can be shown beforehand. */
export const prompted = ({ work }: PreviewRequest): CardWanted | TextWanted | ImageWanted => {
  switch (work.kind) {
    case 'card':
      return cardWanted(work.cardId, work);
    case 'text':
      return textWanted(work);
    case 'image':
      return imageWanted(work);
  }
};

/** Of what a quote is asked for. */
export const wanted = ({ work }: QuoteRequest): WorkWanted => {
  switch (work.kind) {
    case 'card':
      return cardWanted(work.cardId, work);
    case 'cards':
      return cardsWanted(work);
    case 'text':
      return textWanted(work);
    case 'image':
      return imageWanted(work);
    case 'thumbnails':
      return thumbnailsWanted(work);
    case 'again':
      return againWanted(work.outputId, work);
    case 'frame':
      return frameWanted(work);
    case 'retry':
      return { kind: 'retry', taskId: work.taskId, withoutSteps: work.withoutSteps };
    case 'transcription':
      return transcriptionWanted(work);
  }
};
