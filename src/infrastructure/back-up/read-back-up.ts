import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';
import { digestOf } from '../audit-export/work-folder.js';
import { refuseNewer } from '../postgres/restored-tables.js';
import { BackUpRefused, CONTENT, manifestIn, type BackUp } from './back-up-format.js';
import type { ContentFile } from './content-files.js';

/** What a file of content may be called below its folder. */
const NAME = /^[0-9a-z-]+(?:\/[0-9a-z-]+)*$/;

/** A back-up that is whole: finished, of a schema that this code knows, and each of its files as it was written. Throws BackUpRefused. */
export const checkedBackUp = async (folder: string): Promise<BackUp> => {
  const backUp = await manifestIn(folder);
  refuseNewer(backUp.migrations);
  for (const { path, sha256 } of [...backUp.tables, backUp.content])
    if ((await digestOf(join(folder, path))) !== sha256) throw damaged(path, 'is missing, or not as it was written');
  let files = 0;
  for await (const { path, bytes } of contentOf(folder, backUp)) {
    const found = await stat(join(folder, CONTENT, path)).catch(() => null);
    if (found?.size !== bytes) throw damaged(`${CONTENT}/${path}`, 'is missing, or not of the size that it had');
    files += 1;
  }
  if (files !== backUp.content.files) throw damaged(backUp.content.path, 'does not name as many files as there were');
  return backUp;
};

/** The files of content in a back-up, one after another. */
export async function* contentOf(folder: string, { content }: BackUp): AsyncGenerator<ContentFile> {
  for await (const line of createInterface({ input: createReadStream(join(folder, content.path)), crlfDelay: Infinity })) {
    const file = JSON.parse(line) as ContentFile;
    if (!NAME.test(file.path) || isAbsolute(file.path)) throw damaged(content.path, 'names something that is no file of content');
    yield file;
  }
}

const damaged = (path: string, what: string): BackUpRefused => new BackUpRefused(`This back-up is damaged: ${path} ${what}. Nothing was restored.`);
