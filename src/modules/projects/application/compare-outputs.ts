import { Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { compareTexts, type Stretch } from '../domain/compare-texts.js';
import { OutputNotReady, OutputUnknown } from '../domain/errors.js';
import { outputById, type OutputView } from '../domain/queries.js';
import { MadeContent } from './made-content.js';

/** Two outputs side by side; where both are texts, with what differs between them. */
export interface ComparedOutputs {
  readonly left: OutputView;
  readonly right: OutputView;
  readonly changes: readonly Stretch[] | null;
}

/** Puts two outputs of an account side by side. No AI call is made. */
@Injectable()
export class CompareOutputs {
  constructor(
    private readonly queries: Queries,
    private readonly made: MadeContent,
  ) {}

  async of(accountId: string, leftId: string, rightId: string): Promise<ComparedOutputs> {
    const [left, right] = [await this.output(accountId, leftId), await this.output(accountId, rightId)];
    const [before, after] = [await this.text(left), await this.text(right)];
    return { left, right, changes: before === null || after === null ? null : compareTexts(before, after) };
  }

  private async output(accountId: string, outputId: string): Promise<OutputView> {
    const output = await this.queries.ask(outputById, { accountId, outputId });
    if (!output) throw OutputUnknown();
    if (output.state !== 'ready') throw OutputNotReady({ reason: output.state });
    return output;
  }

  private async text({ accountId, projectId, outputId, products }: OutputView): Promise<string | null> {
    const product = products.find(({ role }) => role === 'text');
    return product ? this.made.text({ projectId, accountId, taskId: outputId, product }) : null;
  }
}
