import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Commands, ErrandRunner, Queries } from '../../../shared-kernel/ports/messages.js';
import { ContentMissing, type Content, type ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, OPENER } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen, type Opener, type SealContext } from '../../../shared-kernel/ports/vault.js';
import { projectById } from '../../projects/index.js';
import { examineContent, taskCommands, type ContentCondition, type ContentExamined, type UnreadContent } from '../domain/commands.js';
import { taskById, type TaskView } from '../domain/queries.js';

/** What is kept for as long as its project is there. A source is not: it may be deleted after its term. */
const KEPT: ReadonlySet<string> = new Set(['text', 'image', 'transcript', 'thumbnail', 'original']);

/**
 * Looks at content that could not be read. Its salt is sealed like the content and lies in the log: when the salt opens and the content
 * does not, the key is at hand and the bytes are lost. When neither opens, the operator's key is missing and nothing is said of the bytes.
 */
@Injectable()
export class ExamineContent extends ErrandRunner<UnreadContent, ContentExamined> {
  readonly errand = examineContent;

  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(OPENER) private readonly opener: Opener,
  ) {
    super();
  }

  async run(unread: UnreadContent, context: CommandContext): Promise<ContentExamined> {
    const task = await this.queries.ask(taskById, { taskId: unread.taskId });
    if (task?.accountId !== unread.accountId) return { condition: 'unclear', work: null };
    const { operation, payer } = task;
    return { condition: await this.examined(unread, task, context), work: { operation, payer } };
  }

  private async examined(
    { accountId, projectId, taskId, name }: UnreadContent,
    { products }: TaskView,
    context: CommandContext,
  ): Promise<ContentCondition> {
    const product = products.find(({ role, content }) => KEPT.has(role) && content.name === name);
    if (!product) return 'unclear';
    const condition = await this.conditionOf(product.content, { accountId, purpose: `task.${product.role}` });
    if (condition === 'sound' || condition === 'unclear') return condition;
    // the files of an erased account are deleted after its projects
    if (!(await this.queries.ask(projectById, { accountId, projectId }))) return 'unclear';
    const { role, index } = product;
    await this.commands.send(taskCommands.ReportUnusableResult({ taskId, role, index, reason: condition }), partOf(context, `lost ${name}`));
    return condition;
  }

  private async conditionOf(content: Content, context: SealContext): Promise<ContentCondition> {
    if (!(await this.opens(content, context))) return 'unclear';
    try {
      return (await this.content.verify(content, context)) ? 'sound' : 'damaged';
    } catch (error) {
      if (error instanceof ContentMissing) return 'missing';
      if (error instanceof CannotOpen) return 'damaged';
      throw error;
    }
  }

  private async opens({ salt }: Content, context: SealContext): Promise<boolean> {
    try {
      await this.opener.open(salt, context);
      return true;
    } catch (error) {
      if (error instanceof CannotOpen) return false;
      throw error;
    }
  }
}
