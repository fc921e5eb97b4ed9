import type { OpenTask } from '../projections/open-tasks.projection.js';
import { waitingNow } from './waiting-now.js';

const open = (taskId: string, more: Partial<OpenTask> = {}): OpenTask => ({
  ...{ taskId, accountId: 'ada', projectId: 'film', operation: 'text', scheduledAt: `2026-01-01T00:00:0${taskId}Z` },
  ...{ after: [], behind: [], waitsUntil: null, fingerprint: null, stopped: false },
  ...more,
});
const inTurn = async function* (tasks: readonly OpenTask[]): AsyncGenerator<OpenTask> {
  for (const task of tasks) yield await Promise.resolve(task);
};
const now = '2026-01-01T12:00:00Z';

describe('what waits for what', () => {
  it('is said of each open task: others that are open, a moment to come, its owner, or its turn', async () => {
    const tasks = [
      open('1'),
      open('2', { after: ['1', 'ended'] }),
      open('3', { behind: ['2'] }),
      open('4', { after: ['ended'], waitsUntil: '2026-01-01T12:00:01Z' }),
      open('5', { waitsUntil: '2026-01-01T11:59:59Z' }),
      open('6', { after: ['1'], stopped: true }),
    ];
    const { counts, oldest } = await waitingNow(inTurn(tasks), { now, limit: 4 });
    expect(counts).toEqual({ turn: 2, tasks: 2, moment: 1, owner: 1 });
    expect(oldest.map(({ taskId, waitsFor, tasks: before }) => [taskId, waitsFor, before])).toEqual([
      ['1', 'turn', []],
      ['2', 'tasks', ['1']],
      ['3', 'tasks', ['2']],
      ['4', 'moment', []],
    ]);
  });
});
