import { join } from 'node:path';
import { defineConfig } from 'vite';
import { stylesInUse } from './styles-in-use.mjs';

const root = import.meta.dirname;

/** The page as it is served: everything from one place, nothing inline, names that change with what they hold. */
export default defineConfig({
  root,
  base: '/',
  publicDir: join(root, 'public'),
  plugins: [stylesInUse()],
  build: {
    outDir: join(root, '../dist/page'),
    emptyOutDir: true,
    assetsDir: 'assets',
    // a picture as data: would be a second way that the policy has to allow
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    target: 'es2023',
    // the charts are that large, and come only where one is looked at; the budget of what comes first has a spec
    chunkSizeWarningLimit: 700,
    // light-dark() stays what it is: the schemes are switched by the attribute that Mantine sets
    cssTarget: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    rolldownOptions: {
      // what many parts share comes in one file: left alone it is a hundred small ones, which take longer and compress worse
      output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 5 }] } },
      // the libraries mark what may run at a server too; here nothing does
      onLog: (level, log, say) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : say(level, log)),
    },
  },
});
