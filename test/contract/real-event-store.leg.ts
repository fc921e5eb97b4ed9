import { eventStoreUrl } from '../../src/settings/event-store-settings.js';
import { eventLogContract } from '../../src/shared-kernel/testing/event-log.contract.js';
import { troubledLogContract } from '../../src/shared-kernel/testing/troubled-log.contract.js';
import { eventStoreInTrouble, indexedLog, nativeLog } from '../support/eventstore-logs.js';
import { behindWires } from '../support/wires-to-event-store.js';

/** A log of this run's own on the server that EVENT_STORE_URL names, whatever else lives there; nothing is emptied, and what is written stays. */
const there = ofItsOwn(eventStoreUrl(process.env) as string);
const url = (): string => there;
const [native, indexed] = [nativeLog(url), indexedLog(url)];

eventLogContract('the log on a real EventStoreDB', native, 'log order');
eventLogContract('the log on a real EventStoreDB with its index in PostgreSQL', indexed);

const wires = behindWires(there);
if (wires === undefined) {
  it('cannot be put behind wires that are cut: its certificate is not for this machine, or it is a cluster; that part did not run', () => undefined);
} else {
  afterAll(() => wires.close());
  const through = (): string => wires.url();
  beforeAll(() => wires.open());
  troubledLogContract('the log on a real EventStoreDB', () => eventStoreInTrouble(nativeLog(through), through, wires.trouble));
  troubledLogContract('the log on a real EventStoreDB with its index in PostgreSQL', () =>
    eventStoreInTrouble(indexedLog(through), through, wires.trouble),
  );
}

function ofItsOwn(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}keyreelLog=${crypto.randomUUID().replaceAll('-', '')}`;
}
