import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { NoticeUnknown, ProjectUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import { RefusalUnknown } from '../domain/why-errors.js';
import { shownExplanation, type Explanation } from './explanation.js';
import { GatherMoneyFacts } from './money-facts.js';
import { GatherNoticeFacts } from './notice-facts.js';
import { GatherProjectFacts } from './project-facts.js';
import { GatherRefusalFacts } from './refusal-facts.js';
import { explainMoney } from './why-money.js';
import { explainNotice } from './why-notice.js';
import { explainProject } from './why-project.js';
import { explainRefusal } from './why-refusal.js';

/** Answers "why?" about what is an account's; what is another's is as unknown as what is nobody's. */
@Injectable()
export class AnswerWhy {
  constructor(
    private readonly money: GatherMoneyFacts,
    private readonly refusals: GatherRefusalFacts,
    private readonly projects: GatherProjectFacts,
    private readonly notices: GatherNoticeFacts,
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

  /** Throws `notice_unknown`. */
  async ofNotice(accountId: string, noticeId: string): Promise<Explanation> {
    const facts = await this.notices.of(accountId, noticeId);
    if (!facts) throw NoticeUnknown();
    return shownExplanation(explainNotice(facts));
  }

  /** Its owner's question looks whether the stored key can be opened; for anybody else no key is opened, and there is no context. Throws `project_unknown`. */
  async ofProject(context: CommandContext | null, accountId: string, projectId: string): Promise<Explanation> {
    const facts = await this.projects.of(context, accountId, projectId);
    if (!facts) throw ProjectUnknown();
    return shownExplanation(explainProject(facts));
  }
}
