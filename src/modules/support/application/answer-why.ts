import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { ProjectUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import { RefusalUnknown } from '../domain/why-errors.js';
import { shownExplanation, type Explanation } from './explanation.js';
import { GatherMoneyFacts } from './money-facts.js';
import { GatherProjectFacts } from './project-facts.js';
import { GatherRefusalFacts } from './refusal-facts.js';
import { explainMoney } from './why-money.js';
import { explainProject } from './why-project.js';
import { explainRefusal } from './why-refusal.js';

/** Answers "why?" about what is an account's; what is another's is as unknown as what is nobody's. */
@Injectable()
export class AnswerWhy {
  constructor(
    private readonly money: GatherMoneyFacts,
    private readonly refusals: GatherRefusalFacts,
    private readonly projects: GatherProjectFacts,
  ) {}

  /** Throws `task_unknown`. */
  async ofMoney(kind: 'charge' | 'hold', accountId: string, taskId: string): Promise<Explanation> {
    const facts = await this.money.of(accountId, taskId);
    if (!facts) throw TaskUnknown();
    return shownExplanation(explainMoney(kind, facts));
  }

  /** Throws `refusal_unknown`. */
  async ofRefusal(accountId: string, id: string): Promise<Explanation> {
    const facts = await this.refusals.of(accountId, id);
    if (!facts) throw RefusalUnknown();
    return shownExplanation(explainRefusal(facts));
  }

  /** Throws `project_unknown`. */
  async ofProject(context: CommandContext, accountId: string, projectId: string): Promise<Explanation> {
    const facts = await this.projects.of(context, accountId, projectId);
    if (!facts) throw ProjectUnknown();
    return shownExplanation(explainProject(facts));
  }
}
