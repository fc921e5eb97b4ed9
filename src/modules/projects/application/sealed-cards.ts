import { Inject, Injectable } from '@nestjs/common';
import { OPENER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealer } from '../../../shared-kernel/ports/vault.js';
import type { SealedCard } from '../domain/gallery-events.js';
import { variablesIn } from './variables.js';

/** A card as its owner writes and reads it. */
export interface OpenCard {
  readonly name: string;
  readonly prompt: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A card that is read, with the variables that a run has to fill: those of its prompt that have no value of their own. */
export interface ReadCard extends OpenCard {
  readonly needs: readonly string[];
}

export const needsOf = (prompt: string, variables: OpenCard['variables']): readonly string[] =>
  variablesIn(prompt).filter(name => !Object.hasOwn(variables, name));

/** Seals cards, in a project or in the gallery, in one way, so that one can become the other without being opened. */
@Injectable()
export class SealedCards {
  constructor(
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  async seal(accountId: string, { name, prompt, variables }: OpenCard): Promise<SealedCard> {
    return {
      name: await this.sealer.seal(name, { accountId, purpose: 'card.name' }),
      prompt: await this.sealer.seal(prompt, { accountId, purpose: 'card.prompt' }),
      variables: await this.sealer.seal(JSON.stringify(variables), { accountId, purpose: 'card.variables' }),
    };
  }

  async open(accountId: string, card: SealedCard): Promise<ReadCard> {
    const name = await this.opener.openText(card.name, { accountId, purpose: 'card.name' });
    const prompt = await this.opener.openText(card.prompt, { accountId, purpose: 'card.prompt' });
    const variables = JSON.parse(await this.opener.openText(card.variables, { accountId, purpose: 'card.variables' })) as OpenCard['variables'];
    return { name, prompt, variables, needs: needsOf(prompt, variables) };
  }
}
