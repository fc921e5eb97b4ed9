import { Injectable } from '@nestjs/common';
import { citationsIn, type CitedText } from '../../../shared-kernel/generation/cited.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { taskById } from '../../media-pipeline/index.js';
import { CitationsNotThere, OutputNotReady, OutputUnknown } from '../domain/errors.js';
import { outputById } from '../domain/queries.js';
import { CurrentWords } from './current-words.js';
import { MadeContent } from './made-content.js';

/**
 * Holds what a text cites against the very version of the words that it was written from, whatever became of them since. Neither can change, so
 * the verdict is found anew whenever it is asked for and kept nowhere.
 */
@Injectable()
export class CheckCitations {
  constructor(
    private readonly queries: Queries,
    private readonly made: MadeContent,
    private readonly words: CurrentWords,
  ) {}

  async of(accountId: string, outputId: string): Promise<CitedText> {
    const output = await this.queries.ask(outputById, { accountId, outputId });
    if (!output) throw OutputUnknown();
    if (output.state !== 'ready') throw OutputNotReady({ reason: output.state });
    const { projectId, products } = output;
    const product = products.find(({ role }) => role === 'text');
    const order = (await this.queries.ask(taskById, { taskId: outputId }))?.order;
    if (!product || (order?.operation !== 'card' && order?.operation !== 'text') || !order.transcript) throw CitationsNotThere();
    const answer = await this.made.text({ projectId, accountId, taskId: outputId, product });
    const transcript = await this.words.read({ accountId, projectId }, { content: order.transcript, taskId: order.transcriptFrom });
    const cited = citationsIn(answer, transcript);
    if (!cited) throw CitationsNotThere();
    return cited;
  }
}
