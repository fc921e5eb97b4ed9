import { Either, Id, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { BUILT_IN_LANGUAGES, type BuiltInLanguage } from '../domain/built-in-cards.js';
import { CitedQuote } from './cited-quote.js';

/** In which language the product's own cards are wanted. */
export class BuiltInQuery {
  @OneOf(BUILT_IN_LANGUAGES, { optional: true, description: 'en when it is not said.' })
  readonly language: BuiltInLanguage = 'en';
}

/** A card of the account's own gallery. */
export class OwnGalleryCard {
  @OneOf(['own'])
  kind!: 'own';

  @Id()
  galleryCardId!: string;
}

/** A card that the product brings. */
export class BuiltInGalleryCard {
  @OneOf(['built-in'])
  kind!: 'built-in';

  @Text({ min: 1, max: 60, example: 'summary', description: 'As the list of built-in cards names it.' })
  key!: string;

  @OneOf(BUILT_IN_LANGUAGES, { optional: true, description: 'en when it is not said.' })
  language?: BuiltInLanguage;
}

/** Which card of a gallery a project is to get. */
export class FromGalleryRequest {
  @Either('kind', { own: () => OwnGalleryCard, 'built-in': () => BuiltInGalleryCard })
  card!: OwnGalleryCard | BuiltInGalleryCard;
}

/** Which version of a card is to be the newest again. */
export class RestoreCardRequest {
  @Whole({ min: 1, max: 1_000_000, description: 'The number of an earlier version, as the list of versions tells it.' })
  version!: number;
}

/** Which output of a card counts. */
export class PinRequest {
  @Id({ description: 'An output of this very card that is ready.' })
  outputId!: string;
}

/** What an output is compared with. */
export class ComparisonQuery {
  @Id({ description: 'The other output, of the same account.' })
  readonly with!: string;
}

class Again {
  @Text({ min: 1, max: 100, optional: true, description: 'Another listed model; the one of the earlier output when it is not said.' })
  model?: string;

  @Whole({
    min: 16,
    max: 32_000,
    optional: true,
    description: 'At most so many output tokens; as many as last time when it is not said. Not of images.',
  })
  maxOutputTokens?: number;
}

/** An output to be made once more. */
export class RegenerateRequest extends Again {
  @CitedQuote()
  quoteId?: string;
}

export class QuotedAgain extends Again {
  @OneOf(['again'])
  kind!: 'again';

  @Id({ description: 'An earlier output of the project.' })
  outputId!: string;
}
