import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patterned, pieces } from '../../shared-kernel/testing/bytes.js';
import { contentStorageContract } from '../../shared-kernel/testing/content-storage.contract.js';
import { DiskContentStorage } from './disk-content-storage.js';

const folders: string[] = [];
const newRoot = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keyreel storage '));
  folders.push(folder);
  return join(folder, 'content');
};
afterAll(() => Promise.all(folders.map(folder => rm(folder, { recursive: true }))));

contentStorageContract('a disk', async () => ({ storage: new DiskContentStorage(await newRoot()), readFile }));

describe('content on a disk', () => {
  const id = '018f3a52-0000-7000-8000-0000000000a1';
  const files = async (root: string) =>
    (await readdir(root, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile() && !entry.name.startsWith('.'));

  it('lies two folders deep under the end of its name, for the owner alone', async () => {
    const root = await newRoot();
    await new DiskContentStorage(root).put(id, pieces(patterned(10)));
    expect((await stat(join(root, 'a1', '00', id))).mode & 0o777).toBe(0o600);
    expect(await files(root)).toHaveLength(1);
  });

  it('leaves no draft of a body that breaks off', async () => {
    const root = await newRoot();
    const breaksOff = async function* () {
      yield patterned(10);
      throw new Error('gone');
    };
    await expect(new DiskContentStorage(root).put(id, breaksOff())).rejects.toThrow('gone');
    expect(await files(root)).toEqual([]);
  });

  it('forgets the drafts of a crash at the next start, and lets those of another that is at work alone', async () => {
    const root = await newRoot();
    const crashed = join(root, 'drafts', '000000000000.1.1.00000000');
    await mkdir(crashed, { recursive: true });
    await writeFile(join(crashed, 'half'), 'half');
    const [storage, other] = [new DiskContentStorage(root), new DiskContentStorage(root)];
    const body = async function* () {
      yield patterned(10);
      await storage.clearDrafts();
      yield patterned(10);
    };
    await other.put(id, body());
    expect((await files(root)).map(({ name }) => name)).toEqual([id]);
    expect(await other.head(id)).toEqual({ bytes: 20 });
  });

  it('is found by another process on the same folder', async () => {
    const root = await newRoot();
    await new DiskContentStorage(root).put(id, pieces(patterned(10)));
    expect(await new DiskContentStorage(root).head(id)).toEqual({ bytes: 10 });
  });
});
