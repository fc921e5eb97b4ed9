import { type AnswerServer, type Behaviour, bytesThen, startAnswerServer, whole } from './testing/answer-server.js';
import { AnswerTooLong, Misdirected, openAgents, Wire } from './wire.js';

describe('the wire', () => {
  const agents = openAgents();
  const servers: AnswerServer[] = [];

  async function start(behaviour: Behaviour) {
    const server = await startAnswerServer(behaviour);
    servers.push(server);
    return server;
  }

  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.close()));
  });
  afterAll(() => agents.close());

  it('stops reading an answer that has no end', async () => {
    const endless = bytesThen('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', socket => {
      const more = () => void (socket.writable && socket.write(`1000\r\n${'x'.repeat(4096)}\r\n`, more));
      more();
    });
    const server = await start(endless);
    const answer = await new Wire(new URL(server.baseURL).origin, agents, 65_536).fetch(server.baseURL);
    await expect(answer.text()).rejects.toThrow(AnswerTooLong);
  });

  it('goes to no other origin, not even to another port of the same host', async () => {
    const server = await start(whole(200, '{}'));
    const wire = new Wire('http://127.0.0.1:1', agents, 1_000);
    await expect(wire.fetch(server.baseURL, { headers: { authorization: 'Bearer x' } })).rejects.toThrow(Misdirected);
    expect([wire.sent, server.connections()]).toEqual([false, 0]);
  });

  it('knows that nothing was sent until the connection stands, and that something may have been afterwards', async () => {
    const server = await start(whole(200, '{}'));
    const { origin } = new URL(server.baseURL);
    const wire = new Wire(origin, agents, 1_000);
    const answer = wire.fetch(server.baseURL);
    expect(wire.sent).toBe(false);
    await (await answer).text();
    expect(wire.sent).toBe(true);
  });

  it('lets a call be hung up in the very moment in which its answer ends, without harm to anybody else', async () => {
    let finish: () => void = () => undefined;
    const server = await start(bytesThen('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n', socket => (finish = () => void socket.write('whole'))));
    const hangUp = new AbortController();
    const answer = await new Wire(new URL(server.baseURL).origin, agents, 1_000).fetch(server.baseURL, { signal: hangUp.signal });
    const first = answer.body?.getReader().read();
    finish();
    // Nothing may come between the last bytes and the hanging up: in that moment Node listens to the socket's errors no longer.
    await first?.then(() => hangUp.abort());
    // An error that nobody listened to ends the process; here it fails this test.
    await server.close();
  });

  it('uses a connection again', async () => {
    const server = await start(whole(200, '{}'));
    const { origin } = new URL(server.baseURL);
    for (const _ of [1, 2, 3]) await (await new Wire(origin, agents, 1_000).fetch(server.baseURL)).text();
    expect([server.requests.length, server.connections()]).toEqual([3, 1]);
  });
});
