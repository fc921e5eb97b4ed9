import { once } from 'node:events';
import { createServer, request, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { hurry } from './body-parsers.js';

const withServer = async (answer: RequestListener, work: (port: number) => Promise<void>): Promise<void> => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await work((server.address() as AddressInfo).port);
  server.closeAllConnections();
  server.close();
};

describe('a sender', () => {
  it('whose request has arrived is not cut, however long the answer takes', () =>
    withServer(
      (incoming, response) => {
        response.write('first, ');
        hurry(incoming, 1);
        setTimeout(() => response.end('and last'), 30);
      },
      async port => {
        const [response] = await once(request({ host: '127.0.0.1', port }).end(), 'response');
        await expect(text(response)).resolves.toBe('first, and last');
      },
    ));

  it('who does not finish is cut', () =>
    withServer(
      incoming => hurry(incoming, 1),
      async port => {
        const unfinished = request({ host: '127.0.0.1', port, method: 'POST', headers: { 'content-length': 1_000 } });
        unfinished.write('{');
        const [error] = await once(unfinished, 'error');
        expect(error).toMatchObject({ code: 'ECONNRESET' });
      },
    ));
});
