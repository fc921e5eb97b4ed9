import { partOf, systemContext, type CommandContext } from '../../../shared-kernel/context.js';
import { foldOf } from '../../../shared-kernel/decider.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import type { AnyEvent } from '../../../shared-kernel/message.js';
import type { Commands } from '../../../shared-kernel/ports/messages.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import { taskCommands } from '../domain/commands.js';
import type { FailureCause, TaskEvent, TaskProduct } from '../domain/events.js';
import { resultOf } from '../domain/steps.js';
import { deliveredUsage, fingerprintOf, task, type Task, type TaskInHand } from '../domain/task.js';

/** The run is over for now: what it came to has been recorded. */
export class RunOver extends Error {
  override readonly name = 'RunOver';
}

/** A task's state, and the revision of the last event that made it so; -1 where there is none. */
interface Seen {
  readonly state: Task;
  readonly revision: number;
  /** The request that asked for it: what the work says is found by it. */
  readonly correlationId: string;
}

const read = async (log: EventLog, taskId: string): Promise<Seen> => {
  const events: TaskEvent[] = [];
  let correlationId: string | null = null;
  for await (const { type, data, metadata } of log.readStream(`task-${taskId}`)) {
    events.push({ type, data } as unknown as TaskEvent);
    correlationId ??= metadata.correlationId;
  }
  return { state: foldOf(task, events), revision: events.length - 1, correlationId: correlationId ?? taskId };
};

/** Reads a task's state from its own stream. */
export const taskState = async (log: EventLog, taskId: string): Promise<Task> => (await read(log, taskId)).state;

const scheduled = (state: Task): Exclude<Task, { status: 'none' }> => {
  if (state.status === 'none') throw new Error('a task that runs was scheduled');
  return state;
};

/** One run of one task by one worker: what it knows, and the ways in which it may end. */
export class TaskRun {
  readonly context: CommandContext;
  /** The first part of a task that cannot go on decides how the run ends. */
  private isOver = false;

  private constructor(
    readonly taskId: string,
    readonly inHand: TaskInHand,
    private seen: Seen,
    readonly signal: AbortSignal,
    private readonly log: EventLog,
    private readonly commands: Commands,
  ) {
    this.context = { ...systemContext('job:perform-task'), accountId: inHand.ref.accountId, correlationId: seen.correlationId };
  }

  /** The state alone when there is nothing to do: unknown, ended, stopped, or waiting for a moment that has not come. */
  static async open(taskId: string, now: Date, signal: AbortSignal, log: EventLog, commands: Commands): Promise<TaskRun | Task> {
    const seen = await read(log, taskId);
    const { state } = seen;
    if (state.status !== 'open' || (state.waitsUntil !== null && new Date(state.waitsUntil) > now)) return state;
    return new TaskRun(taskId, state, seen, signal, log, commands);
  }

  /** The task as the log has it now, whoever wrote to it. */
  async current(): Promise<Exclude<Task, { status: 'none' }>> {
    const now = await read(this.log, this.taskId);
    if (now.revision >= this.seen.revision) this.seen = now; // parts that run at once may be answered out of order
    return scheduled(now.state);
  }

  /** The task as this run has read it and moved it since; what others did to it, its decider knows. */
  get known(): Exclude<Task, { status: 'none' }> {
    return scheduled(this.seen.state);
  }

  /** Sends one of this task's commands; the name makes its id, so that a second run repeats instead of doubling. Answers what was new. */
  async tell(name: string, command: ReturnType<(typeof taskCommands)[keyof typeof taskCommands]>): Promise<readonly AnyEvent[]> {
    const { events, revision } = await this.commands.send(command, partOf({ ...this.context, commandId: this.taskId }, name));
    const isNext = revision === this.seen.revision + events.length;
    if (isNext)
      this.seen = {
        ...this.seen,
        state: (events as TaskEvent[]).reduce<Task>((state, event) => task.evolve(state, event), this.seen.state),
        revision,
      };
    else await this.current();
    return events;
  }

  async complete(result: { usage: Quantities; products: readonly TaskProduct[]; model: string | null; simulated: boolean }): Promise<void> {
    await this.tell('complete', taskCommands.CompleteTask({ taskId: this.taskId, ...result }));
  }

  /** For a task whose last step was delivered by a run that did not say so: those of today complete it with the step. */
  async completeFromSteps(model: string): Promise<void> {
    const { status, steps } = this.known;
    if (status !== 'ended') await this.complete({ ...resultOf(steps), model });
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
