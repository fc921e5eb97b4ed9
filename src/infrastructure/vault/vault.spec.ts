import { vaultContract } from '../../shared-kernel/testing/vault.contract.js';
import { dataKeyStoreContract } from './data-key-store.contract.js';
import { InMemoryDataKeyStore } from './in-memory-data-key-store.js';
import { vaultHouse, type VaultHouse } from './testing/vault-house.js';

const houses: VaultHouse[] = [];
const house = async (): Promise<VaultHouse> => {
  const one = await vaultHouse();
  houses.push(one);
  return one;
};
afterAll(() => Promise.all(houses.map(one => one.remove())));

dataKeyStoreContract('memory', async () => new InMemoryDataKeyStore());
vaultContract('a vault on keys in memory', async () => (await house()).open());

describe('unwrapped data keys', () => {
  const context = { accountId: 'ada', purpose: 'test' };

  it('are not held longer than they may', async () => {
    const { open, store } = await house();
    let now = 0;
    const { sealer, opener } = await open({ now: () => now, ring: { keys: 10, milliseconds: 1000 } });
    const sealed = await sealer.seal('x', context);
    await store.destroy('ada');
    now = 999;
    expect(await opener.openText(sealed, context)).toBe('x');
    now = 1000;
    await expect(opener.open(sealed, context)).rejects.toThrow('cannot be opened');
    await expect(sealer.seal('y', context)).rejects.toThrow('Nothing can be sealed');
  });

  it('are held for the latest few accounts only', async () => {
    const { open, store } = await house();
    const { sealer } = await open({ ring: { keys: 2, milliseconds: 1000 }, now: () => 0 });
    for (const accountId of ['ada', 'bob', 'cyd']) await sealer.seal('x', { ...context, accountId });
    for (const accountId of ['ada', 'bob', 'cyd']) await store.destroy(accountId);
    await expect(sealer.seal('y', context)).rejects.toThrow('Nothing can be sealed');
    await expect(sealer.seal('y', { ...context, accountId: 'cyd' })).resolves.toBeDefined();
  });
});
