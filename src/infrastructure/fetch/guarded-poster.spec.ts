import { GuardedPoster } from './guarded-poster.js';
import type { GuardedFetcherParts } from './guarded-fetcher.js';
import { hostileUrls } from './testing/hostile-urls.js';
import { ManualClock } from './testing/manual-clock.js';
import { pretendedInternet } from './testing/pretended-internet.js';
import { selfSigned } from './testing/self-signed.js';
import { sourceServer, type Behaviour, type SourceServer } from './testing/source-server.js';
import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';

const servers: SourceServer[] = [];
const clock = new ManualClock();

const bench = async (behave: Behaviour, parts: Partial<GuardedFetcherParts> = {}, tls?: { key: string; cert: string }) => {
  const server = await sourceServer(behave, tls);
  servers.push(server);
  return { server, poster: new GuardedPoster({ allow: [server.host], clock, ...parts }) };
};

const letter = (url: string) => ({ url, headers: { 'webhook-id': 'one' }, body: '{"type":"x","text":"ü"}' });
const problem = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof FetchProblem ? error.code : String(error)),
  );

afterEach(async () => {
  expect(clock.waiting).toBe(0);
  for (const server of servers.splice(0)) await server.close();
});

describe('a post to a server of a user’s own', () => {
  it('brings headers and body, and answers with the status', async () => {
    let body = '';
    const { server, poster } = await bench((request, response) => {
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => response.writeHead(202).end('thank you'));
    });
    expect(await poster.post(letter(server.url('/hook?a=b')))).toEqual({ status: 202 });
    expect([server.requests[0]?.method, server.requests[0]?.url, body]).toEqual(['POST', '/hook?a=b', '{"type":"x","text":"ü"}']);
    expect(server.requests[0]?.headers).toMatchObject({ 'webhook-id': 'one', 'content-type': 'application/json', 'content-length': '24' });
  });

  it('follows no redirect', async () => {
    const { server, poster } = await bench((request, response) => {
      request.resume();
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await poster.post(letter(server.url()))).toEqual({ status: 307 });
    expect(server.requests.length).toBe(1);
  });

  it('waits for ten seconds and no longer, also for a head that never ends', async () => {
    const heard = Promise.withResolvers<void>();
    const { server, poster } = await bench(request => {
      request.resume();
      heard.resolve();
    });
    const posted = problem(poster.post(letter(server.url())));
    await heard.promise;
    clock.pass(9_999);
    expect(clock.waiting).toBeGreaterThan(0);
    clock.pass(1);
    expect(await posted).toBe('source_too_slow');
  });

  it('ends with its caller', async () => {
    const heard = Promise.withResolvers<void>();
    const stop = new AbortController();
    const { server, poster } = await bench(() => heard.resolve());
    const posted = poster.post({ ...letter(server.url()), signal: stop.signal });
    await heard.promise;
    stop.abort(new Error('closing'));
    await expect(posted).rejects.toThrow('closing');
  });

  it.each<[string, Behaviour]>([
    ['hangs up', request => void request.socket.destroy()],
    ['speaks no HTTP', request => void request.socket.end('hello')],
    ['sends more headers than anybody needs', (_, response) => void response.writeHead(200, { filling: 'x'.repeat(20_000) }).end()],
  ])('is lost on a server that %s', async (_, behave) => {
    const { server, poster } = await bench(behave);
    expect(await problem(poster.post(letter(server.url())))).toBe('url_unreachable');
  });

  it('reads none of an answer without end', async () => {
    const { server, poster } = await bench((request, response) => {
      request.resume();
      response.writeHead(200);
      const more = () => void (response.writable && response.write('x'.repeat(65_536), more));
      more();
    });
    expect(await poster.post(letter(server.url()))).toEqual({ status: 200 });
  });

  it('is made over https to a name that is what its certificate says', async () => {
    const { key, cert } = selfSigned('hooks.example.org');
    const { server } = await bench((request, response) => void request.resume().on('end', () => response.writeHead(200).end()), {}, { key, cert });
    const { resolve, dial } = pretendedInternet({ 'hooks.example.org': () => ['93.184.216.34'] }, { '93.184.216.34': server.port });
    const poster = new GuardedPoster({ allow: [], clock, resolve, dial, certificates: [cert] });
    expect(await poster.post(letter('https://hooks.example.org/hook'))).toEqual({ status: 200 });
    const strange = pretendedInternet({ 'other.example.org': () => ['93.184.216.34'] }, { '93.184.216.34': server.port });
    const wrong = new GuardedPoster({ allow: [], clock, ...strange, certificates: [cert] });
    expect(await problem(wrong.post(letter('https://other.example.org/hook')))).toBe('url_unreachable');
  });

  it('goes to nothing inside, however it is spelt', async () => {
    const { server } = await bench((_, response) => void response.writeHead(200).end());
    const { resolve, dial, dialled } = pretendedInternet({});
    const poster = new GuardedPoster({ allow: [], clock, resolve, dial, ports: [server.port] });
    const urls = hostileUrls(server.port).map(url => url.replace(/^http:/i, 'https:'));
    // a name that nobody knows leads nowhere either
    const problems = new Set(await Promise.all(urls.map(url => problem(poster.post(letter(url))))));
    expect([...problems].filter(code => code !== 'url_unreachable')).toEqual(['url_not_allowed']);
    expect(dialled).toEqual([]);
    expect(server.connections()).toBe(0);
  });

  it.each(['http://example.org/', 'https://a:b@example.org/', 'https://example.org/#part', 'mailto:a@example.org', ''])('is not taken to %s', url =>
    expect(new GuardedPoster({ allow: [] }).takes(url)).toBe(false),
  );
});
