import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Lines that are only ever added. With a path they are in the operating system's hands before `add` returns, so that
 * the death of this process loses none; without one they live in memory.
 */
export class Journal<Line> {
  readonly #path: string | null;
  readonly #lines: Line[];
  #file: number | null = null;

  constructor(path: string | null) {
    this.#path = path;
    this.#lines = path ? readLines<Line>(path) : [];
    this.#open();
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  add(line: Line): void {
    if (this.#file !== null) writeSync(this.#file, `${JSON.stringify(line)}\n`);
    this.#lines.push(line);
  }

  /** Begins anew; what was written so far stays beside it under the given suffix. */
  startOver(suffix: string): void {
    this.close();
    this.#lines.length = 0;
    if (this.#path && existsSync(this.#path)) renameSync(this.#path, `${this.#path}.${suffix}`);
    this.#open();
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #open(): void {
    if (!this.#path) return;
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    this.#file = openSync(this.#path, 'a', 0o600);
  }
}

/** A last line without its end was being written when the process died: it is cut off, as it was never acknowledged. */
function readLines<Line>(path: string): Line[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(path, end);
  return bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Line);
}
