import { Either, Flag, Id, ListOf, MapOf, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { QuotedAgain } from './cards.requests.js';
import { CitedQuote } from './cited-quote.js';
import { QuotedFrame } from './thumbnails.requests.js';
import { text, whole } from '../../../infrastructure/http/value-shapes.js';
import { AudioTrack, ProjectTextModel, SpokenLanguage, TranscriptionModel, Vocabulary } from './preferences.requests.js';

const LONGEST_TEXT = 100_000;
const LONGEST_SECONDS = 24 * 3600;

/** Texts that stand for the variables of a prompt, by their names. */
const Values = (description: string) =>
  MapOf(text({ max: 10_000 }), { keys: /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u, max: 50, optional: true, description });

/** The video was uploaded here. */
export class UploadSource {
  @OneOf(['upload'])
  kind!: 'upload';

  @Id({ description: 'The id of a finished upload.' })
  uploadId!: string;
}

/** The video lies at a URL. */
export class UrlSource {
  @OneOf(['url'])
  kind!: 'url';

  @Text({
    min: 8,
    max: 2000,
    description: 'The address of the media file itself, not of a page that shows it.',
    example: 'https://example.org/talk.mp4',
  })
  url!: string;

  @Whole({
    min: 1,
    max: LONGEST_SECONDS,
    optional: true,
    description: 'At most so many seconds; needed only where the length cannot be found out beforehand.',
  })
  maxSeconds?: number;

  @Flag({
    optional: true,
    description: 'I may have this video and have it worked on. Needed for pages, where GET /v1/sources says that an importer for them is on.',
  })
  rightsConfirmed?: boolean;
}

/** Words that are brought instead of paid for. */
export class OwnSubtitles {
  @Text({
    max: 2_000_000,
    pattern: /^[A-Za-z0-9+/]*={0,2}$/,
    optional: true,
    description:
      'An SRT or WebVTT file in base64, at most about 1.4 MB of it. Leave it out to bring the file later, with PUT /v1/projects/{projectId}/transcript.',
  })
  base64?: string;
}

/** What is said at the creation is what the project prefers from then on. */
const KEPT = { nullable: false, more: 'Kept as the project’s preference.' };

/** What to make of which video. */
export class ProjectPlanRequest {
  @Either('kind', { upload: () => UploadSource, url: () => UrlSource })
  source!: UploadSource | UrlSource;

  @Flag({ optional: true, description: 'Make a transcript; true when it is not said.' })
  transcribe?: boolean;

  @Whole({ min: 0, max: 48, optional: true, description: 'Thumbnails wanted; 6 when it is not said, 0 for none.' })
  thumbnails?: number;

  @SpokenLanguage(KEPT)
  language?: string;

  @Vocabulary(KEPT)
  vocabulary?: readonly string[];

  @TranscriptionModel(KEPT)
  transcriptionModel?: string;

  @AudioTrack(KEPT)
  audioTrack?: number;

  @ProjectTextModel(KEPT)
  textModel?: string;

  @Nested(() => OwnSubtitles, {
    optional: true,
    description: 'The transcript is brought as a subtitle file: none is made, none is in the quote, and nothing is charged for it.',
  })
  subtitles?: OwnSubtitles;
}

/** A project to be created. */
export class NewProjectRequest extends ProjectPlanRequest {
  @Text({ min: 1, max: 200, example: 'My talk' })
  name!: string;

  @CitedQuote()
  quoteId?: string;
}

/** A fork to be made. */
export class ForkRequest {
  @Text({ min: 1, max: 200, optional: true, description: 'What the new project is called; the name of the other one when it is not said.' })
  name?: string;
}

/** A new name. */
export class RenameRequest {
  @Text({ min: 1, max: 200 })
  name!: string;
}

/** Instructions that go with each generation of the project. */
export class InstructionsRequest {
  @Text({ min: 0, max: 20_000 })
  text!: string;
}

/** A card: a prompt that is kept. */
export class CardRequest {
  @Text({ min: 1, max: 200, example: 'Newsletter' })
  name!: string;

  @Text({ min: 1, max: LONGEST_TEXT, description: 'Variables are written {{name}}.', example: 'Write a newsletter of about {{words}} words.' })
  prompt!: string;

  @Values('Values for variables that a run leaves out.')
  variables?: Readonly<Record<string, string>>;
}

class TextOptions {
  @Text({ min: 1, max: 100, optional: true, description: 'A listed model; the platform’s standard one when it is not said.' })
  model?: string;

  @Whole({ min: 16, max: 32_000, optional: true, description: 'At most so many output tokens; the ceiling of the quote rests on it.' })
  maxOutputTokens?: number;

  @Flag({ optional: true, description: 'More texts of this project will follow soon: share the transcript in the provider’s cache.' })
  moreToCome?: boolean;
}

class CardRun extends TextOptions {
  @Values('Values for the variables of the card’s prompt.')
  values?: Readonly<Record<string, string>>;
}

/** A run of a card. */
export class RunCardRequest extends CardRun {
  @CitedQuote()
  quoteId?: string;
}

/** One of several cards to be run together. */
export class ChosenCard {
  @Id({ description: 'A card of the project; it may be named more than once, with other values.' })
  cardId!: string;

  @Values('Values for the variables of the card’s prompt.')
  values?: Readonly<Record<string, string>>;
}

class CardsRun {
  @ListOf(() => ChosenCard, {
    min: 1,
    max: 24,
    optional: true,
    description: 'Which cards, in which order; all cards of the project when it is not said.',
  })
  cards?: readonly ChosenCard[];

  @Text({ min: 1, max: 100, optional: true, description: 'A listed model for all of them; the platform’s standard one when it is not said.' })
  model?: string;

  @Whole({ min: 16, max: 32_000, optional: true, description: 'At most so many output tokens for each; the ceiling of the quote rests on it.' })
  maxOutputTokens?: number;
}

/** A run of several cards together. */
export class RunCardsRequest extends CardsRun {
  @CitedQuote()
  quoteId?: string;
}

class TextAsked extends TextOptions {
  @Text({ min: 1, max: LONGEST_TEXT, description: 'What is to be written.' })
  prompt!: string;

  @Flag({ optional: true, description: 'Send the transcript along; true when it is not said.' })
  withTranscript?: boolean;
}

/** A text without a card. */
export class TextRequest extends TextAsked {
  @CitedQuote()
  quoteId?: string;
}

/** A picture of the project that new images are made from. */
export class BasedOnPicture {
  @OneOf(['image', 'thumbnail'], { description: '`image`: of an earlier image output; `thumbnail`: of a set of thumbnails.' })
  kind!: 'image' | 'thumbnail';

  @Id({ description: 'The output that it belongs to, or the task that took the thumbnail.' })
  id!: string;

  @Whole({ min: 0, max: 100, optional: true, description: 'Which of several pictures; the first when it is not said.' })
  index?: number;
}

class ImagesAsked {
  @Text({
    min: 1,
    max: 32_000,
    optional: true,
    description: 'What the images are to show. It can be left out when a card or a text says it; with them it comes between the two.',
  })
  prompt?: string;

  @Id({ optional: true, description: 'A card whose prompt says what the images are to show.' })
  cardId?: string;

  @Values('Values for the variables of the card’s prompt.')
  values?: Readonly<Record<string, string>>;

  @Id({ optional: true, description: 'An output of this project whose text the images are to show: what a card or a prompt has written.' })
  textOf?: string;

  @ListOf(() => BasedOnPicture, {
    max: 4,
    optional: true,
    description: 'Pictures of this project to make the new ones from: then these are edited as the words say, and nothing is made out of nothing.',
  })
  basedOn?: readonly BasedOnPicture[];

  @Text({
    min: 3,
    max: 9,
    pattern: /^(auto|\d{2,4}x\d{2,4})$/,
    optional: true,
    example: '1024x1024',
    description: 'Width and height in pixels, or auto; 1024x1024 when it is not said.',
  })
  size?: string;

  @OneOf(['low', 'medium', 'high', 'xhigh', 'max', 'auto'], { optional: true, description: 'medium when it is not said.' })
  quality?: string;

  @OneOf(['png', 'webp', 'jpeg'], { optional: true, description: 'png when it is not said.' })
  format?: 'png' | 'webp' | 'jpeg';

  @Whole({ min: 1, max: 10, optional: true, description: 'How many images; one when it is not said.' })
  count?: number;

  @Text({ min: 1, max: 100, optional: true, description: 'A listed model; the platform’s standard one when it is not said.' })
  model?: string;
}

/** Images from a text. */
export class ImageRequest extends ImagesAsked {
  @CitedQuote()
  quoteId?: string;
}

const OF_RUN = { nullable: true, more: 'As the project prefers it when it is left away; null leaves it to the platform.' };

class TranscriptionAsked {
  @SpokenLanguage(OF_RUN)
  language?: string | null;

  @Vocabulary({ more: 'The project’s when it is left away.' })
  vocabulary?: readonly string[];

  @TranscriptionModel(OF_RUN)
  model?: string | null;

  @AudioTrack(OF_RUN)
  audioTrack?: number | null;
}

/** The video heard once more. */
export class TranscriptionRequest extends TranscriptionAsked {
  @CitedQuote()
  quoteId?: string;
}

class ThumbnailsAsked {
  @Whole({ min: 1, max: 48, optional: true, description: 'How many pictures; 6 when it is not said.' })
  count?: number;
}

/** More thumbnails. */
export class ThumbnailsRequest extends ThumbnailsAsked {
  @CitedQuote()
  quoteId?: string;
}

/** Work to be quoted, told apart by its kind. */
export class QuotedCard extends CardRun {
  @OneOf(['card'])
  kind!: 'card';

  @Id()
  cardId!: string;
}

export class QuotedCards extends CardsRun {
  @OneOf(['cards'])
  kind!: 'cards';
}

export class QuotedText extends TextAsked {
  @OneOf(['text'])
  kind!: 'text';
}

export class QuotedImage extends ImagesAsked {
  @OneOf(['image'])
  kind!: 'image';
}

export class QuotedThumbnails extends ThumbnailsAsked {
  @OneOf(['thumbnails'])
  kind!: 'thumbnails';
}

export class QuotedTranscription extends TranscriptionAsked {
  @OneOf(['transcription'])
  kind!: 'transcription';
}

const WITHOUT =
  'Steps of a transcription that are to be left out, by the numbers that `GET /v1/tasks/{taskId}/steps` gives them: tried and not delivered. What is said in them is missing from the words, and is not paid for.';

export const WithoutSteps = (): PropertyDecorator => ListOf(whole({ min: 0, max: 100_000 }), { max: 1_000, optional: true, description: WITHOUT });

export class QuotedRetry {
  @OneOf(['retry'])
  kind!: 'retry';

  @Id({ description: 'The task that is to be done once more; only what is unfinished of it is priced.' })
  taskId!: string;

  @WithoutSteps()
  withoutSteps: readonly number[] = [];
}

/** A task to be done once more. */
export class RetryRequest {
  @WithoutSteps()
  withoutSteps: readonly number[] = [];

  @CitedQuote()
  quoteId?: string;
}

/** What a quote is asked for. */
export class QuoteRequest {
  @Either('kind', {
    card: () => QuotedCard,
    cards: () => QuotedCards,
    text: () => QuotedText,
    image: () => QuotedImage,
    thumbnails: () => QuotedThumbnails,
    frame: () => QuotedFrame,
    transcription: () => QuotedTranscription,
    retry: () => QuotedRetry,
    again: () => QuotedAgain,
  })
  work!: QuotedCard | QuotedCards | QuotedText | QuotedImage | QuotedThumbnails | QuotedFrame | QuotedTranscription | QuotedRetry | QuotedAgain;
}

/** Of what the final prompt is wanted. */
export class PreviewRequest {
  @Either('kind', { card: () => QuotedCard, text: () => QuotedText, image: () => QuotedImage })
  work!: QuotedCard | QuotedText | QuotedImage;
}

/** Which outputs are wanted. */
export class PictureQuery {
  @Whole({ min: 0, max: 100, optional: true, description: 'Which of several pictures, from 0.' })
  readonly index: number = 0;
}

/** As what a project is exported. */
export class ExportQuery {
  @OneOf(['markdown', 'json', 'zip'], {
    optional: true,
    description: '`zip` holds pictures too; `markdown`, which is meant when nothing is said, and `json` hold all that is text.',
  })
  readonly format: string = 'markdown';
}
