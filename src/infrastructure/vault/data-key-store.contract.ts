import { randomUUID } from 'node:crypto';
import type { DataKeyStore, WrappedDataKey } from './data-key-store.js';

const keyOf = (accountId: string, masterVersion = 1): WrappedDataKey => ({
  dataKeyId: randomUUID(),
  accountId,
  masterVersion,
  wrapped: Buffer.from(`wrapped for ${accountId}`),
});

const everything = async (store: DataKeyStore): Promise<WrappedDataKey[]> => {
  const keys = [];
  for await (const key of store.all()) keys.push(key);
  return keys;
};

/** What every store of data keys must do; `open` makes an empty one each time. */
export const dataKeyStoreContract = (name: string, open: () => Promise<DataKeyStore>): void => {
  describe(`${name} as a store of data keys`, () => {
    let store: DataKeyStore;
    beforeEach(async () => {
      store = await open();
    });

    it('finds a key by its account and by its id', async () => {
      const key = keyOf('ada');
      await store.add(key);
      for (const found of [await store.ofAccount('ada'), await store.byId(key.dataKeyId)])
        expect({ ...(found as WrappedDataKey), wrapped: Buffer.from((found as WrappedDataKey).wrapped).toString() }).toEqual({
          ...key,
          wrapped: 'wrapped for ada',
        });
      expect(await store.ofAccount('bob')).toBeNull();
      expect(await store.byId(randomUUID())).toBeNull();
    });

    it('keeps the first key of an account, whoever else comes at the same time', async () => {
      await Promise.all(Array.from({ length: 5 }, () => store.add(keyOf('ada'))));
      const [first, ...more] = await everything(store);
      expect(more).toEqual([]);
      await store.add(keyOf('ada'));
      expect(await store.ofAccount('ada')).toEqual(first);
    });

    it('remembers that a key was destroyed, and nothing of the key', async () => {
      const key = keyOf('ada');
      await store.add(key);
      await store.destroy('ada');
      await store.destroy('ada');
      await store.destroy('never seen');
      await store.add(keyOf('ada'));
      expect(await store.ofAccount('ada')).toBe('destroyed');
      expect(await store.ofAccount('never seen')).toBe('destroyed');
      expect(await store.byId(key.dataKeyId)).toBeNull();
      expect(await everything(store)).toEqual([]);
      expect(await store.countDestroyed()).toBe(2);
    });

    it('lists every key once, by id, and counts them by master key', async () => {
      const keys = Array.from({ length: 1203 }, (_, at) => keyOf(`account-${at}`, 1 + (at % 3)));
      await Promise.all(keys.map(key => store.add(key)));
      expect((await everything(store)).map(key => key.dataKeyId)).toEqual(keys.map(key => key.dataKeyId).sort());
      expect(await store.countByMasterVersion()).toEqual(
        new Map([
          [1, 401],
          [2, 401],
          [3, 401],
        ]),
      );
    });

    it('moves a key under another master key once', async () => {
      const key = keyOf('ada');
      await store.add(key);
      expect(await store.rewrap(key, 2, Buffer.from('again'))).toBe(true);
      expect(await store.rewrap(key, 3, Buffer.from('late'))).toBe(false);
      const found = (await store.byId(key.dataKeyId)) as WrappedDataKey;
      expect([found.masterVersion, Buffer.from(found.wrapped).toString()]).toEqual([2, 'again']);
    });

    it('does not bring a destroyed key back by moving it', async () => {
      const key = keyOf('ada');
      await store.add(key);
      await store.destroy('ada');
      expect(await store.rewrap(key, 2, Buffer.from('again'))).toBe(false);
      expect(await store.ofAccount('ada')).toBe('destroyed');
    });

    it('keeps the first check of each version, apart for each kind of key', async () => {
      await store.adopt('master', { version: 2, check: Buffer.from('two') });
      await store.adopt('master', { version: 1, check: Buffer.from('one') });
      await store.adopt('master', { version: 1, check: Buffer.from('late') });
      await store.adopt('fingerprint', { version: 1, check: Buffer.from('other') });
      const found = (await store.checks('master')).map(({ version, check }) => [version, Buffer.from(check).toString()]);
      expect(found).toEqual([
        [1, 'one'],
        [2, 'two'],
      ]);
      expect(await store.checks('fingerprint')).toHaveLength(1);
    });
  });
};
