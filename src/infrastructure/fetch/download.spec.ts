import { createHash } from 'node:crypto';
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { patterned } from '../../shared-kernel/testing/bytes.js';
import { GuardedFetcher } from './guarded-fetcher.js';
import { fetchBench, type FetchBench } from './testing/fetch-bench.js';
import { droppingAfter, serving, type Behaviour, type DroppingSource } from './testing/source-server.js';

const mp4 = (bytes: number): Buffer => Buffer.concat([Buffer.from('\0\0\0\x20ftypisom'), patterned(bytes - 12)]);
const body = mp4(1_000_000);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const benches: FetchBench[] = [];
const bench = async ({ behave, onProgress }: DroppingSource) => {
  const one = await fetchBench(behave, {}, onProgress);
  benches.push(one);
  return one;
};
afterEach(async () => {
  for (const one of benches.splice(0)) {
    expect(one.clock.waiting).toBe(0);
    await one.close();
  }
});
const rangesOf = ({ source }: FetchBench) => source.requests.map(({ headers }) => headers.range);

const steady = (behave: Behaviour): DroppingSource => ({ behave, onProgress: () => {} });

/** First drops, then answers in these ways, the last one for good. */
const dropsThen = (first: DroppingSource, ...turns: readonly Behaviour[]): DroppingSource => ({
  behave: (request, response, nth) => (nth === 1 ? first.behave : turns[Math.min(nth - 1, turns.length) - 1])?.(request, response, nth),
  onProgress: first.onProgress,
});

describe('a download whose connection breaks', () => {
  it('goes on where it was, as often as it takes, and the hash is right', async () => {
    const seen: number[] = [];
    const one = await bench(droppingAfter(300_000, body));
    expect(await one.download({ onProgress: bytes => seen.push(bytes) })).toEqual({
      bytes: body.length,
      sha256: sha256(body),
      mediaType: 'video/mp4',
    });
    expect((await one.content()).equals(body)).toBe(true);
    expect(rangesOf(one)).toEqual([undefined, 'bytes=300000-', 'bytes=600000-', 'bytes=900000-']);
    expect(one.source.requests.slice(1).map(({ headers }) => headers['if-range'])).toEqual(['"v1"', '"v1"', '"v1"']);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await one.files()).toEqual(['source']);
  });

  it('goes on when the source gives less of the rest than it was asked for', async () => {
    const one = await bench(dropsThen(droppingAfter(1000, body), inPortions(400_000), serving(body)));
    expect(await one.download()).toMatchObject({ sha256: sha256(body) });
    expect(rangesOf(one)).toEqual([undefined, 'bytes=1000-', 'bytes=401000-']);
  });

  it.each<[string, Record<string, string>]>([
    ['without a validator', { ETag: '' }],
    ['with a weak validator', { ETag: 'W/"v1"' }],
    ['with a malformed validator', { ETag: 'v1' }],
  ])('%s cannot go on, says so, and leaves nothing', async (_, headers) => {
    const one = await bench(droppingAfter(300_000, body, headers));
    expect(await one.problem(one.download())).toEqual({ code: 'source_truncated', retryable: true, status: null });
    expect(rangesOf(one)).toEqual([undefined]);
    expect(await one.files()).toEqual([]);
  });

  it('gives up after a few attempts that bring nothing, and keeps what came', async () => {
    const one = await bench(dropsThen(droppingAfter(300_000, body), request => void request.socket.destroy()));
    expect(await one.problem(one.download())).toEqual({ code: 'source_truncated', retryable: true, status: null });
    expect(rangesOf(one)).toHaveLength(6);
    expect(await one.files()).toEqual(['source.part', 'source.part.json']);
  });

  it('gives up when not even the beginning comes', async () => {
    const one = await bench(steady(request => void request.socket.destroy()));
    expect(await one.problem(one.download())).toEqual({ code: 'url_unreachable', retryable: true, status: null });
    expect(rangesOf(one)).toHaveLength(5);
    expect(await one.files()).toEqual([]);
  });

  it('passes on what the source says instead of the rest', async () => {
    const one = await bench(dropsThen(droppingAfter(300_000, body), (_, response) => void response.writeHead(503).end()));
    expect(await one.problem(one.download())).toEqual({ code: 'url_unreachable', retryable: true, status: 503 });
    expect(await one.files()).toEqual(['source.part', 'source.part.json']);
  });
});

