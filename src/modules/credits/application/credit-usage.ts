import { micro, microText, type MicroCredits } from '../../../shared-kernel/money.js';
import type { StatementEntry, UsageGroup, UsageView } from '../domain/queries.js';

interface Sums {
  charged: MicroCredits;
  returned: MicroCredits;
  tasks: number;
}

const groupOf = ({ at, operation, projectId }: StatementEntry, by: 'day' | 'operation' | 'project'): string => {
  if (by === 'day') return at.slice(0, 'yyyy-mm-dd'.length);
  return (by === 'operation' ? operation : projectId) ?? '';
};

const shown = ({ charged, returned, tasks }: Sums): Omit<UsageGroup, 'group'> => ({
  charged: microText(charged),
  returned: microText(returned),
  tasks,
});

const counted = (sums: Sums, { kind, amount }: StatementEntry): void => {
  if (kind === 'returned') sums.returned += micro(amount);
  if (kind !== 'charged') return;
  sums.charged += micro(amount);
  sums.tasks += 1;
};

/** What the charges among these movements were for. */
export const usageOf = async (
  movements: AsyncIterable<StatementEntry> | Iterable<StatementEntry>,
  by: 'day' | 'operation' | 'project',
): Promise<UsageView> => {
  const groups = new Map<string, Sums>();
  const total: Sums = { charged: 0n, returned: 0n, tasks: 0 };
  for await (const movement of movements) {
    if (movement.kind !== 'charged' && movement.kind !== 'returned') continue;
    const group = groupOf(movement, by);
    const sums = groups.get(group) ?? { charged: 0n, returned: 0n, tasks: 0 };
    groups.set(group, sums);
    for (const one of [sums, total]) counted(one, movement);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return { groups: sorted.map(([group, sums]) => ({ group, ...shown(sums) })), total: shown(total) };
};
