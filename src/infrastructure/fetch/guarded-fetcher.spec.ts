import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { patterned } from '../../shared-kernel/testing/bytes.js';
import { fetcherContract } from '../../shared-kernel/testing/fetcher.contract.js';
import { GuardedFetcher } from './guarded-fetcher.js';
import { fetchBench, type FetchBench } from './testing/fetch-bench.js';
import { pretendedInternet } from './testing/pretended-internet.js';
import { selfSigned } from './testing/self-signed.js';
import { droppingAfter, serving, sourceServer, type Behaviour } from './testing/source-server.js';

/** Begins as an MP4 file does. */
const mp4 = (bytes: number): Buffer => Buffer.concat([Buffer.from('\0\0\0\x20ftypisom'), patterned(Math.max(0, bytes - 12))]).subarray(0, bytes);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const benches: FetchBench[] = [];
const bench = async (...args: Parameters<typeof fetchBench>) => {
  const one = await fetchBench(...args);
  benches.push(one);
  return one;
};
afterEach(async () => {
  for (const one of benches.splice(0)) {
    expect(one.clock.waiting).toBe(0);
    await one.close();
  }
});

fetcherContract('the guarded fetcher', async () => {
  let served: Behaviour = (_, response) => void response.writeHead(404).end();
  const { source, fetcher, into, close } = await fetchBench((...exchange) => served(...exchange));
  const serve = (body: Uint8Array, mediaType: string) => {
    served = serving(Buffer.from(body), { 'Content-Type': mediaType });
    return source.url();
  };
  return { fetcher, serve, insideUrl: `http://127.0.0.2:${source.port}/`, into, readFile, close };
});

describe('a look at a source', () => {
  it('tells type, size and whether it can resume, for 64 KiB', async () => {
    const { source, fetcher } = await bench(serving(mp4(5_000_000), { 'Content-Type': 'application/octet-stream' }));
    expect(await fetcher.probe(source.url('/a%20b?c=d#e'))).toEqual({
      mediaType: 'video/mp4',
      bytes: 5_000_000,
      ranges: true,
      finalUrl: source.url('/a%20b?c=d#e'),
    });
    const [request] = source.requests;
    expect([request?.method, request?.url, request?.headers.range]).toEqual(['GET', '/a%20b?c=d', 'bytes=0-65535']);
    expect(request?.headers).toMatchObject({ host: source.host, 'accept-encoding': 'identity' });
    expect(Object.keys(request?.headers ?? {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/cookie|authorization|referer/)]));
  });

  it('hangs up on a source that knows no ranges, after the first bytes', async () => {
    const hungUp = Promise.withResolvers<void>();
    const { source, fetcher } = await bench((_, response) => {
      response.on('close', hungUp.resolve).writeHead(200, { 'Content-Length': 1e12 });
      response.write(mp4(300_000));
    });
    expect(await fetcher.probe(source.url())).toMatchObject({ bytes: 1e12, ranges: false });
    await hungUp.promise;
  });

  it('says what it cannot tell', async () => {
    const { source, fetcher } = await bench(
      (_, response) => void response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end('anything'),
    );
    expect(await fetcher.probe(source.url())).toMatchObject({ mediaType: null, bytes: null, ranges: false });
  });

  it('leaves the first 2 MiB where they are wanted', async () => {
    const body = mp4(3_000_000);
    const { source, fetcher, into } = await bench(serving(body));
    expect(await fetcher.fetchHead(source.url(), into)).toMatchObject({ bytes: 3_000_000, mediaType: 'video/mp4' });
    expect((await readFile(into)).equals(body.subarray(0, 2 * 1024 * 1024))).toBe(true);
  });

  it('leaves all of a short source', async () => {
    const { source, fetcher, into } = await bench(serving(mp4(1000)));
    await fetcher.fetchHead(source.url(), into);
    expect((await readFile(into)).equals(mp4(1000))).toBe(true);
  });

  it.each<[string, Behaviour, object]>([
    [
      'a page',
      (_, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>hello'),
      { code: 'url_is_a_page', retryable: false },
    ],
    ['nothing', (_, response) => void response.writeHead(200).end(), { code: 'source_empty', retryable: false }],
    ['nothing, by range', (_, response) => void response.writeHead(416).end(), { code: 'source_empty', retryable: false }],
    ['an error', (_, response) => void response.writeHead(404).end('<html>'), { code: 'url_unreachable', retryable: false, status: 404 }],
    ['a passing error', (_, response) => void response.writeHead(503).end(), { code: 'url_unreachable', retryable: true, status: 503 }],
    ['too many requests', (_, response) => void response.writeHead(429).end(), { code: 'url_unreachable', retryable: true, status: 429 }],
    ['a hang-up', request => void request.socket.destroy(), { code: 'url_unreachable', retryable: true, status: null }],
  ])('that finds %s says so', async (_, behave, problem) => {
    const { source, fetcher, problem: problemOf } = await bench(behave);
    expect(await problemOf(fetcher.probe(source.url()))).toMatchObject(problem);
  });

  it.each([
    ['of other bytes', 'bytes 5-14/100', '10'],
    ['that ends before it begins', 'bytes 0--1/100', '10'],
    ['beyond its own end', 'bytes 0-9/9', '10'],
    ['longer than what comes', 'bytes 0-9/100', '9'],
    ['in another unit', 'pages 0-9/100', '10'],
  ])('refuses a range %s', async (_, range, length) => {
    const { source, fetcher, problem } = await bench(
      (_request, response) => void response.writeHead(206, { 'Content-Range': range, 'Content-Length': length }).end(mp4(Number(length))),
    );
    expect(await problem(fetcher.probe(source.url()))).toMatchObject({ code: 'source_misbehaved', retryable: false });
  });

  it('gives up on a source that says nothing, when somebody has waited long enough', async () => {
    const asked = Promise.withResolvers<void>();
    const { source, fetcher, clock, problem } = await bench(() => asked.resolve(), { limits: { headersMs: 60_000, lookMs: 20_000 } });
    const look = problem(fetcher.probe(source.url()));
    await asked.promise;
    clock.pass(20_000);
    expect(await look).toMatchObject({ code: 'source_too_slow' });
  });
});

