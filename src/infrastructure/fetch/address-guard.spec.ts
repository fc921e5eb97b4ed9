import { createServer, type AddressInfo, type Server } from 'node:net';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import { systemDial, type Dial } from './connection.js';
import { GuardedFetcher } from './guarded-fetcher.js';
import { hostileUrls, INSIDE_V4, INSIDE_V6 } from './testing/hostile-urls.js';
import { pretendedInternet } from './testing/pretended-internet.js';
import { serving, sourceServer, type SourceServer } from './testing/source-server.js';

/** A listener on every loopback address that only counts. */
const canary = async () => {
  let connections = 0;
  const servers: Server[] = [];
  const listen = (host: string, port: number) =>
    new Promise<number>((resolve, reject) => {
      const server = createServer(socket => {
        connections += 1;
        socket.destroy();
      });
      servers.push(server);
      server.once('error', reject).listen(port, host, () => resolve((server.address() as AddressInfo).port));
    });
  const port = await listen('127.0.0.1', 0);
  // a machine without IPv6 has nothing to reach there
  await listen('::1', port).catch(() => servers.pop());
  return { port, connections: () => connections, close: () => Promise.all(servers.map(server => new Promise(done => server.close(done)))) };
};

const PUBLIC = '93.184.215.14';
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'fetched',
    (error: FetchProblem) => error.code ?? String(error),
  );

let trap: Awaited<ReturnType<typeof canary>>;
let source: SourceServer;
let folder: string;
beforeAll(async () => {
  trap = await canary();
  folder = await mkdtemp(join(tmpdir(), 'keyreel fetch '));
  source = await sourceServer((request, response) => {
    const to = new URL(request.url ?? '', 'http://x').searchParams.get('to');
    // by hand, because a hostile server minds no rules for headers
    if (to !== null) return void request.socket.end(`HTTP/1.1 302 Found\r\nLocation: ${to}\r\nContent-Length: 0\r\n\r\n`);
    serving(Buffer.alloc(1000, 1))(request, response, 0);
  });
});
afterAll(async () => {
  await Promise.all([trap.close(), source.close(), rm(folder, { recursive: true })]);
});

/** A fetcher that may go to the trap's port, so that nothing but the address keeps it away; what it dials is written down. */
const wary = (parts: { resolve?: (name: string) => Promise<readonly string[]>; allow?: string[] } = {}) => {
  const dialled: string[] = [];
  const dial: Dial = to => {
    dialled.push(`${to.address}:${to.port}`);
    return systemDial(to);
  };
  const fetcher = new GuardedFetcher({ allow: [], ports: [80, 443, trap.port], dial, ...parts });
  return { fetcher, dialled };
};
const into = () => join(folder, 'download');

