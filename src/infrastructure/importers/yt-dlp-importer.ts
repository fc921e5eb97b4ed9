import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FetchProblem, type Downloaded, type DownloadOrder } from '../../shared-kernel/ports/fetcher.js';
import type { Importer, Look } from '../../shared-kernel/ports/importer.js';
import { MediaProblem } from '../../shared-kernel/ports/media-engine.js';
import { GuardingProxy } from '../fetch/guarding-proxy.js';
import { HEAD_BYTES, isPage, typeByBytes } from '../fetch/media-signature.js';
import { findProgram, type Fence } from '../media/fence/fence.js';
import { fencedOutput, ProgramFailed } from '../media/fence/fenced-output.js';
import { factsIn, fetchArguments, lookArguments, progressIn, saysTooLarge } from './yt-dlp-arguments.js';

const LOOK_SECONDS = 60;
const FETCH_SECONDS = 4 * 3600;
const VERSION_SECONDS = 20;
const LONGEST_ANSWER = 32 * 1024 * 1024;
/** Beside the medium itself: pages, scripts and lists of parts. */
const PAGES_BYTES = 32 * 1024 * 1024;
const MEMORY_BYTES = 1_600_000_000;

/** What the importer is made of. */
export interface YtDlpParts {
  readonly isOn: boolean;
  /** The operator's own program; null looks for `yt-dlp` on the PATH. */
  readonly program: string | null;
  readonly PATH: string | undefined;
  /** Hosts that the operator has listed as reachable although they are not public. */
  readonly allow: readonly string[];
}

interface Work {
  readonly folder: string;
  readonly args: (proxy: string) => readonly string[];
  readonly seconds: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** Pages that a system's yt-dlp can read. It runs as a child of its own: no shell, no settings, no cookies, and out through our guard. */
export class YtDlpImporter implements Importer {
  readonly name = 'yt-dlp';
  readonly needsRights = true;
  readonly isOn: boolean;

  constructor(private readonly parts: YtDlpParts) {
    this.isOn = parts.isOn;
  }

