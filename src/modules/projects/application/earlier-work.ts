import { Inject, Injectable } from '@nestjs/common';
import type { PromptParts } from '../../../shared-kernel/generation/prompt.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { taskById, type TextOrder } from '../../media-pipeline/index.js';
import { OutputUnknown } from '../domain/errors.js';
import { outputById } from '../domain/queries.js';
import type { AgainWanted, CardWanted, TextWanted } from './work-wanted.js';

type Repeated = CardWanted | TextWanted;

/**
 * Finds out what a text was made from, so that it can be made once more: the same prompt with the values that it had, under the instructions
 * and from the words of today. The earlier output stays.
 */
@Injectable()
export class EarlierWork {
  constructor(
    private readonly queries: Queries,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** Throws `output_unknown` for an output of another project and for pictures, too: those are ordered anew, from the pictures that they were made of. */
  async of(accountId: string, projectId: string, again: AgainWanted): Promise<Repeated> {
    const output = await this.queries.ask(outputById, { accountId, outputId: again.outputId });
    const task = output?.projectId === projectId ? await this.queries.ask(taskById, { taskId: again.outputId }) : null;
    if (!output || !task) throw OutputUnknown();
    const { order } = task;
    if (order.operation !== 'card' && order.operation !== 'text') throw OutputUnknown();
    const { prompt } = JSON.parse(await this.opener.openText(order.prompt, { accountId, purpose: 'task.prompt' })) as PromptParts;
    return repeated(order, prompt, again, output.cardVersion);
  }
}

const repeated = (order: TextOrder, prompt: string, again: AgainWanted, cardVersion: number | null): Repeated => {
  const model = again.model ?? order.model;
  const asked = { model, maxOutputTokens: again.maxOutputTokens ?? order.maxOutputTokens, moreToCome: false };
  if (order.operation === 'card' && order.cardId !== null)
    return { kind: 'card', cardId: order.cardId, values: {}, ran: { prompt, cardVersion: cardVersion ?? 1 }, ...asked };
  return { kind: 'text', prompt, withTranscript: order.transcript !== undefined || order.transcriptFrom !== null, ...asked };
};
