import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inputPlace, type FencedCommand } from '../fence/fence.js';

const here = dirname(fileURLToPath(import.meta.url));

/** Compiled or not: the media processes stand beside this file, in the same language. */
const isSource = import.meta.url.endsWith('.ts');
const programs = { probe: new URL('./probe.child.js', import.meta.url), decode: new URL('./decode.child.js', import.meta.url) } as const;

/** Lets Node run our TypeScript sources as they are: `./x.js` in an import means `./x.ts` there. */
const sourceResolution = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ resolve: (name, context, next) => next(name.startsWith('.') && name.endsWith('.js') && context.parentURL?.endsWith('.ts') ? name.slice(0, -2) + 'ts' : name, context) });
`)}`;

/** The folders of packages that a script in this folder sees, with their real places. */
function packageFolders(): string[] {
  const folders: string[] = [];
  for (let folder = here; ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) folders.push(packages, realpathSync(packages));
    if (folder === dirname(folder)) return [...new Set(folders)];
  }
}

/** The command that runs one of our media processes on a file. */
export function childProgram(
  name: keyof typeof programs,
  order: object,
  { input, deadlineSeconds, memoryBytes }: Pick<FencedCommand, 'input' | 'deadlineSeconds' | 'memoryBytes'>,
): FencedCommand {
  const runSources = isSource ? ['--import', sourceResolution, '--disable-warning=ExperimentalWarning'] : [];
  const script = fileURLToPath(programs[name]).replace(/\.js$/, isSource ? '.ts' : '.js');
  return {
    program: process.execPath,
    args: ['--max-old-space-size=256', ...runSources, script, inputPlace, JSON.stringify(order)],
    input,
    codeFolders: [dirname(here), ...packageFolders()],
    deadlineSeconds,
    memoryBytes,
  };
}
