import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FetchProblem, type Downloaded, type DownloadOrder } from '../../../shared-kernel/ports/fetcher.js';
import { GuardedFetcher, type GuardedFetcherParts } from '../guarded-fetcher.js';
import { ManualClock } from './manual-clock.js';
import { sourceServer, type Behaviour, type SourceServer } from './source-server.js';

/** A source, a fetcher that may reach it, a clock that stands still, and a folder. */
export interface FetchBench {
  readonly source: SourceServer;
  readonly fetcher: GuardedFetcher;
  readonly clock: ManualClock;
  readonly into: string;
  /** Names of the files in the folder. */
  files(): Promise<string[]>;
  content(): Promise<Buffer>;
  download(order?: Partial<DownloadOrder>, url?: string): Promise<Downloaded>;
  /** The code that a download or a look ends with, and its HTTP status if it has one. */
  problem(work: Promise<unknown>): Promise<Pick<FetchProblem, 'code' | 'retryable' | 'status'> | 'none'>;
  close(): Promise<void>;
}

/** `onProgress` hears of every download's progress before the test does. */
export const fetchBench = async (
  behave: Behaviour,
  parts: Partial<GuardedFetcherParts> = {},
  onProgress: (bytes: number) => void = () => {},
): Promise<FetchBench> => {
  const source = await sourceServer(behave);
  const clock = new ManualClock();
  const folder = await mkdtemp(join(tmpdir(), 'keyreel fetch '));
  const into = join(folder, 'source');
  const fetcher = new GuardedFetcher({ allow: [source.host], clock, ...parts, limits: { pauseMs: 0, ...parts.limits } });
  return {
    source,
    fetcher,
    clock,
    into,
    files: async () => (await readdir(folder)).sort(),
    content: () => readFile(into),
    download: (order, url = source.url()) => {
      const tellBoth = (bytes: number, total: number | null) => {
        onProgress(bytes);
        order?.onProgress?.(bytes, total);
      };
      return fetcher.download(url, { into, maxBytes: 100_000_000, resume: true, ...order, onProgress: tellBoth });
    },
    problem: work =>
      work.then(
        () => 'none' as const,
        (error: unknown) => {
          if (!(error instanceof FetchProblem)) throw error;
          return { code: error.code, retryable: error.retryable, status: error.status };
        },
      ),
    close: async () => {
      await source.close();
      await rm(folder, { recursive: true });
    },
  };
};
