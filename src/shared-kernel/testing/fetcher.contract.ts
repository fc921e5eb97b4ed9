import { FetchProblem, type DownloadOrder, type Fetcher, type FetchProblemCode } from '../ports/fetcher.js';
import { patterned } from './bytes.js';

/** A fetcher, a source that it may reach, a place that it may not, and a folder for what arrives. */
export interface FetcherUnderTest {
  readonly fetcher: Fetcher;
  /** Serves these bytes from now on, with ranges and a strong validator; answers with their URL. */
  serve(body: Uint8Array, mediaType: string): string;
  /** A URL on the machine itself that nobody has allowed. */
  readonly insideUrl: string;
  /** Absolute path of a file that is not there yet. */
  readonly into: string;
  readFile(path: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

const film = (bytes: number): Buffer => Buffer.concat([Buffer.from('\0\0\0\x20ftypisom'), patterned(bytes - 12)]);
const sha256 = async (bytes: Uint8Array): Promise<string> => Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(bytes))).toString('hex');

/** What every fetcher must do; `open` makes a fresh one each time. */
export const fetcherContract = (name: string, open: () => Promise<FetcherUnderTest>): void => {
  describe(`${name} as a fetcher`, () => {
    let bench: FetcherUnderTest;
    const order = (more: Partial<DownloadOrder> = {}): DownloadOrder => ({ into: bench.into, maxBytes: 10_000_000, resume: true, ...more });
    const codeOf = (work: Promise<unknown>): Promise<FetchProblemCode | 'none'> =>
      work.then(
        () => 'none',
        (error: unknown) => (error instanceof FetchProblem ? error.code : Promise.reject(error as Error)),
      );
    const isThere = () =>
      bench.readFile(bench.into).then(
        () => true,
        () => false,
      );

    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close());

    it('tells what a source is, for free', async () => {
      const url = bench.serve(film(3_000_000), 'application/octet-stream');
      expect(await bench.fetcher.probe(url)).toEqual({ mediaType: 'video/mp4', bytes: 3_000_000, ranges: true, finalUrl: url });
    });

    it('leaves the head of a medium where it is wanted', async () => {
      const body = film(3_000_000);
      await bench.fetcher.fetchHead(bench.serve(body, 'video/mp4'), bench.into);
      expect(Buffer.from(await bench.readFile(bench.into)).equals(body.subarray(0, 2 * 1024 * 1024))).toBe(true);
    });

    it('brings a source whole, with its hash, and tells how far it is', async () => {
      const body = film(3_000_000);
      const seen: number[] = [];
      const arrived = await bench.fetcher.download(bench.serve(body, 'video/mp4'), order({ onProgress: bytes => seen.push(bytes) }));
      expect(arrived).toEqual({ bytes: body.length, sha256: await sha256(body), mediaType: 'video/mp4' });
      expect(Buffer.from(await bench.readFile(bench.into)).equals(body)).toBe(true);
      expect([seen.at(-1), seen]).toEqual([body.length, seen.toSorted((one, other) => one - other)]);
    });

    it('goes on with a download that was stopped', async () => {
      const body = film(3_000_000);
      const url = bench.serve(body, 'video/mp4');
      const stop = new AbortController();
      let had = 0;
      const stopAt = (bytes: number) => {
        had = bytes;
        stop.abort(new Error('stopped'));
      };
      const stopped = bench.fetcher.download(url, order({ signal: stop.signal, onProgress: stopAt }));
      await expect(stopped).rejects.toThrow('stopped');
      expect(await isThere()).toBe(false);
      const seen: number[] = [];
      expect(await bench.fetcher.download(url, order({ onProgress: bytes => seen.push(bytes) }))).toMatchObject({ sha256: await sha256(body) });
      expect(Math.min(...seen)).toBeGreaterThan(had);
    });

    it.each<[string, (bench: FetcherUnderTest) => string, FetchProblemCode]>([
      ['what lies inside', ({ insideUrl }) => insideUrl, 'url_not_allowed'],
      ['another scheme', () => 'file:///etc/hostname', 'url_not_allowed'],
      ['no URL', () => 'video.mp4', 'url_not_allowed'],
      ['a page', one => one.serve(Buffer.from('<!doctype html><title>Film</title>'), 'text/html'), 'url_is_a_page'],
      ['nothing', one => one.serve(new Uint8Array(), 'video/mp4'), 'source_empty'],
    ])('refuses %s, by look and by download', async (_, urlOf, code) => {
      const url = urlOf(bench);
      expect(await codeOf(bench.fetcher.probe(url))).toBe(code);
      expect(await codeOf(bench.fetcher.fetchHead(url, bench.into))).toBe(code);
      expect(await codeOf(bench.fetcher.download(url, order()))).toBe(code);
      expect(await isThere()).toBe(false);
    });

    it('refuses what is larger than it may be', async () => {
      const url = bench.serve(film(1001), 'video/mp4');
      expect(await codeOf(bench.fetcher.download(url, order({ maxBytes: 1000 })))).toBe('source_too_large');
      expect(await isThere()).toBe(false);
    });
  });
};
