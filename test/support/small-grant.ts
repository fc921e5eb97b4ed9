import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The shipped prices with another grant at sign-up, as a file for the service. */
export const smallGrant = async (credits: string): Promise<string> => {
  const shipped = JSON.parse(await readFile(new URL('../../config/prices/2026-11-01.json', import.meta.url), 'utf8')) as Record<string, unknown>;
  const file = join(await mkdtemp(join(tmpdir(), 'keyreel prices ')), 'prices.json');
  await writeFile(file, JSON.stringify({ ...shipped, version: '2026-11-02', signUpGrant: { ...(shipped['signUpGrant'] as object), credits } }));
  return file;
};
