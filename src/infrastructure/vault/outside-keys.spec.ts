import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { VaultLocked } from '../../shared-kernel/ports/vault.js';
import type { KeyPlaces } from './master-keys.js';
import { parseKey } from './key-material.js';
import { vaultHouse, type VaultHouse } from './testing/vault-house.js';

const context = { accountId: 'ada', purpose: 'test' };
const key = (): string => randomBytes(32).toString('base64');

let house: VaultHouse;
let masterFile: string;
let fingerprintFile: string;
beforeEach(async () => {
  house = await vaultHouse();
  masterFile = join(house.dataDir, 'keys', 'master.key');
  fingerprintFile = join(house.dataDir, 'keys', 'fingerprint.keys');
});
afterEach(() => house.remove());

const sealOne = async (given: Partial<KeyPlaces> = {}) => (await house.open(given)).sealer.seal('x', context);
const expectLocked = async (saying: RegExp, given: Partial<KeyPlaces> = {}) => {
  const start = house.open(given);
  await expect(start).rejects.toThrow(VaultLocked);
  await expect(start).rejects.toThrow(saying);
};
const keep = async (path: string, text: string) => {
  await mkdir(join(house.dataDir, 'keys'), { recursive: true });
  await writeFile(path, text, { mode: 0o600 });
};

