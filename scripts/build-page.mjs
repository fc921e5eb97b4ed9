/**
 * Builds the page (web/) into dist/page, beside each asset what it is packed to. Nothing is done while the page is what its sources make of it. New
 * assets come first and index.html last, and those of the build before stay: a build beside a running service, and beside open pages, harms nobody.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = dirname(import.meta.dirname);
const here = fileURLToPath(import.meta.url);
const page = join(root, 'dist/page');
const WEB = join(root, 'web');
const ENTRY = 'index.html';
/** What was built of what; no asset, and not served. */
const RECORD = 'built-from.json';
const PACKABLE = /\.(js|css|svg|json|txt|webmanifest)$/;
const WORTH_PACKING = 1024;

const filesBelow = async folder => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter(entry => entry.isFile()).map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
};

/** By content: times of change come otherwise from every checkout. */
const hashOfSources = async () => {
  const sources = [
    ...(await filesBelow(WEB)).sort().map(file => `web/${file}`),
    'demo/client/api.d.ts',
    'package-lock.json',
    'scripts/build-page.mjs',
  ];
  const hash = createHash('sha256');
  for (const file of sources) {
    const bytes = await readFile(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
};

const recordOf = async () => JSON.parse(await readFile(join(page, RECORD), 'utf8').catch(() => '{"of":null,"files":[]}'));

const isCurrent = async () => existsSync(join(page, ENTRY)) && (await recordOf()).of === (await hashOfSources());

const packed = async bytes => [
  ['br', await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })],
  ['gz', await promisify(gzip)(bytes, { level: 9 })],
];

/** Assets bear what they hold in their names, so they are packed once and asked for often. */
const pack = async (folder, file) => {
  const bytes = await readFile(join(folder, file));
  if (!PACKABLE.test(file) || bytes.length < WORTH_PACKING) return;
  for (const [kind, less] of await packed(bytes)) if (less.length < bytes.length) await writeFile(join(folder, `${file}.${kind}`), less);
};

const moveIn = async (from, file) => {
  await mkdir(dirname(join(page, file)), { recursive: true });
  await rename(join(from, file), join(page, file));
};

/** `of` was read before the build, so that what changes meanwhile makes the page stale. */
const swapIn = async (fresh, of) => {
  const files = (await filesBelow(fresh)).filter(file => file !== ENTRY);
  const before = await recordOf();
  for (const file of files.sort((a, b) => Number(b.startsWith('assets/')) - Number(a.startsWith('assets/')))) await moveIn(fresh, file);
  await moveIn(fresh, ENTRY);
  await writeFile(join(fresh, RECORD), JSON.stringify({ of, files }));
  await moveIn(fresh, RECORD);
  const kept = new Set([...files, ...before.files, ENTRY, RECORD]);
  for (const file of await filesBelow(page)) if (!kept.has(file)) await rm(join(page, file), { force: true });
};

const build = async () => {
  const of = await hashOfSources();
  const fresh = `${page}.${process.pid}`;
  // whatever the process that wants the page is for: other values bring the library's development build
  process.env.NODE_ENV = 'production';
  const vite = await import('vite');
  try {
    await vite.build({ configFile: join(WEB, 'vite.config.mjs'), logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } });
    await Promise.all((await filesBelow(fresh)).map(file => pack(fresh, file)));
    await swapIn(fresh, of);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
};

/** Brings dist/page up to date, in a process of its own: the bundler sets variables and takes room that a service should not have to bear. */
export const buildPage = async () => {
  if (!existsSync(join(WEB, ENTRY)) || (await isCurrent())) return;
  const [code] = await once(spawn(process.execPath, [here], { cwd: root, stdio: ['ignore', process.stderr.fd, 'inherit'] }), 'exit');
  if (code !== 0) throw new Error('The page could not be built; what stands above says why.');
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now();
  const stale = existsSync(join(WEB, ENTRY)) && !(await isCurrent());
  if (stale) await build();
  console.log(`dist/page is up to date: ${stale ? 'built' : 'looked at'} in ${Math.round(performance.now() - started)} ms`);
}
