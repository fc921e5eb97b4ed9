import { ListOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
import { LanguageUnknown } from '../domain/errors.js';

const LANGUAGE = 'The language that is spoken, a BCP 47 tag such as `de` or `pt-BR`; the model is told its first part.';
const VOCABULARY = `Names and terms that are likely to be said, so that they are spelt like this. They are kept sealed, and sent with the sound to models that take them.`;
const MODEL = 'A model that is listed for transcription. One that tells speakers apart, or gives times to words, says so in its options.';
const TRACK = 'Which sound track of the video is heard, counted from 0 in the order in which the upload lists them.';
const TEXT_MODEL = 'A listed model that writes texts and cards of the project where an order names none.';

interface Whether {
  readonly nullable: boolean;
  readonly more: string;
}

/** The fields by which somebody says how speech is to be heard, once for a project and once for a run. */
export const SpokenLanguage = ({ nullable, more }: Whether): PropertyDecorator =>
  Text({
    min: 2,
    max: 35,
    pattern: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}$/,
    optional: true,
    nullable,
    example: 'de-CH',
    description: `${LANGUAGE} ${more}`,
  });

export const Vocabulary = ({ more }: Pick<Whether, 'more'>): PropertyDecorator =>
  ListOf(text({ min: 1, max: 60, pattern: /^[^<>]+$/, singleLine: true }), { max: 100, optional: true, description: `${VOCABULARY} ${more}` });

export const TranscriptionModel = ({ nullable, more }: Whether): PropertyDecorator =>
  Text({ min: 1, max: 100, optional: true, nullable, example: 'whisper-1', description: `${MODEL} ${more}` });

export const AudioTrack = ({ nullable, more }: Whether): PropertyDecorator =>
  Whole({ min: 0, max: 99, optional: true, nullable, description: `${TRACK} ${more}` });

export const ProjectTextModel = ({ nullable, more }: Whether): PropertyDecorator =>
  Text({ min: 1, max: 100, optional: true, nullable, description: `${TEXT_MODEL} ${more}` });

const REPLACED = { nullable: true, more: 'Null, or left away, leaves it to the platform.' };

/** How a project hears speech and which model writes for it. */
export class PreferencesRequest {
  @SpokenLanguage(REPLACED)
  language?: string | null;

  @Vocabulary({ more: 'None when it is left away.' })
  vocabulary?: readonly string[];

  @TranscriptionModel(REPLACED)
  transcriptionModel?: string | null;

  @ProjectTextModel(REPLACED)
  textModel?: string | null;

  @AudioTrack(REPLACED)
  audioTrack?: number | null;
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A tag as it is kept, in its canonical spelling. Throws `language_unknown`. */
export const languageTag = (given: string): string => {
  try {
    const [tag] = Intl.getCanonicalLocales(given);
    if (tag !== undefined && NAMES.of(new Intl.Locale(tag).language) !== undefined) return tag;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw LanguageUnknown();
};

/** Nothing stays nothing. */
export const languageTagIfAny = <Nothing extends null | undefined>(given: string | Nothing): string | Nothing =>
  typeof given === 'string' ? languageTag(given) : given;
