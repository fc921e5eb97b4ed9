import { eventLogContract } from '../../src/shared-kernel/testing/event-log.contract.js';
import { troubledLogContract } from '../../src/shared-kernel/testing/troubled-log.contract.js';
import { eventStoreInTrouble, indexedLog, nativeLog, troubleOf } from '../support/eventstore-logs.js';
import { StandInServer } from '../support/eventstore-stand-in/stand-in.js';

const users = { admin: { password: 'changeit', isAdmin: true } };

describe.each([
  { server: 'without TLS, empty', options: {}, user: undefined },
  { server: 'with TLS and credentials, lived in by others', options: { tls: true, users, isInhabited: true }, user: 'admin' },
])('on a stand-in $server', ({ options, user }) => {
  const server = new StandInServer(options);
  const url = (): string => server.url(user);
  const [native, indexed] = [nativeLog(url), indexedLog(url)];

  beforeAll(() => server.start());
  afterAll(() => server.stop());

  eventLogContract('the log on EventStoreDB', native, 'log order');
  eventLogContract('the log on EventStoreDB with its index in PostgreSQL', indexed);
  troubledLogContract('the log on EventStoreDB', () => eventStoreInTrouble(native, url, troubleOf(server)));
  troubledLogContract('the log on EventStoreDB with its index in PostgreSQL', () => eventStoreInTrouble(indexed, url, troubleOf(server)));
});
