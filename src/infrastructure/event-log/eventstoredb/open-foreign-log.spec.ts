import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { StandInServer, type StandInOptions } from '../../../../test/support/eventstore-stand-in/stand-in.js';
import { LogUnavailable, START, type EventLog } from '../../../shared-kernel/ports/event-log.js';
import { allOf, anEvent } from '../../../shared-kernel/testing/log-witness.js';
import type { EventStoreEventLog } from './eventstore-event-log.js';
import { asLogError } from './log-errors.js';
import { openForeignLog } from './open-foreign-log.js';

const users = { admin: { password: 'ch@nge:it', isAdmin: true }, guest: { password: 'guest', isAdmin: false } };

describe('opening a log on EventStoreDB', () => {
  const opened: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });
  const aServer = async (options?: StandInOptions): Promise<StandInServer> => {
    const server = await new StandInServer(options).start();
    opened.push(() => server.stop());
    return server;
  };
  const openAt = async (url: string): Promise<EventStoreEventLog> => {
    const log = await openForeignLog(url);
    opened.push(() => log.close());
    return log;
  };
  const append = (log: Pick<EventLog, 'append'>, stream = 'card-1') => log.append(stream, 'any', [anEvent()]);

  it('writes nothing, names the log once it is asked, and shows nobody the name', async () => {
    const server = await aServer({ tls: true, users });
    const url = server.url('admin');
    const [log, other] = [await openAt(url), await openAt(url)];
    expect(await log.head()).toBe(START);
    const [name, same] = await Promise.all([log.identity(), other.identity()]);
    expect(name).toBe(same);
    await append(log);
    for await (const { events } of other.readAll({ after: START })) expect(events.map(({ stream }) => stream)).toEqual(['card-1']);
  });

  it('takes the name of the log that it is to be a copy of, unless it has another', async () => {
    const log = await openAt((await aServer()).url());
    await log.adoptIdentity('a-log');
    await log.adoptIdentity('a-log');
    expect(await log.identity()).toBe('a-log');
    await expect(log.adoptIdentity('another')).rejects.toThrow('holds another log already: a-log');
  });

  it('shares a server with other logs and other applications, and reads neither', async () => {
    const url = (await aServer()).url();
    const [plain, second] = [await openAt(url), await openAt(`${url}&keyreelLog=second`)];
    await append(plain);
    await append(second);
    await append(second, 'key-1');
    const seen = async (log: EventStoreEventLog, filter = {}) => {
      const batches = await allOf(log.readAll({ after: START, filter }));
      return batches.flatMap(({ events }) => events.map(({ stream }) => stream));
    };
    expect(await seen(plain)).toEqual(['card-1']);
    expect(await seen(second)).toEqual(['card-1', 'key-1']);
    expect(await seen(second, { categories: ['card'] })).toEqual(['card-1']);
    expect(await allOf(second.readStream('card-1'))).toHaveLength(1);
    expect(await second.identity()).not.toBe(await plain.identity());
  });

  it('is refused when nobody listens, or somebody who speaks otherwise', async () => {
    const server = await aServer();
    await server.stop();
    await expect(openForeignLog(server.url())).rejects.toThrow(/EVENT_STORE_URL cannot be reached .* Start it, correct host and port/);
    const cluster = openForeignLog('esdb://127.0.0.1:1,127.0.0.1:2?tls=false&maxDiscoverAttempts=1');
    await expect(cluster).rejects.toThrow(/EVENT_STORE_URL cannot be reached \(Failed to discover/);
    expect(asLogError(new Error('Failed to discover after 10 attempts.'))).toBeInstanceOf(LogUnavailable);
    const talker = createServer(socket => void socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    await once(talker, 'listening');
    const { port } = talker.address() as AddressInfo;
    await expect(openForeignLog(`esdb://127.0.0.1:${port}?tls=false`)).rejects.toThrow('EVENT_STORE_URL');
    talker.close();
  });

  it('is refused when the certificate is not trusted, and when the server has none', async () => {
    const [secure, plain] = [await aServer({ tls: true }), await aServer()];
    await expect(openForeignLog(`esdb://127.0.0.1:${secure.port}?tls=true`)).rejects.toThrow(/TLS connection to EVENT_STORE_URL fails .* tlsCAFile=/);
    await expect(openForeignLog(`esdb://127.0.0.1:${plain.port}?tls=true`)).rejects.toThrow(/tls=false/);
    await expect(openForeignLog('esdb://127.0.0.1:1?tlsCAFile=/not/there')).rejects.toThrow('certificate or key file that cannot be read');
  });

  it.each([
    { who: 'nobody', login: '' },
    { who: 'a wrong password', login: 'admin:wrong@' },
    { who: 'somebody who may not read everything', login: 'guest:guest@' },
  ])('is refused for $who, in words without the password', async ({ login }) => {
    const url = (await aServer({ tls: true, users })).url().replace('esdb://', `esdb://${login}`);
    const refused = openForeignLog(url);
    await expect(refused).rejects.toThrow('refuses the name and password in EVENT_STORE_URL');
    await expect(refused).rejects.not.toThrow(/wrong|guest:/);
  });

  it('is refused by a server that is too old', async () => {
    const server = await aServer({ version: '22.10.5' });
    await expect(openForeignLog(server.url())).rejects.toThrow('its version is 22.10.5; 23.10 or newer is needed');
  });
});
