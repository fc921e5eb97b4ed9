import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentMissing, type Content, type ContentOrder } from '../../shared-kernel/ports/storage.js';
import { CannotOpen, CannotSeal } from '../../shared-kernel/ports/vault.js';
import { collected, patterned, pieces } from '../../shared-kernel/testing/bytes.js';
import { vaultHouse, type VaultHouse } from '../vault/testing/vault-house.js';
import type { Vault } from '../vault/vault.js';
import { DiskContentStorage } from './disk-content-storage.js';
import { SealedContentStore } from './sealed-content-store.js';

const context = { accountId: 'ada', purpose: 'transcript', id: 'p-1' };
const order = (protection: ContentOrder['protection']): ContentOrder => ({ mediaType: 'text/plain', protection, context });

let house: VaultHouse;
let vault: Vault;
let storage: DiskContentStorage;
let store: SealedContentStore;
beforeEach(async () => {
  house = await vaultHouse();
  vault = await house.open();
  storage = new DiskContentStorage(join(house.dataDir, 'content'));
  store = new SealedContentStore({ storage, sealer: vault.sealer, opener: vault.opener, scratchDir: join(house.dataDir, 'scratch') });
});
afterEach(() => house.remove());

describe.each(['sealed', 'plain'] as const)('content kept %s', protection => {
  it('comes back whole and in ranges, with what an event needs to know of it', async () => {
    const content = await store.put(pieces(patterned(200_000)), order(protection));
    expect(content).toEqual({
      name: expect.stringMatching(/^[0-9a-f-]{36}$/),
      mediaType: 'text/plain',
      protection,
      bytes: 200_000,
      commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
      salt: { sealed: expect.stringMatching(/^v1\./) },
    });
    expect((await collected(await store.get(content, context))).equals(patterned(200_000))).toBe(true);
    expect(
      (await collected(await store.get(content, context, { start: 70_000, end: 140_000 }))).equals(patterned(200_000).subarray(70_000, 140_001)),
    ).toBe(true);
  });

  it('survives a journey through JSON', async () => {
    const content = JSON.parse(JSON.stringify(await store.put(patterned(10), order(protection)))) as Content;
    expect(await store.verify(content, context)).toBe(true);
  });

  it('is proven by its commitment, and other bytes are not', async () => {
    const content = await store.put(Buffer.from('as delivered'), order(protection));
    const changed = await store.put(Buffer.from('as changed  '), { ...order(protection), name: content.name });
    expect(await store.verify(content, context)).toBe(false);
    expect(await store.verify(changed, context)).toBe(true);
  });

  it('may be put again under its name after a crash, and is there once', async () => {
    const name = '018f3a52-0000-7000-8000-0000000000a1';
    await store.put(patterned(10), { ...order(protection), name });
    const again = await store.put(patterned(20), { ...order(protection), name });
    expect(again.name).toBe(name);
    expect((await collected(await store.get(again, context))).length).toBe(20);
  });

  it('is lent as a plain file, of which nothing is left', async () => {
    const content = await store.put(patterned(100_000), order(protection));
    const seen = await store.withLocalFile(content, context, path => readFile(path));
    expect(seen.equals(patterned(100_000))).toBe(true);
    await expect(store.withLocalFile(content, context, () => Promise.reject(new Error('ffmpeg')))).rejects.toThrow('ffmpeg');
    expect(await readdir(join(house.dataDir, 'scratch')).catch(() => [])).toEqual([]);
  });

  it('is missing once it was deleted', async () => {
    const content = await store.put(patterned(10), order(protection));
    await store.delete(content.name);
    await expect(store.get(content, context)).rejects.toThrow(ContentMissing);
    await expect(store.withLocalFile(content, context, async () => 1)).rejects.toThrow(ContentMissing);
  });

  it('cannot be kept for an erased account', async () => {
    await vault.dataKeys.destroy('ada');
    await expect(store.put(patterned(10), order(protection))).rejects.toThrow(CannotSeal);
  });
});

describe('sealed content', () => {
  it('shows nothing of itself in the storage', async () => {
    const canary = 'the-canary-of-the-transcript';
    const content = await store.put(Buffer.from(canary.repeat(100)), order('sealed'));
    expect((await collected(await storage.get(content.name))).includes('canary')).toBe(false);
  });

  it('does not open for another account or purpose, and not after erasure', async () => {
    const content = await store.put(patterned(10), order('sealed'));
    const read = async (where: typeof context) => collected(await store.get(content, where));
    await expect(read({ ...context, accountId: 'bob' })).rejects.toThrow(CannotOpen);
    await expect(read({ ...context, purpose: 'image' })).rejects.toThrow(CannotOpen);
    await vault.dataKeys.destroy('ada');
    await expect(read(context)).rejects.toThrow(CannotOpen);
    await expect(store.verify(content, context)).rejects.toThrow(CannotOpen);
  });

  it('leaves no opened file behind when it turns out to be damaged', async () => {
    const content = await store.put(patterned(200_000), order('sealed'));
    const stored = await collected(await storage.get(content.name));
    await storage.put(content.name, pieces(stored.subarray(0, 100_000)));
    await expect(store.withLocalFile(content, context, async () => 1)).rejects.toThrow(CannotOpen);
    expect(await readdir(join(house.dataDir, 'scratch'))).toEqual([]);
  });
});
