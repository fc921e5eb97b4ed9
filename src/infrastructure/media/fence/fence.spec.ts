import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MediaProblem } from '../../../shared-kernel/ports/media-engine.js';
import { buildFence, inputPlace, type Fence, type FencedCommand } from './fence.js';
import { fencedOutput, ProgramFailed } from './fenced-output.js';

const nodeRuns = (script: string, more: Partial<FencedCommand> = {}): FencedCommand => ({
  program: process.execPath,
  args: ['-e', script, inputPlace],
  input: null,
  codeFolders: [],
  deadlineSeconds: 60,
  memoryBytes: 1_600_000_000,
  ...more,
});

async function outputOf(fence: Fence, command: FencedCommand, signal?: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of fencedOutput(fence, command, signal)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A program that says its number and then works without end. */
const endless = (then = ''): string => `console.log(process.pid); setInterval(() => {}, 1000); ${then}`;

const isAlive = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};

describe('the fence around media processes', () => {
  let folder: string;
  let bare: Fence;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fence '));
    bare = await buildFence({ PATH: folder }, false);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says in a sentence what a machine without sandbox lacks', () => {
    expect(bare).toMatchObject({ level: 'process', warning: expect.stringContaining('deadline only') as string });
  });

  it('refuses every work where a sandbox is demanded and there is none', async () => {
    const strict = await buildFence({ PATH: folder }, true);
    await expect(outputOf(strict, nodeRuns('1'))).rejects.toMatchObject({ code: 'media_sandbox_missing' });
  });

  it('does not take a program that is there but fails for a sandbox', async () => {
    const programs = join(folder, 'broken');
    await mkdir(programs);
    await symlink('/bin/false', join(programs, 'bwrap'));
    expect((await buildFence({ PATH: programs }, false)).level).toBe('process');
  });

  it('lets no variable of ours through', async () => {
    process.env.KEYREEL_TEST_SECRET = 'a secret';
    const names = JSON.parse(await outputOf(bare, nodeRuns('console.log(JSON.stringify(Object.keys(process.env)))'))) as string[];
    delete process.env.KEYREEL_TEST_SECRET;
    expect(names.filter(name => !/^(LC_ALL|SystemRoot|windir)$/.test(name))).toEqual([]);
  });

  it('hands the file over by its whole path, whatever it is called', async () => {
    const input = join(folder, "a film's $& name; echo -e.mp4");
    expect(await outputOf(bare, nodeRuns('console.log(process.argv.at(-1))', { input }))).toBe(`${input}\n`);
  });

  it('ends what takes too long, and says so', async () => {
    await expect(outputOf(bare, nodeRuns(endless(), { deadlineSeconds: 0.2 }))).rejects.toMatchObject({ code: 'media_timeout' });
  });

  it('ends what is no longer wanted, with the reason', async () => {
    const control = new AbortController();
    const reason = new Error('Nobody waits for this.');
    let id = 0;
    const reading = (async () => {
      for await (const chunk of fencedOutput(bare, nodeRuns(endless()), control.signal)) {
        id = Number(chunk.toString());
        control.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect([id > 0, isAlive(id)]).toEqual([true, false]);
  });

  it('ends a process whose reader has had enough', async () => {
    let id = 0;
    for await (const chunk of fencedOutput(bare, nodeRuns(endless()), undefined)) {
      id = Number(chunk.toString());
      break;
    }
    expect([id > 0, isAlive(id)]).toEqual([true, false]);
  });

  it('ends the children of what it ends', async () => {
    // It speaks only once its child runs. The child holds the pipes open: were it alive, this would wait for ever.
    const parent = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      child.once('spawn', () => console.log(child.pid));
      setInterval(() => {}, 1000);`;
    const control = new AbortController();
    const reading = (async () => {
      for await (const _ of fencedOutput(bare, nodeRuns(parent), control.signal)) control.abort(new Error('Enough.'));
    })();
    await expect(reading).rejects.toThrow('Enough.');
  });

  it('keeps what a failing program says for the log, bounded, and out of the message', async () => {
    const failing = nodeRuns(`process.stderr.write('x'.repeat(1e6) + 'the end'); process.exitCode = 3`);
    const error: unknown = await outputOf(bare, failing).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProgramFailed);
    expect(error).toMatchObject({ exitCode: 3, message: 'A media program failed.' });
    expect((error as ProgramFailed).said.length).toBeLessThanOrEqual(64 * 1024);
    expect((error as ProgramFailed).said).toMatch(/the end$/);
  });

  it('fails plainly where the program is not there', async () => {
    await expect(outputOf(bare, nodeRuns('1', { program: join(folder, 'missing') }))).rejects.toBeInstanceOf(ProgramFailed);
    expect(await readdir(folder)).not.toContain('missing');
  });

  it('begins nothing that was stopped before', async () => {
    const stopped = AbortSignal.abort(new MediaProblem('media_timeout', 'Too late.'));
    await expect(outputOf(bare, nodeRuns('1'), stopped)).rejects.toMatchObject({ code: 'media_timeout' });
  });
});
