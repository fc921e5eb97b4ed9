import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { withHeaders, written } from '../../../infrastructure/http/answers.js';
import { CEILING, PAYER, willPay } from '../../../infrastructure/http/payer-headers.js';
import { AsOf, Gives, Idempotent, Me, Order, PathId, Policy, Refuses, Tells } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { CheckCitations } from '../application/check-citations.js';
import { CompareOutputs } from '../application/compare-outputs.js';
import { RequestWork } from '../application/request-work.use-case.js';
import { CitationsNotThere, OutputNotReady, OutputUnknown, ResultUnusable } from '../domain/errors.js';
import { outputById } from '../domain/queries.js';
import { ComparisonQuery, RegenerateRequest } from './cards.requests.js';
import { CitationsShape, ComparisonShape } from './cards.responses.js';
import { WorkShape } from './projects.responses.js';
import { shownOutput } from './shown-project.js';
import { againWanted } from './wanted.js';
import { MAY_REFUSE_A_RUN, MAY_REFUSE_A_TEXT } from './work-refusals.js';

const AGAIN = `Makes a card's output, or a text, once more, as another version beside it: the same prompt with the values that it had, under the instructions and from the words of today, paid as any other run. A quote
is had with the kind \`again\`.`;

const CITATIONS = `Chapters and quotes of a text, each held against the words that it was written from: a chapter begins at a time mark that there is, a quote was said there word for word. What is not so
is told apart. Made by the built-in cards \`chapters\` and \`quotes\`, or by a card that asks for the same document. Free.`;

/** Outputs beside each other: made once more, and compared. */
@Controller('outputs/:outputId')
@Policy('user')
@Scope('projects')
export class OutputsController {
  constructor(
    private readonly queries: Queries,
    private readonly work: RequestWork,
    private readonly comparing: CompareOutputs,
    private readonly citations: CheckCitations,
  ) {}

  @Get('comparison')
  @AsOf()
  @Gives(ComparisonShape, 'Two outputs with what each was made by, and what differs between their texts. Free.')
  @Refuses(OutputUnknown, OutputNotReady, ResultUnusable)
  async compare(@Me() me: string, @PathId('outputId') outputId: string, @Query() { with: other }: ComparisonQuery) {
    const { left, right, changes } = await this.comparing.of(me, outputId, other);
    return { left: shownOutput(left), right: shownOutput(right), changes };
  }

  @Get('citations')
  @AsOf()
  @Gives(CitationsShape, CITATIONS)
  @Refuses(OutputUnknown, OutputNotReady, CitationsNotThere, ResultUnusable)
  async cited(@Me() me: string, @PathId('outputId') outputId: string) {
    const { citing, items, refused } = await this.citations.of(me, outputId);
    return { citing, items, refused };
  }

  @Post('regenerate')
  @Idempotent('required')
  @Gives(WorkShape, AGAIN)
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, ...MAY_REFUSE_A_TEXT, OutputUnknown)
  async regenerate(@Me() me: string, @Order() order: CommandContext, @PathId('outputId') outputId: string, @Body() body: RegenerateRequest) {
    const output = await this.queries.ask(outputById, { accountId: me, outputId });
    if (!output) throw OutputUnknown();
    const asked = { projectId: output.projectId, wanted: againWanted(outputId, body), quoteId: body.quoteId ?? null };
    const { taskIds, decision, quote, sent } = await this.work.run(order, me, asked);
    const answer = written(sent, { taskId: taskIds[0], payer: decision.payer, rule: decision.rule, quote });
    return withHeaders(willPay(decision.payer, quote.ceiling), answer);
  }
}
