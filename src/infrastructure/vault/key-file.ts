import { readFile, stat } from 'node:fs/promises';
import { VaultLocked } from '../../shared-kernel/ports/vault.js';
import { createDurably } from '../storage/durable-file.js';

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

/** The text of a key file, or null when there is none. Throws VaultLocked when others than the owner could read it. */
export const readKeyFile = async (path: string): Promise<string | null> => {
  try {
    const { mode } = await stat(path);
    // Windows has no such bits
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new VaultLocked(`${path} can be read by others than its owner. Take their rights away: chmod 600 "${path}"`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Writes the file whole and durable, for the owner alone; when another process was first, its file stays. */
export const createKeyFile = (path: string, text: string): Promise<void> => createDurably(path, text, { file: 0o600, folder: 0o700 });
