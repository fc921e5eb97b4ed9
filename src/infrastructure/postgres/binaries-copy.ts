import { createHash } from 'node:crypto';
import { chmodSync, cpSync, lstatSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A copy of a PostgreSQL build in a folder that the server's user can enter, for when npm put the build where it cannot.
 * Made once per build and shared by every data folder of the machine.
 */
export function copyOnShelf(folder: string, shelf: string): string {
  const place = join(shelf, `keyreel-postgres-${fingerprint(folder)}`);
  if (!lstatSync(place, { throwIfNoEntry: false })) copy(folder, place);
  const found = lstatSync(place);
  // in a folder open to everybody a stranger could have put his own programs under this name
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${place} is not ours, so no programs are run from there. Remove it and start again.`);
  }
  return place;
}

/** Names and sizes tell two builds apart without reading 60 MB at every start. */
function fingerprint(folder: string): string {
  const programs = ['bin', 'lib'].flatMap(part => readdirSync(join(folder, part)).map(name => join(part, name)));
  const hash = createHash('sha256');
  for (const name of programs.sort()) {
    const found = lstatSync(join(folder, name));
    if (found.isFile()) hash.update(`${name} ${found.size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

function copy(folder: string, place: string): void {
  const draft = mkdtempSync(`${place}.draft-`);
  try {
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    renameSync(draft, place); // under its name only when it is complete
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!lstatSync(place, { throwIfNoEntry: false })) throw error; // else another process was faster
  }
}

/** An install under a strict umask is readable by its owner alone. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