describe('what a user must not reach', () => {
  const urls = () => hostileUrls(trap.port);

  it('is listed in at least 500 spellings', () => {
    expect(new Set(urls()).size).toBeGreaterThanOrEqual(500);
  });

  it('is not reached by a look', async () => {
    const { fetcher, dialled } = wary();
    for (const url of urls())
      expect([url, await codeOf(fetcher.probe(url))]).toEqual([url, expect.stringMatching(/^url_(not_allowed|unreachable)$/)]);
    expect([dialled, trap.connections()]).toEqual([[], 0]);
  });

  it('is not reached by a download, which leaves no file', async () => {
    const { fetcher, dialled } = wary();
    for (const url of urls())
      expect([url, await codeOf(fetcher.download(url, { into: into(), maxBytes: 1e6, resume: true }))]).toEqual([
        url,
        expect.stringMatching(/^url_(not_allowed|unreachable)$/),
      ]);
    expect([dialled, trap.connections()]).toEqual([[], 0]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not reached through a redirect', async () => {
    const { fetcher, dialled } = wary({ allow: [source.host] });
    const only = new Set([source.host]);
    for (const url of urls()) await codeOf(fetcher.probe(source.url(`/?to=${encodeURIComponent(url)}`)));
    expect([new Set(dialled), trap.connections()]).toEqual([only, 0]);
  });

  it('is not reached by a name that means it', async () => {
    for (const inside of [...INSIDE_V4, ...INSIDE_V6]) {
      for (const answers of [[inside], [PUBLIC, inside], [inside, PUBLIC], [PUBLIC, '2606:4700::1', inside]]) {
        const { fetcher, dialled } = wary({ resolve: async () => answers });
        expect(await codeOf(fetcher.probe(`http://media.example:${trap.port}/`))).toBe('url_not_allowed');
        expect(dialled).toEqual([]);
      }
    }
    expect(trap.connections()).toBe(0);
  });

  it('is not reached by a name that the machine itself knows', async () => {
    const { fetcher } = wary();
    for (const name of ['localhost', 'LOCALHOST', 'localhost.', 'ip6-localhost'])
      expect(await codeOf(fetcher.probe(`http://${name}:${trap.port}/`))).toMatch(/^url_(not_allowed|unreachable)$/);
    expect(trap.connections()).toBe(0);
  });

  it('is not reached through answers that are no plain addresses', async () => {
    for (const answer of ['fe80::1%lo', 'localhost', '127.1', '', '0x7f.0.0.1', '::ffff:127.0.0.1']) {
      const { fetcher, dialled } = wary({ resolve: async () => [answer] });
      expect(await codeOf(fetcher.probe(`http://media.example:${trap.port}/`))).toBe('url_not_allowed');
      expect(dialled).toEqual([]);
    }
  });

  it('would have been reached without the guard, so the trap works', async () => {
    const before = trap.connections();
    const { fetcher } = wary({ allow: [`127.0.0.1:${trap.port}`] });
    expect(await codeOf(fetcher.probe(`http://127.0.0.1:${trap.port}/`))).toBe('url_unreachable');
    expect(trap.connections()).toBeGreaterThan(before);
  });
});

describe('a URL that is not plain', () => {
  it.each<[string, (host: string) => string]>([
    ['a name and a password', host => `http://ada:secret@${host}/video.mp4`],
    ['a name', host => `http://ada@${host}/video.mp4`],
    ['another scheme', host => `ftp://${host}/video.mp4`],
    ['a space in front', host => ` http://${host}/video.mp4`],
    ['a line end', host => `http://${host}/vid\neo.mp4`],
    ['a backslash', host => `http:\\\\${host}/video.mp4`],
    ['a sign that is not seen', host => `http://${host}/\u200bvideo.mp4`],
    ['no end', host => `http://${host}/${'a'.repeat(4096)}`],
  ])('is refused even where its host may be reached: %s', async (_, spell) => {
    const { fetcher, dialled } = wary({ allow: [source.host] });
    expect(await codeOf(fetcher.probe(spell(source.host)))).toBe('url_not_allowed');
    expect(dialled).toEqual([]);
  });

  it('is no name when it is an address, so nobody is asked what it means', async () => {
    const lookups: string[] = [];
    const resolve = async (name: string) => {
      lookups.push(name);
      return [PUBLIC];
    };
    for (const host of ['127.0.0.1', '0x7f.1', '[::1]'])
      expect(await codeOf(wary({ resolve }).fetcher.probe(`http://${host}:${trap.port}/`))).toBe('url_not_allowed');
    expect(lookups).toEqual([]);
  });
});

describe('a name whose answer changes', () => {
  it('is looked up once a connection, and reached where the guard has looked', async () => {
    const answers = [[PUBLIC], ['127.0.0.1']];
    const { lookups, dialled, ...internet } = pretendedInternet(
      { 'rebind.example': () => answers.shift() ?? ['127.0.0.1'] },
      { [PUBLIC]: source.port },
    );
    const fetcher = new GuardedFetcher({ allow: [], ...internet });
    await expect(fetcher.probe('http://rebind.example/video.mp4')).resolves.toMatchObject({ mediaType: 'video/mp4' });
    expect({ lookups, dialled }).toEqual({ lookups: ['rebind.example'], dialled: [PUBLIC] });
  });

  it('is judged anew when a redirect leads back to it', async () => {
    const answers = [[PUBLIC], ['127.0.0.1']];
    const { dialled, ...internet } = pretendedInternet({ 'rebind.example': () => answers.shift() ?? [] }, { [PUBLIC]: source.port });
    const fetcher = new GuardedFetcher({ allow: [], ...internet });
    expect(await codeOf(fetcher.probe(`http://rebind.example/?to=${encodeURIComponent('http://rebind.example/again')}`))).toBe('url_not_allowed');
    expect(dialled).toEqual([PUBLIC]);
  });

  it('never leads inside, in ten thousand races', async () => {
    const pool = [PUBLIC, '2606:4700::1', ...INSIDE_V4, ...INSIDE_V6];
    const { dialled, ...internet } = pretendedInternet({});
    const refusing = { ...internet, dial: (to: { address: string; port: number }) => internet.dial(to).destroy(new Error('nobody home')) };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.subarray(pool, { minLength: 1 }), { minLength: 1, maxLength: 4 }), async turns => {
        const answers = [...turns];
        const fetcher = new GuardedFetcher({ allow: [], ...refusing, resolve: async () => answers.shift() ?? ['127.0.0.1'] });
        expect(await codeOf(fetcher.probe('http://rebind.example/'))).toMatch(/^url_/);
      }),
      { numRuns: 10_000 },
    );
    expect([...new Set(dialled)].sort()).toEqual(['2606:4700::1', PUBLIC]);
  });

  it('is refused when the other end turns out to be somebody else', async () => {
    const dial: Dial = () => systemDial({ address: '127.0.0.1', port: trap.port });
    const before = source.requests.length;
    const fetcher = new GuardedFetcher({ allow: [], resolve: async () => [PUBLIC], dial });
    expect(await codeOf(fetcher.probe('http://media.example/'))).toBe('url_not_allowed');
    const toSource: Dial = () => systemDial({ address: '127.0.0.1', port: source.port });
    expect(await codeOf(new GuardedFetcher({ allow: [], resolve: async () => [PUBLIC], dial: toSource }).probe('http://media.example/'))).toBe(
      'url_not_allowed',
    );
    expect(source.requests).toHaveLength(before);
  });
});