describe('a source that becomes another one', () => {
  const other = mp4(700_000).fill(7, 12);

  it('is fetched anew from its beginning', async () => {
    const one = await bench(dropsThen(droppingAfter(300_000, body), serving(other, { ETag: '"v2"' })));
    expect(await one.download()).toMatchObject({ bytes: other.length, sha256: sha256(other) });
    expect(rangesOf(one)).toEqual([undefined, 'bytes=300000-']);
  });

  it.each<[string, Record<string, string>]>([
    ['another validator', { ETag: '"v2"' }],
    ['another length', { 'Content-Range': `bytes 300000-999999/1000001` }],
  ])('is fetched anew although the source claims to go on, under %s', async (_, headers) => {
    const one = await bench(dropsThen(droppingAfter(300_000, body), ignoringIfRange(body, headers), serving(other, { ETag: '"v2"' })));
    expect(await one.download()).toMatchObject({ sha256: sha256(other) });
    expect(rangesOf(one)).toEqual([undefined, 'bytes=300000-', undefined]);
  });

  it('is fetched anew when the place to go on from is beyond its end', async () => {
    const short = mp4(1000);
    const one = await bench(
      dropsThen(droppingAfter(300_000, body), (_, response) => void response.writeHead(416).end(), serving(short, { ETag: '"v2"' })),
    );
    expect(await one.download()).toMatchObject({ sha256: sha256(short) });
  });

  it('is refused when it does so again and again', async () => {
    let version = 0;
    const one = await bench(droppingAfter(300_000, body, () => ({ ETag: `"v${(version += 1)}"` })));
    expect(await one.problem(one.download())).toEqual({ code: 'source_changed', retryable: true, status: null });
    expect(await one.files()).toEqual([]);
  });

  it('is refused when the range it gives is not the one it was asked for', async () => {
    const one = await bench(dropsThen(droppingAfter(300_000, body), ignoringIfRange(body, { 'Content-Range': 'bytes 0-699999/1000000' })));
    expect(await one.problem(one.download())).toMatchObject({ code: 'source_misbehaved' });
    expect(await one.files()).toEqual([]);
  });

  it('is refused when it goes on beyond its own end', async () => {
    const one = await bench(
      dropsThen(droppingAfter(300_000, body), (_, response) => {
        response.writeHead(206, { ETag: '"v1"', 'Content-Range': 'bytes 300000-999999/1000000' });
        response.end(Buffer.alloc(700_001));
      }),
    );
    expect(await one.problem(one.download())).toMatchObject({ code: 'source_misbehaved' });
    expect(rangesOf(one)).toEqual([undefined, 'bytes=300000-']);
  });
});

describe('a download that was left in the middle', () => {
  const leave = async (one: FetchBench) => {
    const stop = new AbortController();
    await expect(
      one.download({ signal: stop.signal, onProgress: bytes => (bytes >= 200_000 ? stop.abort(new Error('left')) : undefined) }),
    ).rejects.toThrow('left');
    return (await readFile(`${one.into}.part`)).length;
  };

  it('is gone on with by another process', async () => {
    const one = await bench(steady(serving(body)));
    const had = await leave(one);
    const later = new GuardedFetcher({ allow: [one.source.host] });
    expect(await later.download(one.source.url(), { into: one.into, maxBytes: 1e9, resume: true })).toEqual({
      bytes: body.length,
      sha256: sha256(body),
      mediaType: 'video/mp4',
    });
    expect(rangesOf(one)).toEqual([undefined, `bytes=${had}-`]);
    expect(await one.files()).toEqual(['source']);
  });

  it('is begun anew when nobody asks to go on', async () => {
    const one = await bench(steady(serving(body)));
    await leave(one);
    expect(await one.download({ resume: false })).toMatchObject({ sha256: sha256(body) });
    expect((await one.content()).equals(body)).toBe(true);
    expect(rangesOf(one)).toEqual([undefined, undefined]);
  });

  it('is begun anew for another URL', async () => {
    const one = await bench(steady(serving(body)));
    await leave(one);
    expect(await one.download({}, one.source.url('/other.mp4'))).toMatchObject({ sha256: sha256(body) });
    expect(rangesOf(one)).toEqual([undefined, undefined]);
  });

  it.each([
    '',
    '{',
    '{"url":1}',
    'null',
    '{"url":"URL","total":null}',
    '{"url":"URL","etag":5,"total":null}',
    '{"url":"URL","etag":"\\"v1\\"","total":"x"}',
  ])('is begun anew when its note is not whole: %j', async note => {
    const one = await bench(steady(serving(body)));
    await leave(one);
    await writeFile(`${one.into}.part.json`, note.replace('URL', one.source.url()));
    expect(await one.download()).toMatchObject({ sha256: sha256(body) });
    expect(rangesOf(one)).toEqual([undefined, undefined]);
  });

  it('is begun anew when there is more of it than there can be', async () => {
    const one = await bench(steady(serving(body)));
    await leave(one);
    await appendFile(`${one.into}.part`, body);
    expect(await one.download()).toMatchObject({ sha256: sha256(body) });
    expect(rangesOf(one)).toEqual([undefined, undefined]);
    expect((await one.content()).equals(body)).toBe(true);
  });

  it('needs nobody when only the name was missing', async () => {
    const one = await bench(steady(serving(body)));
    await leave(one);
    await truncate(`${one.into}.part`, 0);
    await appendFile(`${one.into}.part`, body);
    const before = one.source.requests.length;
    expect(await one.download()).toMatchObject({ bytes: body.length, sha256: sha256(body) });
    expect(one.source.requests).toHaveLength(before);
  });

  it('replaces a file that was there, only when it is whole', async () => {
    const one = await bench(dropsThen(droppingAfter(300_000, body, { ETag: '' }), serving(body)));
    await writeFile(one.into, 'older');
    expect(await one.problem(one.download())).toMatchObject({ code: 'source_truncated' });
    expect((await one.content()).toString()).toBe('older');
    await one.download();
    expect((await one.content()).equals(body)).toBe(true);
  });
});

/** Gives at most so much of each range. */
const inPortions =
  (most: number): Behaviour =>
  (request, response) => {
    const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1]);
    const to = Math.min(from + most, body.length) - 1;
    response.writeHead(206, { ETag: '"v1"', 'Content-Range': `bytes ${from}-${to}/${body.length}` }).end(body.subarray(from, to + 1));
  };

/** Gives the range asked for, whatever it was conditional on. */
const ignoringIfRange =
  (bytes: Buffer, headers: Record<string, string>): Behaviour =>
  (request, response, nth) => {
    delete request.headers['if-range'];
    serving(bytes, headers)(request, response, nth);
  };
