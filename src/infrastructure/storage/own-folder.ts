import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { birthMark, isRunning } from '../postgres/running-process.js';

const BEAT_MS = 60_000;
const SILENT_MS = 10 * BEAT_MS;
const A_DAY_MS = 86_400_000;
const ALIVE = '.alive';

const told = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    return ''; // a system that tells it some other way, or not at all
  }
};

/** Where the numbers of processes mean the same as here: this boot of this machine, and this container of it. */
const place = (): string => {
  const marks = [hostname(), told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')), told(() => readlinkSync('/proc/self/ns/pid'))];
  return createHash('sha256').update(marks.join('\n')).digest('hex').slice(0, 12);
};

/** Names of folders that are in use by this very process. */
const ours = new Set<string>();

/**
 * A folder that one process alone works in, below one that several may share, on one machine or on many. What a process leaves when it is
 * killed is known by its folder: at once on its own machine, where its number can be asked for, and elsewhere once it has been silent for a while.
 */
export class OwnFolder {
  readonly #name: string;
  #beat: NodeJS.Timeout | undefined;

  constructor(private readonly shared: string) {
    this.#name = `${place()}.${process.pid}.${birthMark(process.pid)}.${randomBytes(4).toString('hex')}`;
  }

  get path(): string {
    return join(this.shared, this.#name);
  }

  /** Makes it, however often it is asked to. */
  async make(): Promise<string> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    if (this.#beat !== undefined) return this.path;
    ours.add(this.#name);
    this.#beat = setInterval(() => void this.#sayAlive(), BEAT_MS).unref();
    await writeFile(join(this.path, ALIVE), '', { mode: 0o600 });
    return this.path;
  }

  /** Removes what processes left that are no more. */
  async sweep(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.shared).catch(() => []))
      if (name !== this.#name && !(await this.#isUsed(name, now))) await rm(join(this.shared, name), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    clearInterval(this.#beat);
    this.#beat = undefined;
    ours.delete(this.#name);
    await rm(this.path, { recursive: true, force: true });
  }

  async #sayAlive(): Promise<void> {
    const now = new Date();
    await utimes(join(this.path, ALIVE), now, now).catch(() => undefined);
  }

  async #isUsed(name: string, now: number): Promise<boolean> {
    const [, where, pid = '', born] = /^([0-9a-f]{12})\.(\d+)\.(\w+)\.[0-9a-f]{8}$/.exec(name) ?? [];
    // what lay here before folders had owners
    if (where === undefined) return (await this.#touchedAt(name)) > now - A_DAY_MS;
    if (where !== place()) return (await this.#touchedAt(join(name, ALIVE))) > now - SILENT_MS;
    if (Number(pid) === process.pid && born === birthMark(process.pid)) return ours.has(name);
    return isRunning(Number(pid)) && born === birthMark(Number(pid));
  }

  async #touchedAt(path: string): Promise<number> {
    return stat(join(this.shared, path)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
  }
}

/** Removes what workers left half-way that were killed more than a day ago, by its names. */
export const sweepUntouched = async (folder: string, names: RegExp, now = Date.now()): Promise<void> => {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!names.test(name)) continue;
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: now }));
    if (mtimeMs < now - A_DAY_MS) await rm(join(folder, name), { recursive: true, force: true });
  }
};