describe('what an operator lists', () => {
  it('is reached by exact host and port, and nothing beside it', async () => {
    const { fetcher, dialled } = wary({ allow: [source.host] });
    expect(await codeOf(fetcher.probe(source.url()))).toBe('fetched');
    for (const other of [
      `http://127.0.0.1:${trap.port}/`,
      `http://127.0.0.2:${source.port}/`,
      `http://localhost:${source.port}/`,
      'http://127.0.0.1/',
    ])
      expect([other, await codeOf(fetcher.probe(other))]).toEqual([other, 'url_not_allowed']);
    expect(dialled).toEqual([source.host]);
  });

  it('may be a name, whose addresses the operator answers for', async () => {
    const { fetcher } = wary({ allow: [`nas.example:${source.port}`], resolve: async () => ['127.0.0.1'] });
    expect(await codeOf(fetcher.probe(`http://nas.example:${source.port}/video.mp4`))).toBe('fetched');
    expect(source.requests.at(-1)?.headers.host).toBe(`nas.example:${source.port}`);
  });

  it.each(['127.0.0.1', '*:80', 'http://127.0.0.1:80', '127.0.0.0/8:80', 'Nas:80', '127.0.0.1:', ' 127.0.0.1:80', 'a:b@c:80'])(
    'is refused at the start when it is no exact pair: %j',
    entry => {
      expect(() => new GuardedFetcher({ allow: [entry] })).toThrow(/exact host:port pairs/);
    },
  );
});

describe('ports of public hosts', () => {
  it.each([
    ['http://media.example/', 'tried'],
    ['https://media.example/', 'tried'],
    ['http://media.example:443/', 'tried'],
    ['http://media.example:8080/', 'refused'],
    ['http://media.example:22/', 'refused'],
    ['https://media.example:5432/', 'refused'],
  ])('%s is %s', async (url, outcome) => {
    const { dialled, lookups, ...internet } = pretendedInternet({ 'media.example': () => [PUBLIC] });
    const code = await codeOf(new GuardedFetcher({ allow: [], ...internet }).probe(url));
    expect({ code, dialled: dialled.length, lookups: lookups.length }).toEqual(
      outcome === 'tried' ? { code: 'url_unreachable', dialled: 1, lookups: 1 } : { code: 'url_not_allowed', dialled: 0, lookups: 0 },
    );
  });
});
