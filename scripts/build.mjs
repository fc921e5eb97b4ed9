/**
 * Turns the TypeScript of the product, its migrations, demo, bench and scripts into JavaScript under dist/, in the same
 * tree: src/main.ts becomes dist/src/main.js. Only what changed is compiled, and each file is swapped in whole, so a
 * build beside a running service harms nobody. Types are checked by a gate of their own.
 */
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';

const root = dirname(import.meta.dirname);
const dist = join(root, 'dist');
const SOURCES = ['src', 'migrations', 'demo', 'bench', 'scripts'];

const filesBelow = async folder => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
};

const isSource = file => file.endsWith('.ts') && !file.endsWith('.d.ts') && !/\.(spec|contract|leg)\.ts$/.test(file);
const outputOf = source => join(dist, relative(root, source).replace(/\.ts$/, '.js'));
const times = async file => (await stat(file).catch(() => null)) ?? { mtimeMs: -1, ctimeMs: -1 };

/** The page is built by build-page.mjs, there and in a folder beside it. */
const isOfThePage = file => /^page(\.\d+)?[\\/]/.test(relative(dist, file));

/** An output bears its source's time of change, so that a source put back from a copy counts as changed too. */
const isCurrent = (source, output, settings) => Math.abs(output.mtimeMs - source.mtimeMs) < 2 && output.ctimeMs > settings.mtimeMs;

const compile = async (source, output, { mtime }) => {
  const { code } = await transformFile(source, { cwd: root, filename: source, configFile: join(root, '.swcrc') });
  const fresh = `${output}.${process.pid}`;
  await mkdir(dirname(output), { recursive: true });
  await writeFile(fresh, code);
  await utimes(fresh, mtime, mtime);
  await rename(fresh, output);
};

/** Brings dist/ up to date; gives the number of files that were compiled. */
export const build = async () => {
  const sources = (await Promise.all(SOURCES.map(folder => filesBelow(join(root, folder))))).flat().filter(isSource);
  const outputs = new Set(sources.map(outputOf));
  const settings = await times(join(root, '.swcrc'));
  const compiled = await Promise.all(
    sources.map(async source => {
      const output = outputOf(source);
      const [written, built] = await Promise.all([times(source), times(output)]);
      if (isCurrent(written, built, settings)) return 0;
      await compile(source, output, written);
      return 1;
    }),
  );
  const stale = (await filesBelow(dist)).filter(file => file.endsWith('.js') && !outputs.has(file) && !isOfThePage(file));
  await Promise.all(stale.map(file => rm(file, { force: true })));
  return compiled.reduce((sum, one) => sum + one, 0);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now();
  const count = await build();
  console.log(`dist/ is up to date: ${count} file(s) compiled in ${Math.round(performance.now() - started)} ms`);
}
