import { Controller, Get, Inject } from '@nestjs/common';
import { Gives, Policy } from '../../../infrastructure/http/route.js';
import { ListOf, Text } from '../../../infrastructure/http/shapes.js';
import { CONFIGURATION } from '../../../shared-kernel/ports/tokens.js';
import { ownKeyGuide } from './advice.js';

/** A question with its answer. */
export class GuideEntryShape {
  @Text({ max: 60, description: 'Stable; to link to, and to translate by.' })
  id!: string;

  @Text({ max: 200, sentence: true })
  question!: string;

  @Text({ max: 2000, sentence: true })
  answer!: string;
}

/** What people ask about own keys. */
export class GuideShape {
  @ListOf(() => GuideEntryShape, { max: 50 })
  items!: readonly GuideEntryShape[];

  @Text({
    max: 2_000,
    nullable: true,
    description: 'Where support is reached: a `mailto:` or `https:` link that the operator has set; null where there is none.',
  })
  support!: string | null;
}

/** The guide to own keys, for a page, an app or anybody who wants to read before signing up. */
@Controller('guide')
@Policy('public')
export class GuideController {
  constructor(@Inject(CONFIGURATION) private readonly operator: { readonly supportContact: string | null }) {}

  @Get('own-key')
  @Gives(GuideShape, 'Questions about own keys with their answers.')
  ownKey(): GuideShape {
    return { items: ownKeyGuide, support: this.operator.supportContact };
  }
}
