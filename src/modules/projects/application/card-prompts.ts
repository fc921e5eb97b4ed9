import { Inject, Injectable } from '@nestjs/common';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { CardUnknown } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { filled } from './variables.js';
import type { CardWanted } from './work-wanted.js';

/** The prompts of a project's cards, opened and with their variables filled in. */
@Injectable()
export class CardPrompts {
  constructor(@Inject(OPENER) private readonly opener: Opener) {}

  /** Throws `card_unknown`, `variable_unknown` or `variable_missing`. */
  async of(
    { accountId, cards }: Pick<ProjectView, 'accountId' | 'cards'>,
    { cardId, values, ran }: Pick<CardWanted, 'cardId' | 'values' | 'ran'>,
  ): Promise<string> {
    if (ran) return ran.prompt;
    const card = cards.find(known => known.cardId === cardId);
    if (!card) throw CardUnknown();
    const prompt = await this.opener.openText(card.prompt, { accountId, purpose: 'card.prompt' });
    const defaults = JSON.parse(await this.opener.openText(card.variables, { accountId, purpose: 'card.variables' })) as Record<string, string>;
    return filled(prompt, defaults, values);
  }
}
