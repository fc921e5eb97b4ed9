import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Misconfigured } from '../settings/misconfigured.js';

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'is a file, or lies below one',
  ENOTDIR: 'is a file, or lies below one',
  EACCES: 'may not be written by the user that the service runs as',
  EPERM: 'may not be written by the user that the service runs as',
  EROFS: 'lies on a disk that cannot be written',
  ENOSPC: 'lies on a disk that is full',
};

/** Makes the data folder and the place in it for what is under way; throws a sentence where that cannot be. */
export const makeDataFolder = async (dataDir: string): Promise<{ readonly scratch: string }> => {
  const scratch = join(dataDir, 'scratch');
  try {
    await mkdir(scratch, { recursive: true, mode: 0o700 });
    await access(scratch, constants.W_OK);
    return { scratch };
  } catch (error) {
    const why = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    if (why === undefined) throw error;
    throw new Misconfigured(`The data folder ${dataDir} ${why}. Set that right, or name another folder in KEYREEL_DATA_DIR.`, { cause: error });
  }
};
