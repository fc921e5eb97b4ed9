import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const full = 16 * 1024 * 1024;

/** Where a log file ends now, in bytes. */
export function logEnd(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was logged since then, at most the last 8 KiB of it. */
export function logSince(file: string, start: number): string {
  const end = logEnd(file);
  const from = Math.max(start, end - 8192);
  const text = Buffer.alloc(end - from);
  const handle = openSync(file, 'r');
  readSync(handle, text, 0, text.length, from);
  closeSync(handle);
  return text.toString('utf8').trim();
}

/** Puts a log aside that has grown beyond 16 MiB; one earlier one is kept. */
export function turnLog(file: string): void {
  if (logEnd(file) > full) renameSync(file, `${file}.1`);
}
