import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asking } from './asking.js';

describe('a request of a spec', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/begins') response.write('so');
      if (request.url === '/answers') response.end('well');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each(['/silent', '/begins'])('that is not answered in time says so: %s', async path => {
    await expect(asking(url, 100).get(path).expect(200)).rejects.toThrow(`GET ${path} was not answered within 0.1 s.`);
  });

  it('that is answered is none the worse for it', async () => {
    await asking(url).get('/answers').expect(200);
  });
});
