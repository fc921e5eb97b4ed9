import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { newId } from '../../src/shared-kernel/ids.js';
import type { NewEvent, RecordedEvent } from '../../src/shared-kernel/ports/event-log.js';

/** An output that was really made, and the project that is to seem to have made it many times. */
export interface Multiplied {
  readonly outputId: string;
  readonly of: string;
  readonly into: string;
  readonly times: number;
}

const EVENTS_AT_ONCE = 100;
const OF_TASK = new Set(['TaskScheduled', 'TaskSucceeded']);

const copied = ({ type, schemaVersion, data, metadata }: RecordedEvent, { outputId, of, into }: Multiplied, taskId: string): NewEvent => {
  const text = JSON.stringify(data).replaceAll(outputId, taskId).replaceAll(of, into);
  return { id: newId(), type, schemaVersion, data: JSON.parse(text) as Record<string, unknown>, metadata: { ...metadata } };
};

const told = async (log: PostgresEventLog, stream: string): Promise<readonly RecordedEvent[]> => {
  const found: RecordedEvent[] = [];
  for await (const event of log.readStream(stream)) found.push(event);
  return found;
};

/** Writes the history of a long life: the same finished work under other ids, as if it had been ordered again and again. */
export const multiply = async (databaseUrl: string, wanted: Multiplied): Promise<void> => {
  const log = new PostgresEventLog({ url: databaseUrl });
  try {
    const task = (await told(log, `task-${wanted.outputId}`)).filter(({ type }) => OF_TASK.has(type));
    const asked = (await told(log, `project-${wanted.of}`)).find(
      ({ type, data }) => type === 'WorkRequested' && JSON.stringify(data).includes(wanted.outputId),
    );
    if (!asked) throw new Error(`Nobody asked for ${wanted.outputId}.`);
    const taskIds = Array.from({ length: wanted.times }, newId);
    await Promise.all(
      taskIds.map(taskId =>
        log.append(
          `task-${taskId}`,
          'none',
          task.map(event => copied(event, wanted, taskId)),
        ),
      ),
    );
    for (let at = 0; at < taskIds.length; at += EVENTS_AT_ONCE)
      await log.append(
        `project-${wanted.into}`,
        'exists',
        taskIds.slice(at, at + EVENTS_AT_ONCE).map(taskId => copied(asked, wanted, taskId)),
      );
    // an output begins with its order, and a task without a history would be begun by it: so its end is said before and after
    const ended = task.filter(({ type }) => type === 'TaskSucceeded');
    await Promise.all(
      taskIds.map(taskId =>
        log.append(
          `task-${taskId}`,
          'exists',
          ended.map(event => copied(event, wanted, taskId)),
        ),
      ),
    );
  } finally {
    await log.close();
  }
};
