import { api, taken } from '../../../api/client.js';
import { useOperationName } from '../../../words/codes.js';
import { useOrder } from '../order/orders.js';
import type { Task } from '../reading.js';

/** The order that does a piece of work once more, leaving out the parts that are named. */
export const useRetry = (task: Task): ((withoutSteps?: readonly number[]) => void) => {
  const order = useOrder();
  const nameOf = useOperationName();
  const { taskId, operation } = task;
  return (withoutSteps = []) => {
    const left = withoutSteps.length > 0 ? { withoutSteps: [...withoutSteps] } : {};
    order({
      title: nameOf(operation),
      work: { kind: 'retry', taskId, ...left },
      send: (quoteId, header) => taken(api.POST('/v1/tasks/{taskId}/retry', { params: { path: { taskId }, header }, body: { quoteId, ...left } })),
    });
  };
};