describe('a download', () => {
  it('brings the bytes, their hash, their type, and progress that ends at the whole', async () => {
    const body = mp4(3_000_000);
    const seen: [number, number | null][] = [];
    const { download, content, files } = await bench(serving(body));
    expect(await download({ onProgress: (...news) => seen.push(news) })).toEqual({
      bytes: body.length,
      sha256: sha256(body),
      mediaType: 'video/mp4',
    });
    expect((await content()).equals(body)).toBe(true);
    expect(await files()).toEqual(['source']);
    expect(seen.at(-1)).toEqual([3_000_000, 3_000_000]);
    expect(seen).toEqual([...seen].sort(([one], [other]) => one - other));
  });

  it('brings a source of unannounced length', async () => {
    const seen: (number | null)[] = [];
    const { download } = await bench((_, response) => void response.writeHead(200, { 'Content-Type': 'audio/mpeg' }).end(patterned(200_000)));
    expect(await download({ onProgress: (_, total) => seen.push(total) })).toMatchObject({ bytes: 200_000, mediaType: 'audio/mpeg' });
    expect(new Set(seen)).toEqual(new Set([null]));
  });

  it('goes over redirects, and takes nothing along', async () => {
    const { source, download } = await bench((request, response, nth) => {
      if (nth <= 5)
        return void response.writeHead([301, 302, 303, 307, 308][nth - 1] ?? 302, { Location: `/hop-${nth}`, 'Set-Cookie': 'a=b' }).end('<html>');
      serving(mp4(1000))(request, response, nth);
    });
    expect(await download()).toMatchObject({ bytes: 1000 });
    expect(source.requests.map(({ url }) => url)).toEqual(['/video.mp4', '/hop-1', '/hop-2', '/hop-3', '/hop-4', '/hop-5']);
    expect(source.requests.flatMap(({ headers }) => [headers.cookie, headers.referer])).toEqual(Array(12).fill(undefined));
  });

  it('goes over five redirects and no more', async () => {
    const { source, download, problem } = await bench((request, response, nth) => {
      if (nth <= 6) return void response.writeHead(302, { Location: `/hop-${nth}` }).end();
      serving(mp4(1000))(request, response, nth);
    });
    expect(await problem(download())).toMatchObject({ code: 'redirect_refused' });
    expect(source.requests).toHaveLength(6);
  });

  it('hangs up on a redirect that goes on talking', async () => {
    const hungUp = Promise.withResolvers<void>();
    const { download } = await bench((request, response, nth) => {
      if (nth > 1) return serving(mp4(1000))(request, response, nth);
      response.on('close', hungUp.resolve).writeHead(302, { Location: '/there' });
      response.write('<html>');
    });
    await download();
    await hungUp.promise;
  });

  it.each<[string, Behaviour, string]>([
    ['a circle', (request, response) => void response.writeHead(302, { Location: request.url ?? '' }).end(), 'redirect_refused'],
    ['a redirect to nowhere', (_, response) => void response.writeHead(302).end(), 'redirect_refused'],
    ['a redirect that is no URL', (_, response) => void response.writeHead(302, { Location: 'http://[' }).end(), 'redirect_refused'],
    ['a redirect to a file', (_, response) => void response.writeHead(302, { Location: 'file:///etc/passwd' }).end(), 'url_not_allowed'],
    ['a redirect with a password', (_, response) => void response.writeHead(302, { Location: 'http://a:b@media.example/' }).end(), 'url_not_allowed'],
    ['gzip', (_, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(mp4(10)), 'source_misbehaved'],
    [
      'a compressed body under two names',
      (_, response) => void response.writeHead(200, { 'Content-Encoding': 'identity, br' }).end(),
      'source_misbehaved',
    ],
    [
      'a range that was not asked for',
      (_, response) => void response.writeHead(206, { 'Content-Range': 'bytes 0-9/10' }).end(mp4(10)),
      'source_misbehaved',
    ],
    [
      'a header beyond all measure',
      (_, response) => void response.writeHead(200, { 'X-Long': 'a'.repeat(17_000) }).end(mp4(10)),
      'source_misbehaved',
    ],
    ['very many headers', (_, response) => void response.writeHead(200, manyHeaders()).end(mp4(10)), 'source_misbehaved'],
    ['another protocol', request => void request.socket.end('220 smtp.example ESMTP\r\n'), 'source_misbehaved'],
    [
      'two lengths',
      request => void request.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde'),
      'source_misbehaved',
    ],
    [
      'a length and chunks',
      request => void request.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
      'source_misbehaved',
    ],
    ['broken chunks', request => void request.socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'), 'source_misbehaved'],
    [
      'a switch of protocols',
      request => void request.socket.end('HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'),
      'source_misbehaved',
    ],
    ['no content', (_, response) => void response.writeHead(204).end(), 'url_unreachable'],
    ['an empty file', serving(Buffer.alloc(0)), 'source_empty'],
    ['a page', (_, response) => void response.writeHead(200).end('\ufeff <!-- hi -->\n<!DOCTYPE html><title>Log in'), 'url_is_a_page'],
    ['a long page', (_, response) => void response.writeHead(200).end('<html>' + ' '.repeat(300_000)), 'url_is_a_page'],
  ])('refuses %s and leaves nothing', async (_, behave, code) => {
    const { download, problem, files } = await bench(behave);
    expect(await problem(download())).toMatchObject({ code, retryable: false });
    expect(await files()).toEqual([]);
  });

  it('believes the bytes and not the label', async () => {
    const { download } = await bench(serving(mp4(100_000), { 'Content-Type': 'text/html' }));
    expect(await download()).toMatchObject({ mediaType: 'video/mp4' });
  });

  it('ends a page as soon as it shows, however long it would be', async () => {
    const { download, problem } = await bench((_, response) => {
      response.writeHead(200, { 'Content-Length': 50_000_000 });
      response.write('<html>' + ' '.repeat(100_000));
    });
    expect(await problem(download())).toMatchObject({ code: 'url_is_a_page' });
  });

  it('refuses at once what is announced above the limit', async () => {
    const { download, problem, files } = await bench((_, response) => void response.writeHead(200, { 'Content-Length': 1001 }).flushHeaders());
    expect(await problem(download({ maxBytes: 1000 }))).toEqual({ code: 'source_too_large', retryable: false, status: null });
    expect(await files()).toEqual([]);
  });

  it('cuts off an endless source at the limit', async () => {
    const { download, problem, files } = await bench(endless);
    const seen: number[] = [];
    expect(await problem(download({ maxBytes: 2_000_000, onProgress: bytes => seen.push(bytes) }))).toMatchObject({ code: 'source_too_large' });
    expect(seen.at(-1)).toBeLessThanOrEqual(2_000_000);
    expect(await files()).toEqual([]);
  });

  it('accepts a source of exactly the limit', async () => {
    const { download } = await bench(serving(mp4(1000)));
    expect(await download({ maxBytes: 1000 })).toMatchObject({ bytes: 1000 });
  });

  it('takes no more than was announced from a source that sends more', async () => {
    const body = mp4(5000);
    const { download } = await bench(
      request => void request.socket.end(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n'), body])),
    );
    expect(await download()).toMatchObject({ bytes: 1000, sha256: sha256(body.subarray(0, 1000)) });
  });

  it('refuses a URL that leads back from https to http', async () => {
    const tls = selfSigned('media.example');
    const plain = await sourceServer(serving(mp4(1000)));
    const secure = await sourceServer((request, response) => {
      if (request.url === '/down') return void response.writeHead(302, { Location: 'http://plain.example/' }).end();
      serving(mp4(1000))(request, response, 0);
    }, tls);
    const names = { 'media.example': () => ['93.184.215.14'], 'plain.example': () => ['93.184.215.15'] };
    const internet = pretendedInternet(names, { '93.184.215.14': secure.port, '93.184.215.15': plain.port });
    const fetcher = new GuardedFetcher({ allow: [], resolve: internet.resolve, dial: internet.dial, certificates: [tls.cert] });
    await expect(fetcher.probe('https://media.example/video.mp4')).resolves.toMatchObject({ bytes: 1000 });
    await expect(fetcher.probe('http://plain.example/video.mp4')).resolves.toMatchObject({ bytes: 1000 });
    await expect(fetcher.probe('https://media.example/down')).rejects.toMatchObject({ code: 'redirect_refused' });
    expect(plain.requests).toHaveLength(1);
    await Promise.all([plain.close(), secure.close()]);
  });

  it('checks that a certificate is for the name in the URL', async () => {
    const tls = selfSigned('media.example');
    const secure = await sourceServer(serving(mp4(1000)), tls);
    const names = { 'media.example': () => ['93.184.215.14'], 'other.example': () => ['93.184.215.14'] };
    const internet = pretendedInternet(names, { '93.184.215.14': secure.port });
    const trusting = new GuardedFetcher({ allow: [], resolve: internet.resolve, dial: internet.dial, certificates: [tls.cert] });
    const asShipped = new GuardedFetcher({ allow: [], resolve: internet.resolve, dial: internet.dial });
    await expect(trusting.probe('https://other.example/')).rejects.toMatchObject({ code: 'url_unreachable', retryable: false });
    await expect(asShipped.probe('https://media.example/')).rejects.toMatchObject({ code: 'url_unreachable', retryable: false });
    expect(secure.requests).toEqual([]);
    await secure.close();
  });

  it('tries the next address when one does not answer', async () => {
    const source = await sourceServer(serving(mp4(1000)));
    const internet = pretendedInternet({ 'media.example': () => ['93.184.215.1', '93.184.215.14'] }, { '93.184.215.14': source.port });
    const fetcher = new GuardedFetcher({ allow: [], resolve: internet.resolve, dial: internet.dial });
    await expect(fetcher.probe('http://media.example/')).resolves.toMatchObject({ bytes: 1000 });
    expect(internet.dialled).toEqual(['93.184.215.1', '93.184.215.14']);
    await source.close();
  });

  it('uses no proxy of the environment', async () => {
    const proxy = await sourceServer((_, response) => void response.end('proxied'));
    const { download, source } = await bench(serving(mp4(1000)));
    const before = { ...process.env };
    Object.assign(process.env, {
      HTTP_PROXY: proxy.url(''),
      http_proxy: proxy.url(''),
      ALL_PROXY: proxy.url(''),
      NODE_USE_ENV_PROXY: '1',
      NO_PROXY: '',
    });
    await download();
    process.env = before;
    expect([source.requests.length, proxy.connections()]).toEqual([1, 0]);
    await proxy.close();
  });
});

describe('a slow source', () => {
  it.each([
    ['one that stops in the middle', 30_000, 'source_too_slow'],
    ['one that takes for ever in total', 90_000, 'source_too_slow'],
  ])('%s is given up, and what came is kept for another day', async (_, milliseconds, code) => {
    const { clock, download, problem, files } = await bench(
      (_request, response) => {
        response.writeHead(200, { ETag: '"v1"', 'Content-Length': 1_000_000 });
        response.write(mp4(70_000));
      },
      { limits: milliseconds === 30_000 ? { rateWindowMs: 30_000, leastBytesPerSecond: 1000 } : { rateWindowMs: 1e9, totalMs: 90_000 } },
    );
    const arrived = Promise.withResolvers<void>();
    const end = problem(download({ onProgress: bytes => (bytes === 70_000 ? arrived.resolve() : undefined) }));
    await arrived.promise;
    // the first window had its bytes, the next has none
    clock.pass(milliseconds);
    clock.pass(milliseconds);
    expect(await end).toEqual({ code, retryable: true, status: null });
    expect(await files()).toEqual(['source.part', 'source.part.json']);
  });

  it('is waited for as long as it keeps the least rate', async () => {
    let answer: ServerResponse | undefined;
    const { clock, download } = await bench(
      (_, response) => {
        answer = response.writeHead(200, { 'Content-Length': 40_000 });
        response.write(mp4(10_000));
      },
      { limits: { rateWindowMs: 10_000, leastBytesPerSecond: 1000 } },
    );
    const marks = [10_000, 20_000, 30_000, 40_000].map(() => Promise.withResolvers<void>());
    const end = download({ onProgress: bytes => (bytes % 10_000 === 0 ? marks[bytes / 10_000 - 1]?.resolve() : undefined) });
    for (const mark of marks) {
      await mark.promise;
      clock.pass(10_000);
      answer?.write(patterned(10_000));
    }
    expect(await end).toMatchObject({ bytes: 40_000 });
  });

  it('is not blamed for the time between two attempts', async () => {
    const body = mp4(100_000);
    const dropping = droppingAfter(50_000, body);
    const { clock, download } = await bench(
      (request, response, nth) => {
        if (nth === 2) return void request.socket.destroy();
        (nth === 1 ? dropping.behave : serving(body))(request, response, nth);
      },
      { limits: { pauseMs: 77_777, rateWindowMs: 1000 } },
      dropping.onProgress,
    );
    const end = download();
    while (!clock.waitsFor(77_777)) await new Promise(resolve => setImmediate(resolve));
    clock.pass(77_777);
    expect(await end).toMatchObject({ bytes: 100_000 });
  });

  it('that drips its headers is given up', async () => {
    const asked = Promise.withResolvers<void>();
    const { clock, download, problem, files } = await bench(request => {
      request.socket.write('HTTP/1.1 200 OK\r\nX-A: b\r\n');
      asked.resolve();
    });
    const end = problem(download());
    await asked.promise;
    clock.pass(30_000);
    expect(await end).toMatchObject({ code: 'url_unreachable', retryable: true });
    expect(await files()).toEqual([]);
  });

  it('whose name is looked up for ever is given up', async () => {
    const { clock, fetcher, problem } = await bench(() => {}, { resolve: () => new Promise(() => {}) });
    const end = problem(fetcher.probe('http://media.example/'));
    clock.pass(10_000);
    expect(await end).toMatchObject({ code: 'url_unreachable', retryable: true });
  });
});

describe('a fetch that its caller stops', () => {
  it('ends with the reason given, hangs up, and keeps what it may go on with', async () => {
    const hungUp = Promise.withResolvers<void>();
    const stop = new AbortController();
    const { download, files } = await bench((_, response) => {
      response.on('close', hungUp.resolve).writeHead(200, { ETag: '"v1"', 'Content-Length': 1_000_000 });
      response.write(mp4(70_000));
    });
    const end = download({ signal: stop.signal, onProgress: () => stop.abort(new Error('the job was cancelled')) });
    await expect(end).rejects.toThrow('the job was cancelled');
    await hungUp.promise;
    expect(await files()).toEqual(['source.part', 'source.part.json']);
  });

  it('never begins when it was stopped before', async () => {
    const { download, source, files } = await bench(serving(mp4(10)));
    await expect(download({ signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow('too late');
    expect([source.connections(), await files()]).toEqual([0, []]);
  });
});

const manyHeaders = (): Record<string, string> => Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`X-Header-${at}`, 'a'.repeat(50)]));

const endless: Behaviour = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'video/mp4' });
  response.write(mp4(65_536));
  const more = () => {
    while (!response.destroyed && response.write(patterned(65_536)));
  };
  response.on('drain', more);
  more();
};
