/**
 * Builds what changed and runs one entry in this very process, so that Ctrl-C and exit codes reach it and come back
 * without a go-between: `node scripts/run.mjs src/main --port 4000`.
 */
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 17)) {
  console.error(`Node ${process.versions.node} is too old. Start through npm (npm start, npm run demo): it brings its own Node 24.`);
  process.exit(1);
}
/** Entries that people come to with a browser. */
const WITH_THE_PAGE = ['src/main', 'demo/story'];
const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  console.error('Usage: node scripts/run.mjs <entry below the project, without .ts> [arguments]');
  process.exit(1);
}
process.setSourceMapsEnabled(true);
const { build } = await import('./build.mjs');
await build();
if (WITH_THE_PAGE.includes(entry)) {
  const { buildPage } = await import('./build-page.mjs');
  await buildPage();
}
const file = join(dirname(import.meta.dirname), 'dist', `${entry}.js`);
process.argv = [process.execPath, file, ...args];
await import(pathToFileURL(file).href);
