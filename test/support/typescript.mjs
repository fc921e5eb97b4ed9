import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/**
 * Lets plain Node import the project's TypeScript. Jest compiles what specs import, but not what its global setup does.
 * Registered once, for the rest of the process.
 */
registerHooks({
  resolve(specifier, context, next) {
    const ofOurs = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
    return next(ofOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, sourceMaps: 'inline', module: { type: 'es6' } });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
