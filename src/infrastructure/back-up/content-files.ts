import { constants } from 'node:fs';
import { chmod, copyFile, link, mkdir, open, opendir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../storage/durable-file.js';

/** A file of content, by its path below the folder of content. */
export interface ContentFile {
  readonly path: string;
  readonly bytes: number;
}

/** Where storages write what has no name yet. */
const DRAFTS = 'drafts';

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

/** What lies in a folder of content, folder by folder. None when there is no such folder. */
export async function* contentPaths(root: string, below = ''): AsyncGenerator<string> {
  const folder = await opendir(join(root, below)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (folder === null) return;
  for await (const entry of folder) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && path !== DRAFTS) yield* contentPaths(root, path);
    if (entry.isFile()) yield path;
  }
}

/**
 * Puts a file into another folder: as a second name of the same bytes where one disk holds both, since content is never changed in place; else as a copy.
 * Null when it has been deleted meanwhile.
 */
export const keepContent = async (from: string, to: string, path: string): Promise<ContentFile | null> => {
  const target = join(to, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  try {
    await link(join(from, path), target).catch(async (error: unknown) => {
      if (codeOf(error) === 'ENOENT') throw error;
      await copyContent(from, to, path);
    });
    return { path, bytes: (await stat(target)).size };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** On the disk once it resolves. */
export const copyContent = async (from: string, to: string, path: string): Promise<void> => {
  const target = join(to, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await copyFile(join(from, path), target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  await chmod(target, 0o600);
  const file = await open(target, 'r');
  await file.sync().finally(() => file.close());
  await syncFolder(dirname(target));
};
