import { connect } from 'node:net';
import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import { GuardingProxy } from './guarding-proxy.js';
import { serving, sourceServer, type SourceServer } from './testing/source-server.js';

const FILM = Buffer.alloc(300_000, 'film');

/** What a program hears that says this to the proxy, until it hangs up. */
const saying = (proxy: GuardingProxy, head: readonly string[], password = proxy.url): Promise<string> => {
  const { hostname, port, username, password: word } = new URL(password);
  const authorization = `Proxy-Authorization: Basic ${Buffer.from(`${username}:${word}`).toString('base64')}`;
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(proxy.url).port || port), hostname, () => socket.write([...head, authorization, '', ''].join('\r\n')));
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
    // inside the tunnel it asks for the film, and wants the line closed afterwards
    if (heard.endsWith('Established\r\n\r\n')) socket.write('GET /film HTTP/1.1\r\nHost: film\r\nConnection: close\r\n\r\n');
  });
  socket.on('error', () => resolve(heard)).on('close', () => resolve(heard));
  return promise;
};

describe('the proxy for programs that are not ours', () => {
  let source: SourceServer;
  let inside: SourceServer;
  let proxy: GuardingProxy;
  let tooLarge: number;

  beforeAll(async () => {
    source = await sourceServer(serving(FILM));
    inside = await sourceServer(serving(FILM));
  });
  afterAll(() => Promise.all([source.close(), inside.close()]));
  beforeEach(async () => {
    tooLarge = 0;
    proxy = await GuardingProxy.open({ allow: [source.host], maxBytes: 2 * FILM.length - 1 }, () => (tooLarge += 1));
  });
  afterEach(() => proxy.close());

  it.each([
    ['a plain request', (host: string) => [`GET http://${host}/film HTTP/1.1`, `Host: ${host}`, 'Connection: close']],
    ['a tunnel', (host: string) => [`CONNECT ${host} HTTP/1.1`, `Host: ${host}`]],
  ])('lets %s out to what the guard admits, and to nothing inside', async (_, head) => {
    expect((await saying(proxy, head(source.host))).length).toBeGreaterThan(FILM.length);
    expect(proxy.refusal).toBeNull();
    for (const host of [inside.host, `localhost:${inside.port}`, `[::ffff:127.0.0.1]:${inside.port}`, '169.254.169.254:80'])
      expect(await saying(proxy, head(host))).toMatch(/^HTTP\/1\.1 403/);
    expect(proxy.refusal).toEqual(new FetchProblem('url_not_allowed', false));
    expect(inside.connections()).toBe(0);
  });

  it('serves nobody who does not know its password', async () => {
    const wrong = `http://keyreel:guessed@127.0.0.1`;
    expect(await saying(proxy, [`CONNECT ${source.host} HTTP/1.1`, 'Connection: close'], wrong)).toMatch(/^HTTP\/1\.1 407/);
    const before = source.connections();
    expect(await saying(proxy, [`GET http://${source.host}/film HTTP/1.1`, 'Host: x', 'Connection: close'], wrong)).toMatch(/^HTTP\/1\.1 407/);
    expect(source.connections()).toBe(before);
  });

  it('passes no more than it may in all, and says so', async () => {
    const head = [`GET http://${source.host}/film HTTP/1.1`, 'Host: x', 'Connection: close'];
    await saying(proxy, head);
    await saying(proxy, head);
    expect(tooLarge).toBeGreaterThan(0);
    expect(proxy.refusal).toMatchObject({ code: 'source_too_large' });
  });

  it('does not pass its password on', async () => {
    await saying(proxy, [`GET http://${source.host}/film HTTP/1.1`, 'Host: x', 'Connection: close']);
    expect(source.requests.at(-1)?.headers).not.toHaveProperty('proxy-authorization');
  });
});
