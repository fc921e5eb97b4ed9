import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFence, inputPlace, type Fence, type FencedCommand } from './fence.js';
import { fencedOutput, ProgramFailed } from './fenced-output.js';

// Not a spec, because a bare machine has no bubblewrap: `npm run test:ffmpeg` runs it where there is one.
describe('the sandbox for media', () => {
  let fence: Fence;
  let folder: string;
  let film: string;

  beforeAll(async () => {
    fence = await buildFence(process.env, true);
    folder = await mkdtemp(join(tmpdir(), 'sandbox '));
    film = join(folder, 'film');
    await writeFile(film, 'moving pictures');
    await writeFile(join(folder, 'secret'), 'master key');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = async (script: string, more: Partial<FencedCommand> = {}): Promise<string> => {
    const command = {
      program: process.execPath,
      args: ['-e', script, inputPlace],
      input: film,
      codeFolders: [],
      deadlineSeconds: 60,
      memoryBytes: 1_600_000_000,
    };
    const chunks: Buffer[] = [];
    for await (const chunk of fencedOutput(fence, { ...command, ...more }, undefined)) chunks.push(chunk);
    return Buffer.concat(chunks).toString().trim();
  };

  it('is bubblewrap', () => {
    expect(fence).toMatchObject({ level: 'bubblewrap' });
  });

  it('shows the one file', async () => {
    expect(await run(`console.log(require('node:fs').readFileSync(process.argv.at(-1), 'utf8'))`)).toBe('moving pictures');
  });

  it('hides everything beside it', async () => {
    expect(await run(`console.log(require('node:fs').existsSync(${JSON.stringify(join(folder, 'secret'))}))`)).toBe('false');
    expect(await run(`console.log(require('node:fs').readdirSync('/').includes('root'))`)).toBe('false');
  });

  it('has no network, not even to this machine', async () => {
    const server = createServer(socket => socket.end());
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(
      await run(
        `require('node:net').connect(${port}, '127.0.0.1').on('error', e => console.log(e.code)).on('connect', () => console.log('connected'))`,
      ),
    ).not.toBe('connected');
    await new Promise(resolve => server.close(resolve));
  });

  it('sees no other process', async () => {
    expect(Number(await run(`console.log(require('node:fs').readdirSync('/proc').filter(name => /^[0-9]+$/.test(name)).length)`))).toBeLessThan(4);
  });

  it('can write nothing anywhere that stays', async () => {
    const write = (place: string): string =>
      `try { require('node:fs').writeFileSync(${place}, 'x'.repeat(9)); console.log('written') } catch (e) { console.log(e.code) }`;
    expect(await run(write('process.argv.at(-1)'))).not.toBe('written');
    expect(await run(write(`'/usr/planted'`))).not.toBe('written');
    expect((await readdir(folder)).toSorted()).toEqual(['film', 'secret']);
  });

  it('ends what takes more memory than it may', async () => {
    const greedy = `const held = []; for (let i = 0; i < 40; i++) held.push(Buffer.alloc(50e6, 1)); console.log('had it all')`;
    await expect(run(greedy, { memoryBytes: 1_000_000_000 })).rejects.toBeInstanceOf(ProgramFailed);
  });
});
