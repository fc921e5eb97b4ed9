import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Lets plain Node run the sources as they are: imports say `.js`, the files beside them are `.ts`. */
const sourceHooks = `data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from 'node:module';
registerHooks({ resolve: (name, context, next) =>
  next(name.startsWith('.') && context.parentURL?.endsWith('.ts') ? name.replace(/\\.js$/, '.ts') : name, context) });`,
)}`;

/** The file beside `from` as it exists in this build: the source when we run from sources, else the compiled one. */
export function besides(from: string, name: string): URL {
  return new URL(`./${name}.${from.endsWith('.ts') ? 'ts' : 'js'}`, from);
}

/** What Node must be told before the file, so that it can run it. */
export function nodeArguments(entry: URL): readonly string[] {
  return entry.pathname.endsWith('.ts') ? ['--disable-warning=ExperimentalWarning', '--import', sourceHooks] : [];
}

/** Starts a child that answers messages; its environment holds nothing but what a program needs to start. */
export function forkChild(entry: URL): ChildProcess {
  return fork(fileURLToPath(entry), [], {
    execArgv: [...nodeArguments(entry)],
    env: bareEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

export function bareEnvironment(): NodeJS.ProcessEnv {
  const wanted = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG'];
  return Object.fromEntries(wanted.filter(name => process.env[name] !== undefined).map(name => [name, process.env[name]]));
}
