import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import { MediaProblem } from '../../../shared-kernel/ports/media-engine.js';
import type { Fence, FencedCommand } from './fence.js';

/** What a program left behind when it failed; for the engine to read, never to be shown, because it may name files. */
export class ProgramFailed extends Error {
  override readonly name = 'ProgramFailed';

  constructor(
    readonly exitCode: number | null,
    readonly exitSignal: NodeJS.Signals | null,
    readonly said: string,
  ) {
    super('A media program failed.');
  }
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const rememberedBytes = 64 * 1024;

/** The whole group, because a wrapper and what it wraps must end together; never a number that may belong to another by now. */
function kill(child: Child): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself in this very moment.
  }
}

function start([program = '', ...args]: readonly string[], surroundings: Fence['surroundings']): Child {
  // Windows programs do not start without these two; neither is a secret.
  const { SystemRoot, windir } = process.env;
  const env = { LC_ALL: 'C', ...(SystemRoot ? { SystemRoot } : {}), ...(windir ? { windir } : {}), ...surroundings?.variables };
  const cwd = surroundings?.folder;
  return spawn(program, args, {
    env,
    cwd,
    shell: false,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function yieldToOthers(child: Child): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, 10);
  } catch {
    // Some systems do not let a service lower a priority; the work is done all the same.
  }
}

const endOf = (child: Child): Promise<Ending> =>
  new Promise(resolve => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });

/** Keeps the last words only: a hostile file can make a decoder complain without end. */
function listen(child: Child): () => string {
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('latin1')).slice(-rememberedBytes)));
  return () => said;
}

/**
 * Runs a program inside the fence and yields what it writes. Ends when the program ended well. Throws `MediaProblem`
 * media_timeout after the deadline, the signal's reason when aborted, `ProgramFailed` otherwise; in each case, and when the
 * reader stops early, the whole process group is gone before this returns. `onWords` is told the diagnostics at the end.
 */
export async function* fencedOutput(
  fence: Fence,
  command: FencedCommand,
  signal: AbortSignal | undefined,
  onWords: (said: string) => void = () => undefined,
): AsyncGenerator<Buffer, void, undefined> {
  signal?.throwIfAborted();
  const child = start(await fence.enclose(command), fence.surroundings);
  yieldToOthers(child);
  const end = endOf(child);
  const said = listen(child);
  let late = false;
  const abort = (): void => kill(child);
  const deadline = setTimeout(() => ((late = true), kill(child)), command.deadlineSeconds * 1000);
  signal?.addEventListener('abort', abort);
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      yield chunk;
      signal?.throwIfAborted();
    }
    const { code, signal: exitSignal } = await end;
    signal?.throwIfAborted();
    if (late) throw new MediaProblem('media_timeout', 'The work on this file took longer than it may take here.');
    if (code !== 0) throw new ProgramFailed(code, exitSignal, said());
    onWords(said());
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', abort);
    kill(child);
    child.stdout.destroy();
    await end;
  }
}