describe('the master key', () => {
  it('is made at the first start, for the owner alone, and found again', async () => {
    const sealed = await sealOne();
    expect(Buffer.from((await readFile(masterFile, 'utf8')).trim(), 'base64')).toHaveLength(32);
    expect((await stat(masterFile)).mode & 0o777).toBe(0o600);
    expect((await stat(join(house.dataDir, 'keys'))).mode & 0o777).toBe(0o700);
    expect(await (await house.open()).opener.openText(sealed, context)).toBe('x');
  });

  it('is the same for processes that start for the first time at once', async () => {
    const vaults = await Promise.all(Array.from({ length: 6 }, () => house.open()));
    const sealed = await vaults[0]?.sealer.seal('x', context);
    for (const { opener } of vaults) expect(await opener.openText(sealed ?? { sealed: '' }, context)).toBe('x');
    const prints = await Promise.all(vaults.map(({ sealer }) => sealer.fingerprint('sk', 'ada')));
    expect(new Set(prints.map(({ value }) => value)).size).toBe(1);
  });

  it('comes from the environment when it is there, and then from nowhere else', async () => {
    const given = { masterKey: key() };
    const sealed = await sealOne(given);
    await expect(stat(masterFile)).rejects.toThrow('ENOENT');
    expect(await (await house.open(given)).opener.openText(sealed, context)).toBe('x');
  });

  it('stops the start when it is missing and data hang on it', async () => {
    await sealOne();
    await rm(masterFile);
    await expectLocked(/master key is missing.*Restore .*master\.key.*KEYREEL_MASTER_KEY/);
    await expect(stat(masterFile)).rejects.toThrow('ENOENT');
  });

  it('may be missing as long as nothing hangs on it', async () => {
    await house.open();
    await rm(masterFile);
    await expect(sealOne()).resolves.toBeDefined();
  });

  it('stops the start when it is another one than the data hang on', async () => {
    await sealOne();
    await expectLocked(/not the one that 1 account key\(s\) are sealed under \(version 1\).*KEYREEL_MASTER_KEY_PREVIOUS/, {
      masterKey: key(),
    });
    expect(await house.store.checks('master')).toHaveLength(1);
  });

  it('stops the start when a single bit of it is damaged', async () => {
    await sealOne();
    const bytes = Buffer.from(await readFile(masterFile, 'utf8'), 'base64');
    bytes.writeUInt8(bytes.readUInt8(9) ^ 4, 9);
    await writeFile(masterFile, bytes.toString('base64'));
    await expectLocked(/not the one/);
  });

  it.each([
    ['cut', key().slice(0, 20), /15 bytes, and a key is exactly 32/],
    ['empty', '', /is not base64/],
    ['no base64', '§'.repeat(32), /is not base64/],
    ['a hex key', randomBytes(32).toString('hex'), /48 bytes, and a key is exactly 32/],
    ['too long', randomBytes(64).toString('base64'), /64 bytes/],
    ['all zeros', Buffer.alloc(32).toString('base64'), /example/],
    ['counting', Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64'), /example/],
    ['a phrase', Buffer.from('The quick brown fox jumps! 0129-').toString('base64'), /example/],
    ['repeated', Buffer.alloc(32, randomBytes(8)).toString('base64'), /example/],
  ])('is refused when it is %s', async (_, text, saying) => {
    await expectLocked(saying, { masterKey: text });
    await keep(masterFile, text);
    await expectLocked(saying);
  });

  it('says where and never what when it refuses', async () => {
    await house.open({ masterKey: 'bm90IGxvbmcgZW5vdWdo' }).catch((error: Error) => {
      expect(error.message).toContain('KEYREEL_MASTER_KEY');
      expect(error.message).not.toContain('bm90');
    });
    expect.assertions(2);
  });

  it('is refused when others could read its file', async () => {
    await sealOne();
    await chmod(masterFile, 0o640);
    await expectLocked(/chmod 600/);
  });

  it('accepts ten thousand keys that chance brings', () => {
    for (let at = 0; at < 10_000; at += 1) parseKey(key(), 'the test');
  });
});

describe('a new master key', () => {
  it('takes over while the previous one still opens, and after rewrapping the previous one may go', async () => {
    const [old, fresh] = [key(), key()];
    const sealed = await sealOne({ masterKey: old });
    const both = await house.open({ masterKey: fresh, previousMasterKeys: [key(), old] });
    expect(await both.opener.openText(sealed, context)).toBe('x');
    await both.sealer.seal('y', { ...context, accountId: 'bob' });
    const counts = (await both.dataKeys.report()).byMasterKey;
    expect(counts).toEqual(
      expect.arrayContaining([expect.objectContaining({ version: 1, dataKeys: 1 }), expect.objectContaining({ version: 2, dataKeys: 1 })]),
    );
    expect([await both.dataKeys.rewrap(), await both.dataKeys.rewrap()]).toEqual([1, 0]);
    const after = await house.open({ masterKey: fresh });
    expect(await after.opener.openText(sealed, context)).toBe('x');
    expect(await after.dataKeys.report()).toMatchObject({ current: 2, byMasterKey: [{ version: 2, dataKeys: 2, available: true }] });
    await expectLocked(/version 2/, { masterKey: old });
  });

  it('does not take over without the previous one', async () => {
    await sealOne({ masterKey: key() });
    await expectLocked(/not the one/, { masterKey: key(), previousMasterKeys: [key()] });
  });
});

describe('a data key', () => {
  const damage = async (change: (wrapped: Buffer) => Buffer, accountId = 'ada') => {
    const found = await house.store.ofAccount('ada');
    if (found === null || found === 'destroyed') throw new Error('There is no key to damage.');
    await house.store.rewrap(found, found.masterVersion, change(Buffer.from(found.wrapped)));
    return { ...found, accountId };
  };

  it('is reported when it cannot be unwrapped, opens nothing and seals nothing', async () => {
    const sealed = await sealOne();
    const { dataKeyId } = await damage(wrapped => wrapped.fill(0, 20, 21));
    const { opener, sealer, dataKeys } = await house.open();
    await expect(opener.open(sealed, context)).rejects.toThrow('cannot be opened');
    await expect(sealer.seal('y', context)).rejects.toThrow('Nothing can be sealed');
    expect((await dataKeys.report()).unreadable).toEqual([{ dataKeyId, accountId: 'ada' }]);
    expect(await dataKeys.stateOf('ada')).toBe('damaged');
  });

  it('is locked, not damaged, while the master key that it was moved under is not at hand', async () => {
    await sealOne();
    const { dataKeys } = await house.open();
    const found = await house.store.ofAccount('ada');
    if (found === null || found === 'destroyed') throw new Error('There is no key to move.');
    await house.store.rewrap(found, 2, Buffer.from(found.wrapped));
    expect(await dataKeys.stateOf('ada')).toBe('locked');
  });

  it('cannot be given to another account', async () => {
    await sealOne();
    const stolen = await damage(wrapped => wrapped, 'bob');
    await house.store.add(stolen);
    await expect((await house.open()).sealer.seal('y', { ...context, accountId: 'bob' })).rejects.toThrow('Nothing can be sealed');
  });
});

describe('the fingerprint key', () => {
  it('lives in a file of its own, for the owner alone, and stays the same over starts', async () => {
    const first = await (await house.open()).sealer.fingerprint('sk', 'ada');
    expect((await stat(fingerprintFile)).mode & 0o777).toBe(0o600);
    expect(await (await house.open()).sealer.fingerprint('sk', 'ada')).toEqual(first);
    expect(first.keyVersion).toBe(1);
  });

  it('stops the start when it is lost, also while nothing was ever sealed', async () => {
    await house.open();
    await rm(fingerprintFile);
    await expectLocked(/fingerprint key is missing.*Restore/);
  });

  it('stops the start when it is another one', async () => {
    await house.open();
    await writeFile(fingerprintFile, `1:${key()}\n`);
    await expectLocked(/holds another key under it/);
  });

  it.each([
    ['empty', ''],
    ['nonsense', 'nonsense'],
    [
      'one version twice',
      `1:${key()}
1:${key()}`,
    ],
    ['a version that is none', `0:${key()}`],
    ['a short key', '1:c2hvcnQ='],
  ])('stops the start when its file is damaged: %s', async (_, text) => {
    await keep(fingerprintFile, text);
    await expectLocked(/fingerprint/);
  });

  it('may be renewed: new fingerprints by the new one, returning keys recognised by the old one, hashes unchanged', async () => {
    const before = await house.open();
    const old = await before.sealer.fingerprint('sk', 'ada');
    const hash = await before.sealer.keyedHash('ada@example.org', 'email');
    await writeFile(fingerprintFile, `${(await readFile(fingerprintFile, 'utf8')).trim()}\n2:${key()}\n`);
    const { sealer } = await house.open();
    const renewed = await sealer.fingerprint('sk', 'ada');
    expect(renewed.keyVersion).toBe(2);
    expect(renewed.value).not.toBe(old.value);
    expect(await sealer.fingerprints('sk', 'ada')).toEqual([renewed, old]);
    expect(await sealer.keyedHash('ada@example.org', 'email')).toBe(hash);
  });

  it('may not lose its first version, which stream names are made of', async () => {
    await keep(fingerprintFile, `2:${key()}\n`);
    await expectLocked(/lacks version 1/);
  });

  it('may come from the environment', async () => {
    const given = { fingerprintKeys: `1:${key()},2:${key()}` };
    expect(await (await house.open(given)).sealer.fingerprint('sk', 'ada')).toMatchObject({ keyVersion: 2 });
    await expect(stat(fingerprintFile)).rejects.toThrow('ENOENT');
    await expectLocked(/fingerprint key is missing/);
  });
});
