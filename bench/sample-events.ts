import type { NewEvent } from '../src/shared-kernel/ports/event-log.js';
import { newId } from '../src/shared-kernel/ids.js';

/** What a movement on an account says; about 400 bytes, like the product's own events. */
export const movement = (accountId: string, amount: number) => ({
  accountId,
  amount,
  reason: 'a task that somebody asked for was carried out and is paid with what had been set aside for it',
  catalogue: '2026-11-01',
  taskId: '0198b3c4-7a10-7c55-9d3e-5b2f0c1a4e77',
  projectId: '0198b3c4-7a10-7c55-9d3e-5b2f0c1a4e78',
  quantities: { 'input-token': 1840, 'cached-input-token': 1024, 'output-token': 312 },
  note: 'neither the longest nor the shortest event',
});

/** An event as the product would write it, with all of its metadata. */
export const sampleEvent = (): NewEvent => {
  const id = newId();
  return {
    id,
    type: 'AccountMoved',
    schemaVersion: 1,
    data: movement(id, 7),
    metadata: { accountId: id, actor: `account:${id}`, commandId: id, causationId: id, correlationId: id, at: new Date().toISOString() },
  };
};