  async look(url: string, into: string, signal?: AbortSignal): Promise<Look> {
    const folder = `${into}.page`;
    try {
      let said = '';
      const work = { folder, args: (proxy: string) => lookArguments(url, proxy), seconds: LOOK_SECONDS, maxBytes: PAGES_BYTES, signal };
      for await (const chunk of this.work(work)) {
        said += chunk.toString('utf8');
        if (said.length > LONGEST_ANSWER) throw new FetchProblem('source_misbehaved', false);
      }
      const facts = factsIn(said);
      if (facts === null) throw new FetchProblem('url_is_a_page', false);
      return { told: 'facts', ...facts };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async fetch(url: string, { into, maxBytes, onProgress, signal }: DownloadOrder): Promise<Downloaded> {
    const folder = `${into}.page`;
    try {
      const args = (proxy: string): readonly string[] => fetchArguments(url, proxy, maxBytes);
      let line = '';
      let tooLarge = false;
      for await (const chunk of this.work({ folder, args, seconds: FETCH_SECONDS, maxBytes: maxBytes + PAGES_BYTES, signal })) {
        const lines = (line + chunk.toString('latin1')).split('\n');
        line = (lines.pop() ?? '').slice(-1000);
        tooLarge ||= lines.some(saysTooLarge);
        for (const at of lines.map(progressIn)) if (at) onProgress?.(at.bytes, at.total);
      }
      if (tooLarge) throw new FetchProblem('source_too_large', false);
      return await arrived(folder, into, maxBytes);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async trouble(): Promise<string | null> {
    const program = await this.found();
    if (program === null) return 'importer_missing';
    const fence = await limits(this.parts.PATH, '/', MEMORY_BYTES, {});
    try {
      const command = { program, args: ['--version'], input: null, codeFolders: [], deadlineSeconds: VERSION_SECONDS, memoryBytes: MEMORY_BYTES };
      for await (const _ of fencedOutput(fence, command, undefined));
      return null;
    } catch {
      return 'importer_failed';
    }
  }

  private found(): Promise<string | null> {
    return this.parts.program === null ? findProgram('yt-dlp', this.parts.PATH) : Promise.resolve(this.parts.program);
  }

  /** What the program writes. It is gone, with everything that it started, before this ends. */
  private async *work({ folder, args, seconds, maxBytes, signal }: Work): AsyncGenerator<Buffer> {
    if (!this.isOn) throw new FetchProblem('importer_off', false);
    const program = await this.found();
    if (program === null) throw new FetchProblem('importer_missing', false);
    const stop = new AbortController();
    const proxy = await GuardingProxy.open({ allow: this.parts.allow, maxBytes }, () => stop.abort(proxy.refusal));
    try {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const fence = await limits(this.parts.PATH, folder, maxBytes, { http_proxy: proxy.url, https_proxy: proxy.url, all_proxy: proxy.url });
      const command = { program, args: args(proxy.url), input: null, codeFolders: [], deadlineSeconds: seconds, memoryBytes: MEMORY_BYTES };
      yield* fencedOutput(fence, command, signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]));
    } catch (error) {
      signal?.throwIfAborted();
      throw explained(error, proxy.refusal);
    } finally {
      await proxy.close();
    }
  }
}

/** What it says is not repeated: it may hold addresses and names of files. What our guard refused is why it failed. */
const explained = (error: unknown, refusal: FetchProblem | null): unknown => {
  if (refusal !== null) return refusal;
  if (error instanceof MediaProblem && error.code === 'media_timeout') return new FetchProblem('source_too_slow', true);
  if (!(error instanceof ProgramFailed)) return error;
  if (/File too large|EFBIG/.test(error.said) || error.exitSignal === 'SIGXFSZ') return new FetchProblem('source_too_large', false);
  if (error.exitCode === null && error.exitSignal === null) return new FetchProblem('importer_missing', false);
  return new FetchProblem('importer_failed', false);
};

/** The one file that it was to leave. */
const arrived = async (folder: string, into: string, maxBytes: number): Promise<Downloaded> => {
  const [name, ...others] = (await readdir(folder)).filter(file => file.startsWith('medium.'));
  if (name === undefined || others.length > 0) throw new FetchProblem('source_misbehaved', false);
  const file = join(folder, name);
  const { size } = await stat(file);
  if (size > maxBytes) throw new FetchProblem('source_too_large', false);
  if (size === 0) throw new FetchProblem('source_empty', false);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
  }
  if (isPage(head, null)) throw new FetchProblem('url_is_a_page', false);
  await rename(file, into);
  return { bytes: size, sha256: hash.digest('hex'), mediaType: typeByBytes(head) };
};

/**
 * Limits without a sandbox: the program needs the network, to reach our proxy, and its own Python. It runs in a folder of its own that is
 * its home as well, so that no settings, plug-ins or logins of this machine's user are found.
 */
const limits = async (path: string | undefined, folder: string, maxBytes: number, proxies: Readonly<Record<string, string>>): Promise<Fence> => {
  const prlimit = process.platform === 'linux' ? await findProgram('prlimit', path) : null;
  const bounds = [`--fsize=${maxBytes}`, `--cpu=${FETCH_SECONDS}`, '--nofile=256', '--core=0', '--'];
  return {
    level: prlimit === null ? 'process' : 'limits',
    warning: null,
    refusal: null,
    surroundings: {
      folder,
      variables: { HOME: folder, XDG_CONFIG_HOME: folder, TMPDIR: folder, ...(path === undefined ? {} : { PATH: path }), ...proxies },
    },
    enclose: ({ program, args }) => Promise.resolve([...(prlimit === null ? [] : [prlimit, ...bounds]), program, ...args]),
  };
};
