import { Controller, Get } from '@nestjs/common';
import { Gives, Policy } from '../../../infrastructure/http/route.js';
import { ListOf, Text } from '../../../infrastructure/http/shapes.js';
import { ownKeyGuide } from './advice.js';

/** A question with its answer. */
export class GuideEntryShape {
  @Text({ max: 60, description: 'Stable; to link to, and to translate by.' })
  id!: string;

  @Text({ max: 200 })
  question!: string;

  @Text({ max: 2000 })
  answer!: string;
}

/** What people ask about own keys. */
export class GuideShape {
  @ListOf(() => GuideEntryShape, { max: 50 })
  items!: readonly GuideEntryShape[];
}

/** The guide to own keys, for a page, an app or anybody who wants to read before signing up. */
@Controller('guide')
@Policy('public')
export class GuideController {
  @Get('own-key')
  @Gives(GuideShape, 'Questions about own keys with their answers.')
  ownKey(): GuideShape {
    return { items: ownKeyGuide };
  }
}
