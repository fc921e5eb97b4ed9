import { partOf, systemContext, type CommandContext } from '../../../shared-kernel/context.js';
import { foldOf } from '../../../shared-kernel/decider.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import type { Commands } from '../../../shared-kernel/ports/messages.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import { taskCommands } from '../domain/commands.js';
import type { FailureCause, TaskEvent, TaskProduct } from '../domain/events.js';
import { deliveredUsage, fingerprintOf, task, type Task, type TaskInHand } from '../domain/task.js';

/** The run is over for now: what it came to has been recorded. */
export class RunOver extends Error {
  override readonly name = 'RunOver';
}

/** Reads a task's state from its own stream. */
export const taskState = async (log: EventLog, taskId: string): Promise<Task> => {
  const events: TaskEvent[] = [];
  for await (const { type, data } of log.readStream(`task-${taskId}`)) events.push({ type, data } as unknown as TaskEvent);
  return foldOf(task, events);
};

/** One run of one task by one worker: what it knows, and the ways in which it may end. */
export class TaskRun {
  private readonly context: CommandContext;
  /** The first part of a task that cannot go on decides how the run ends. */
  private isOver = false;

  private constructor(
    readonly taskId: string,
    readonly inHand: TaskInHand,
    readonly signal: AbortSignal,
    private readonly log: EventLog,
    private readonly commands: Commands,
  ) {
    this.context = { ...systemContext('job:perform-task'), accountId: inHand.ref.accountId, correlationId: taskId };
  }

  /** Null when there is nothing to do: unknown, ended, stopped, or waiting for a moment that has not come. */
  static async open(taskId: string, now: Date, signal: AbortSignal, log: EventLog, commands: Commands): Promise<TaskRun | null> {
    const state = await taskState(log, taskId);
    if (state.status !== 'open' || (state.waitsUntil !== null && new Date(state.waitsUntil) > now)) return null;
    return new TaskRun(taskId, state, signal, log, commands);
  }

  /** The task as the log has it now. */
  async current(): Promise<Exclude<Task, { status: 'none' }>> {
    const state = await taskState(this.log, this.taskId);
    if (state.status === 'none') throw new Error('a task that runs was scheduled');
    return state;
  }

  /** Sends one of this task's commands; the name makes its id, so that a second run repeats instead of doubling. */
  async tell(name: string, command: ReturnType<(typeof taskCommands)[keyof typeof taskCommands]>): Promise<void> {
    await this.commands.send(command, partOf({ ...this.context, commandId: this.taskId }, name));
  }

  async complete(result: { usage: Quantities; products: readonly TaskProduct[]; model: string | null; simulated: boolean }): Promise<void> {
    await this.tell('complete', taskCommands.CompleteTask({ taskId: this.taskId, ...result }));
  }

  /** Ends the run without a word: somebody else has recorded why. */
  over(reason: string): never {
    this.isOver = true;
    throw new RunOver(reason);
  }

  /** Records the failure and ends the run. */
  async fail(cause: FailureCause, reason: string): Promise<never> {
    if (this.isOver) this.over(cause);
    this.isOver = true;
    const usage = deliveredUsage(await this.current());
    await this.tell('fail', taskCommands.FailTask({ taskId: this.taskId, cause, reason, fingerprint: fingerprintOf(this.inHand.order), usage }));
    throw new RunOver(cause);
  }

  /** Lets the task wait for its owner and ends the run. */
  async stop(reason: 'key-removed' | 'key-unusable' | 'own-limit-reached'): Promise<never> {
    if (this.isOver) this.over(reason);
    this.isOver = true;
    const command = taskCommands.StopTask({ taskId: this.taskId, reason, fingerprint: fingerprintOf(this.inHand.order) });
    // a task may be stopped and taken up many times: each run's stop is an order of its own
    await this.commands.send(command, partOf(this.context, 'stop'));
    throw new RunOver(reason);
  }

  /** Lets the task wait for a moment and ends the run. */
  async wait(reason: 'rate-limit' | 'retry', until: Date, now: Date): Promise<never> {
    if (this.isOver) this.over(reason);
    this.isOver = true;
    const { waits } = await this.current();
    await this.tell(
      `wait ${reason} ${waits} ${until.toISOString()}`,
      taskCommands.LetTaskWait({ taskId: this.taskId, for: reason, until: until.toISOString(), at: now.toISOString() }),
    );
    throw new RunOver(reason);
  }
}
