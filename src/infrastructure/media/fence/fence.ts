import { execFile } from 'node:child_process';
import { access, constants, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { MediaProblem, type MediaSandboxLevel } from '../../../shared-kernel/ports/media-engine.js';

/** A program to be run on one foreign file; `inputPlace` stands in `args` where the file's path belongs. */
export interface FencedCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly input: string | null;
  /** Folders of code that the program needs beside the system's libraries. */
  readonly codeFolders: readonly string[];
  readonly deadlineSeconds: number;
  readonly memoryBytes: number;
}

/** Stands for the path at which the fenced program finds its one input. */
export const inputPlace = '{input}';

const inputInside = '/in/media';

// By a function, because a path may hold what `replace` takes for a pattern.
const placeInput = (argument: string, path: string): string => argument.replace(inputPlace, () => path);

/** What holds on this machine: how foreign media are kept away from everything else. */
export interface Fence {
  readonly level: MediaSandboxLevel;
  readonly warning: string | null;
  /** Why nothing may run, where the operator demands more than this machine has. */
  readonly refusal: string | null;
  /** Where the program runs and what its environment says, for one that needs more than nothing. */
  readonly surroundings?: { readonly folder: string; readonly variables: Readonly<Record<string, string>> };
  /** The argument array that runs the command inside; rejects with `media_sandbox_missing` where there is a refusal. */
  enclose(command: FencedCommand): Promise<readonly string[]>;
}

/** The first executable of this name in the folders of `PATH`, or null. */
export async function findProgram(name: string, path: string | undefined): Promise<string | null> {
  for (const folder of (path ?? '').split(delimiter).filter(Boolean)) {
    const candidate = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    if (
      await access(candidate, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return candidate;
  }
  return null;
}

const systemFolders = ['/usr', '/lib', '/lib64', '/bin', '/etc/ld.so.cache', '/etc/alternatives', '/nix/store', '/gnu/store'];

/** A world of its own: no network, no other process, the system's libraries and the one file readable, nothing writable but memory. */
async function bubblewrapArguments(bwrap: string, command: FencedCommand): Promise<string[]> {
  const program = await realpath(command.program);
  const code = [...new Set([dirname(program), ...command.codeFolders])];
  return [
    bwrap,
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL'],
    ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
    ...systemFolders.flatMap(folder => ['--ro-bind-try', folder, folder]),
    ...code.flatMap(folder => ['--ro-bind-try', folder, folder]),
    ...(command.input === null ? [] : ['--ro-bind', await realpath(command.input), inputInside]),
    ...['--chdir', '/', '--', program],
    ...command.args.map(argument => placeInput(argument, inputInside)),
  ];
}

const bareArguments = ({ program, args, input }: FencedCommand): string[] => [program, ...args.map(argument => placeInput(argument, input ?? ''))];

/** Memory, processor time, no file written at all (output goes through a pipe), no core dump with somebody's film in it. */
const limitArguments = (prlimit: string, { memoryBytes, deadlineSeconds }: FencedCommand): string[] => [
  prlimit,
  ...[`--data=${memoryBytes}`, `--cpu=${Math.ceil(deadlineSeconds * 4)}`, '--fsize=0', '--nofile=128', '--core=0', '--'],
];

/** Installed is not enough: in many containers bubblewrap may not make the namespaces that it needs. */
async function bubblewrapThatWorks(path: string | undefined): Promise<string | null> {
  const bwrap = process.platform === 'linux' ? await findProgram('bwrap', path) : null;
  if (bwrap === null) return null;
  const trial = await bubblewrapArguments(bwrap, { ...noCommand, program: process.execPath, args: ['--version'] });
  return promisify(execFile)(bwrap, trial.slice(1), { env: {}, timeout: 10_000 }).then(
    () => bwrap,
    () => null,
  );
}

const noCommand: FencedCommand = { program: '', args: [], input: null, codeFolders: [], deadlineSeconds: 10, memoryBytes: 0 };

function describeFence(bwrap: string | null, prlimit: string | null): Pick<Fence, 'level' | 'warning'> {
  if (bwrap !== null) return { level: 'bubblewrap', warning: prlimit ? null : 'prlimit is missing: memory of media processes is not limited.' };
  if (prlimit !== null)
    return { level: 'limits', warning: 'bubblewrap is missing or may not work here: media are read in a limited process, not in a sandbox.' };
  return { level: 'process', warning: 'Neither bubblewrap nor prlimit works here: media are read in a separate process with a deadline only.' };
}

/**
 * Finds the strongest fence that this machine has. With `required` nothing weaker than bubblewrap is used: every command then
 * rejects with `media_sandbox_missing`.
 */
export async function buildFence(env: { readonly PATH?: string | undefined }, required: boolean): Promise<Fence> {
  const bwrap = await bubblewrapThatWorks(env.PATH);
  const prlimit = process.platform === 'linux' ? await findProgram('prlimit', env.PATH) : null;
  const refusal = required && bwrap === null ? 'The operator demands a sandbox for media, and bubblewrap does not work on this machine.' : null;
  return {
    ...describeFence(bwrap, prlimit),
    refusal,
    async enclose(command) {
      if (refusal !== null) throw new MediaProblem('media_sandbox_missing', refusal);
      const enclosed = bwrap === null ? bareArguments(command) : await bubblewrapArguments(bwrap, command);
      return prlimit === null ? enclosed : [...limitArguments(prlimit, command), ...enclosed];
    },
  };
}
