import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { OwnFolder, sweepUntouched } from './own-folder.js';

let shared: string;
beforeEach(async () => {
  shared = await mkdtemp(join(tmpdir(), 'keyreel shared '));
});
afterEach(() => rm(shared, { recursive: true }));

const made = async (): Promise<OwnFolder> => {
  const folder = new OwnFolder(shared);
  await writeFile(join(await folder.make(), 'half'), 'half');
  return folder;
};
const MINUTE = 60_000;

describe('a folder of one process among several', () => {
  it('is let alone while its process is at work, and gone when that ends', async () => {
    const [one, other] = [await made(), await made()];
    await one.sweep();
    await other.sweep();
    expect((await readdir(shared)).sort()).toEqual([basename(one.path), basename(other.path)].sort());
    await one.close();
    expect(await readdir(shared)).toEqual([basename(other.path)]);
    await other.close();
  });

  it('is swept at once when its process was killed on this machine', async () => {
    const mine = await made();
    const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const [where = ''] = basename(mine.path).split('.');
    const { birthMark } = await import('../postgres/running-process.js');
    const theirs = join(shared, `${where}.${killed.pid}.${birthMark(killed.pid ?? 0)}.00000000`);
    await mkdir(theirs);
    await mine.sweep();
    expect(await readdir(shared)).toHaveLength(2);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await mine.sweep();
    expect(await readdir(shared)).toEqual([basename(mine.path)]);
    await mine.close();
  });

  it('is swept when a namesake has the number of its process by now', async () => {
    const mine = await made();
    const [where = '', pid = ''] = basename(mine.path).split('.');
    await mkdir(join(shared, `${where}.${pid}.1.00000000`));
    await mine.sweep();
    expect(await readdir(shared)).toEqual([basename(mine.path)]);
    await mine.close();
  });

  it('of another machine is let alone until it has been silent for some minutes', async () => {
    const [mine, theirs] = [await made(), await made()];
    const moved = join(shared, `ffffffffffff${basename(theirs.path).slice(12)}`);
    await rename(theirs.path, moved);
    await mine.sweep(Date.now() + 9 * MINUTE);
    expect(await readdir(shared)).toContain(basename(moved));
    await mine.sweep(Date.now() + 11 * MINUTE);
    expect(await readdir(shared)).toEqual([basename(mine.path)]);
    await mine.close();
    await theirs.close();
  });
});

describe('work that was left half-way', () => {
  it('is swept after a day, and what can still be taken up is not', async () => {
    for (const name of ['audio-a', 'audio-b', 'lent']) await mkdir(join(shared, name));
    const [now, long] = [Date.now(), new Date(Date.now() - 1500 * MINUTE)];
    for (const name of ['audio-a', 'lent']) await utimes(join(shared, name), long, long);
    await sweepUntouched(shared, /^audio-/, now);
    expect((await readdir(shared)).sort()).toEqual(['audio-b', 'lent']);
  });
});
