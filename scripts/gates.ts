import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './product.js';

/** One thing that must be true of the code as a whole: its name and the tool that says so. */
interface Gate {
  readonly name: string;
  readonly tool: readonly [pack: string, bin: string] | 'dist/scripts/generate.js';
  readonly args: readonly string[];
}

const CODE = ['src', 'test', 'bench', 'demo', 'migrations', 'scripts', 'web'];

const gates: readonly Gate[] = [
  // the compiler of TypeScript 7 checks in a fifth of the time; Nest's packages and the linter still want version 6 beside it
  { name: 'types', tool: ['typescript-native', 'tsc'], args: ['--noEmit', '--project', '.'] },
  { name: 'types of the page', tool: ['typescript-native', 'tsc'], args: ['--noEmit', '--project', 'web'] },
  { name: 'lint', tool: ['eslint', 'eslint'], args: ['--max-warnings', '0', '.'] },
  { name: 'generated pages', tool: 'dist/scripts/generate.js', args: ['--check'] },
  { name: 'imports', tool: ['dependency-cruiser', 'depcruise'], args: ['--config', '.dependency-cruiser.cjs', ...CODE] },
  { name: 'format', tool: ['prettier', 'prettier'], args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'dead code', tool: ['knip', 'knip'], args: ['--no-progress'] },
  { name: 'dead code in production', tool: ['knip', 'knip'], args: ['--no-progress', '--production'] },
  { name: 'doubled code', tool: ['jscpd', 'jscpd'], args: ['--config', '.jscpd.json', 'src', 'scripts', 'demo', 'migrations', 'web'] },
];

const scriptOf = ({ tool }: Gate): string => {
  if (typeof tool === 'string') return join(projectRoot, tool);
  const [pack, bin] = tool;
  const folder = join(projectRoot, 'node_modules', pack);
  const declared = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> }).bin;
  const script = typeof declared === 'string' ? declared : declared[bin];
  if (!script) throw new Error(`${pack} has no program named ${bin}`);
  return join(folder, script);
};

const running = new Set<ChildProcess>();
process.once('SIGTERM', () => {
  for (const child of running) child.kill('SIGTERM');
  process.exit(143);
});

/** Runs one gate's tool; its output is shown only when the gate is shut. */
const passes = (gate: Gate): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [scriptOf(gate), ...gate.args], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', code => {
      running.delete(child);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const said = code === 0 ? '' : `\n${Buffer.concat(output).toString('utf8').trimEnd()}`;
      console.log(`gate ${code === 0 ? 'open' : 'SHUT'}: ${gate.name} (${seconds} s)${said}`);
      resolve(code === 0);
    });
  });

const waiting = gates.filter(({ name }) => process.argv.length < 3 || process.argv.slice(2).includes(name));
const shut: string[] = [];
const worker = async (): Promise<void> => {
  for (let gate = waiting.shift(); gate; gate = waiting.shift()) if (!(await passes(gate))) shut.push(gate.name);
};
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
console.log(shut.length === 0 ? 'All gates are open.' : `${shut.length} gate(s) shut: ${shut.join(', ')}.`);
process.exitCode = shut.length === 0 ? 0 : 1;
