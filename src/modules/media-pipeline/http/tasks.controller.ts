import { Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { concat, EMPTY, from, map, mergeMap, of, type Observable } from 'rxjs';
import { asItsSubscriber } from '../../../infrastructure/asking/keep-asker.js';
import { answered, ListQuery, page, pageOf, readOf, written } from '../../../infrastructure/http/answers.js';
import { live, type LiveEvent } from '../../../infrastructure/http/live.js';
import {
  AsOf,
  Gives,
  GivesEvents,
  Idempotent,
  LastEventId,
  Me,
  Order,
  PathId,
  Policy,
  Position,
  Refuses,
  WithConsent,
} from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONFIGURATION, CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { ProviderRateLimited } from '../../../shared-kernel/rate-limit.js';
import { ProjectUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import { supportAt } from '../../../shared-kernel/support.js';
import { waysOutOf, type WaysOut } from '../../../shared-kernel/ways-out.js';
import { admitted, KeyRequiredSame, KeyUnreadable, KeyUnusable, whoPays } from '../../../shared-kernel/who-pays.js';
import { keyAsItIsNow, reserveOwnSpend } from '../../api-keys/index.js';
import { projectById, standing } from '../../projects/index.js';
import { CancelTask } from '../application/cancel-task.js';
import { LiveProgress } from '../application/live-progress.js';
import { LiveText } from '../application/live-text.js';
import { LiveTextElsewhere } from '../application/live-text-elsewhere.js';
import { WatchProject } from '../application/watch-project.js';
import { taskCommands } from '../domain/commands.js';
import { TaskEnded, TaskNotStopped } from '../domain/errors.js';
import { someTasksOfProject, taskById, tasksByIds, tasksOfProject, type TaskView } from '../domain/queries.js';
import { TaskOrderedShape, TaskShape, TextPieceShape } from './tasks.responses.js';

/** What helps when a task waits, stopped or failed; said for whose purse it is (R52, R55). */
const waysOut = ({ state, cause, reason, payer, order }: TaskView): WaysOut =>
  waysOutOf({ state, cause, reason, payer, bound: order.payer.by === 'own-key' && (order.payer.bound ?? order.rule !== 'R25') });

/** A project's tasks: how far they are, live, and what their owner can do about them. */
@Controller()
@Policy('user')
@Scope('projects')
export class TasksController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly progress: LiveProgress,
    private readonly texts: LiveText,
    private readonly textsElsewhere: LiveTextElsewhere,
    private readonly watch: WatchProject,
    private readonly cancelling: CancelTask,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(CONFIGURATION) private readonly operator: { readonly supportContact: string | null },
  ) {}

  @Get('projects/:projectId/tasks')
  @AsOf()
  @WithConsent()
  @Gives(
    pageOf(TaskShape),
    'The project’s tasks, oldest first, after those that it took over from the project that it was forked from: the way to follow progress by polling.',
  )
  @Refuses(ProjectUnknown)
  async list(
    @Me() me: string,
    @PathId('projectId') projectId: string,
    @Query() { cursor, limit }: ListQuery,
    @Position() after: Position | undefined,
  ) {
    const inherited = await this.inherited(me, projectId, after);
    const before = cursor === null ? inherited : [];
    const wanted = { accountId: me, projectId, after: cursor, limit: Math.max(1, limit - before.length) };
    const reading = await this.queries.read(someTasksOfProject, wanted, after);
    return page({ ...reading, value: { ...reading.value, rows: [...before, ...reading.value.rows.map(task => this.shown(task))] } });
  }

  @Get('projects/:projectId/events')
  @GivesEvents(TaskShape, 'A task’s state whenever it changes, and its progress in between; resumes after Last-Event-ID.')
  @Refuses(ProjectUnknown)
  async follow(@Me() me: string, @PathId('projectId') projectId: string, @LastEventId() last: string | null) {
    const inherited = await this.inherited(me, projectId);
    const reading = await this.queries.read(tasksOfProject, { accountId: me, projectId });
    const after = last === null ? reading.position : (last as Position);
    const now = [...inherited, ...reading.value.map(task => this.shown(task))];
    const first = last === null ? from(now.map(task => ({ id: reading.position, event: 'task', data: task }))) : EMPTY;
    return live(concat(first, this.changes(projectId, after)));
  }

  @Get('tasks/:taskId')
  @AsOf()
  @WithConsent()
  @Gives(readOf(TaskShape))
  @Refuses(TaskUnknown)
  async show(@Me() me: string, @PathId('taskId') taskId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(taskById, { taskId }, after);
    if (reading.value?.accountId !== me) throw TaskUnknown();
    return answered({ ...reading, value: this.shown(reading.value) });
  }

  @Get('tasks/:taskId/text')
  @AsOf()
  @GivesEvents(TextPieceShape, 'The text as it is written; resumes after Last-Event-ID. A finished text comes whole.')
  @Refuses(TaskUnknown)
  async text(@Me() me: string, @PathId('taskId') taskId: string, @LastEventId() last: string | null) {
    const task = await this.mine(me, taskId);
    const offset = /^\d{1,9}$/.test(last ?? '') ? Number(last) : 0;
    const elsewhere = task.state === 'running' ? this.textsElsewhere.from(me, taskId, offset) : null;
    const pieces = this.texts.from(taskId, offset) ?? (await elsewhere) ?? (await this.storedText(me, task, offset));
    return live(pieces.pipe(map(piece => ({ id: String(piece.offset + piece.text.length), event: 'text', data: piece }))));
  }

  @Post('tasks/:taskId/resume')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(TaskOrderedShape, 'A stopped task goes on where it was; what was delivered is not paid again.')
  @Refuses(TaskUnknown, TaskEnded, TaskNotStopped, KeyRequiredSame, KeyUnusable, KeyUnreadable, ProviderRateLimited, 'own_key_limit_reached')
  async resume(@Me() me: string, @Order() order: CommandContext, @PathId('taskId') taskId: string) {
    const task = await this.mine(me, taskId);
    await this.admitAgain(me, task, order);
    return written(await this.commands.send(taskCommands.ResumeTask({ taskId, by: 'owner' }), order), { taskId });
  }

  @Post('tasks/:taskId/cancel')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(
    TaskOrderedShape,
    'The task is given up and its calls end at once. What was delivered is paid; a call that the provider was at is settled as an estimate, marked so in statement and receipt and never above what was held; all else is released at once.',
  )
  @Refuses(TaskUnknown)
  async cancel(@Me() me: string, @Order() order: CommandContext, @PathId('taskId') taskId: string) {
    const { accountId, projectId, order: work } = await this.mine(me, taskId);
    // it may have been asked for so lately that nobody has scheduled it yet
    await this.commands.send(taskCommands.ScheduleTask({ taskId, accountId, projectId, order: work }), partOf(order, 'schedule'));
    return written(await this.cancelling.run(order, taskId, 'cancelled by its owner'), { taskId });
  }

  /** The purse stays the one it was admitted with; only whether that purse may pay now is asked again. */
  private async admitAgain(me: string, { taskId, projectId, state, order }: TaskView, context: CommandContext): Promise<void> {
    if (order.payer.by !== 'own-key') return;
    const seen = await this.queries.ask(standing, { accountId: me });
    const key = await this.commands.perform(keyAsItIsNow, { accountId: me, key: seen.key }, context);
    const lastFour = key.status !== 'none' && key.fingerprint === order.payer.fingerprint ? key.lastFour : '';
    admitted(whoPays({ operation: 'key-paid', kind: order.operation, key, boundTo: { fingerprint: order.payer.fingerprint, lastFour } }));
    const { atMost } = order.payer;
    if (state === 'stopped' && atMost)
      await this.commands.perform(reserveOwnSpend, { accountId: me, projectId, taskId, atMost }, partOf(context, 'own-spend'));
  }

  private changes(projectId: string, after: Position): Observable<LiveEvent> {
    let seen = after;
    return this.watch.news(projectId, after).pipe(
      asItsSubscriber(),
      mergeMap(async news => {
        if (news.kind === 'event') seen = news.position;
        const taskId = news.kind === 'event' ? news.taskId : news.progress.taskId;
        const task = await this.queries.ask(taskById, { taskId }, news.kind === 'event' ? news.position : undefined);
        return task ? this.liveTask(seen, task) : null;
      }, 1),
      mergeMap(event => (event ? of(event) : EMPTY)),
    );
  }

  private liveTask(position: Position, task: TaskView): LiveEvent {
    return { id: position, event: 'task', data: this.shown(task) };
  }

  private async storedText(me: string, { products }: TaskView, offset: number): Promise<Observable<{ offset: number; text: string }>> {
    const product = products.find(({ role }) => role === 'text');
    if (!product) return EMPTY;
    const chunks: Uint8Array[] = [];
    for await (const chunk of await this.content.get(product.content, { accountId: me, purpose: 'task.text' })) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8').slice(offset);
    return text === '' ? EMPTY : of({ offset, text });
  }

  private shown(view: TaskView): TaskShape {
    const { accountId: _, cardId: __, order: ___, products: ____, requestId, ...task } = view;
    const ways = waysOut(view);
    const now = this.progress.of(task.taskId);
    const percent = Math.max(task.percent, this.progress.reached(task.taskId));
    return {
      ...task,
      step: now?.step ?? null,
      percent,
      estimatedEnd: now?.estimatedEnd ?? null,
      resumable: task.state === 'stopped',
      retryOf: view.order.retryOf ?? null,
      ...ways,
      support: supportAt(this.operator.supportContact, requestId, ways.remedies),
      inheritedFrom: null,
    };
  }

  private async mine(me: string, taskId: string): Promise<TaskView> {
    const task = await this.queries.ask(taskById, { taskId });
    if (task?.accountId !== me) throw TaskUnknown();
    return task;
  }

  /** Tasks that another project paid for before this one was forked from it. */
  private async inherited(me: string, projectId: string, after?: Position): Promise<readonly TaskShape[]> {
    const project = await this.queries.ask(projectById, { accountId: me, projectId }, after);
    if (!project) throw ProjectUnknown();
    if (project.forkedFrom === null) return [];
    const tasks = await this.queries.ask(tasksByIds, { accountId: me, taskIds: project.forkedFrom.taskIds });
    return tasks.map(task => ({ ...this.shown(task), projectId, inheritedFrom: task.projectId }));
  }
}
