import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import type { RefusalEvent } from '../domain/events.js';
import type { RefusalView } from '../domain/queries.js';

const isSame = (one: Repeat, other: Repeat): boolean => one.code === other.code && one.rule === other.rule && one.route === other.route;

type Repeat = Pick<RefusalView, 'code' | 'rule' | 'route'> & { readonly count: number };

/** Reads the stream from its end: a count comes after the refusal that it counts. */
export const refusalsFrom = async (log: EventLog, accountId: string, limit: number): Promise<readonly RefusalView[]> => {
  const found: RefusalView[] = [];
  const counts: Repeat[] = [];
  for await (const { id, type, data, metadata } of log.readStream(`refusals-${accountId}`, { backwards: true, limit: 2 * limit })) {
    const event = { type, data } as unknown as RefusalEvent;
    if (event.type === 'RefusalRepeated') {
      counts.push(event.data);
      continue;
    }
    const { code, rule, reason, route, inputs } = event.data;
    const counted = counts.findIndex(repeat => isSame(repeat, { code, rule, route, count: 0 }));
    const [repeat] = counted < 0 ? [] : counts.splice(counted, 1);
    found.push({ refusalId: id, at: metadata.at, requestId: metadata.correlationId, code, rule, reason, route, inputs, again: repeat?.count ?? 0 });
    if (found.length === limit) break;
  }
  return found;
};
