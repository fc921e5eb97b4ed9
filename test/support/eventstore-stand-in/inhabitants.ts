import type { ProposedEvent } from './records.js';
import type { StoredLog } from './stored-log.js';

const event = (type: string, data: unknown, metadata?: unknown): ProposedEvent => ({
  id: crypto.randomUUID(),
  type,
  contentType: 'application/json',
  data: Buffer.from(JSON.stringify(data)),
  metadata: metadata === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(metadata)),
});

/** What a log holds that a server has lived in and that others use: the server's own events, links, other shapes, and an explicit transaction. */
export function inhabit(log: StoredLog): void {
  log.write('$$$stats-127.0.0.1:2113', [event('$metadata', { $maxAge: 86_400 })]);
  log.write('$stats-127.0.0.1:2113', [event('$statsCollected', { 'proc-cpu': 0.1 }), event('$statsCollected', { 'proc-cpu': 0.2 })]);
  log.write('$user-admin', [event('$UserCreated', { loginName: 'admin', groups: ['$admins'] })]);
  log.write('orders', [event('OrderPlaced', { total: 12.5 }, { $correlationId: 'x' }), event('OrderPlaced', ['a', 'list'])]);
  log.write('account-foreign', [event('AccountOpened', { accountId: 'foreign' }, { accountId: 'foreign' })]);
  log.write('$ce-account', [{ ...event('$>', ''), data: Buffer.from('0@account-foreign') }]);
  log.write('blobs-1', [
    { ...event('Blob', 0), contentType: 'application/octet-stream', data: Uint8Array.from([0, 255, 1]), metadata: Uint8Array.from([255]) },
  ]);
  log.write('ledger-1', [event('Debited', { n: 1 }), event('Credited', { n: 2 })], true);
  log.showAll();
}
