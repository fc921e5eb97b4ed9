import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A browser's program and what it needs of its surroundings. */
export interface Chromium {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
}

const PACKAGE = '@sparticuz/chromium';

const UNPACK = `
const { join } = await import('node:path');
const { inflate } = await import(process.argv[1]);
await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'].map(file => inflate(join(process.argv[2], file))));
`;

/** The package's own settings look for its fonts where only its usual host has them. */
const fontsOf = (place: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${place}/fonts/fonts</dir>
  <cachedir>${place}/fonts/cache</cachedir>
</fontconfig>
`;

/** The browser of the package, unpacked once for this user and version, with the libraries that it brings along. */
const unpacked = async (): Promise<string> => {
  const main = createRequire(import.meta.url).resolve(PACKAGE);
  const root = main.slice(0, main.lastIndexOf(PACKAGE) + PACKAGE.length);
  const { version } = createRequire(import.meta.url)(join(root, 'package.json')) as { version: string };
  const shelf = join(tmpdir(), `keyreel-chromium-${userInfo().uid}`);
  const place = join(shelf, version);
  if (existsSync(place)) return place;
  await mkdir(shelf, { recursive: true, mode: 0o700 });
  // the package unpacks into the folder for temporary files of its process, so it gets one of its own, which is then put in place whole
  const fresh = await mkdtemp(join(shelf, 'fresh-'));
  await run(process.execPath, ['--input-type=module', '--eval', UNPACK, pathToFileURL(main).href, join(root, 'bin')], {
    env: { ...process.env, TMPDIR: fresh },
  });
  await writeFile(join(fresh, 'fonts', 'fonts.conf'), fontsOf(place));
  await rename(fresh, place).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  });
  return place;
};

/** The browser that `CHROMIUM_PATH` names, or the one that comes from npm: nothing of the system's is needed for it. */
export const findChromium = async (): Promise<Chromium> => {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return { program: named, env: {} };
  const place = await unpacked();
  const libraries = [join(place, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(path => path !== undefined && path !== '');
  return {
    program: join(place, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_PATH: join(place, 'fonts') },
  };
};
