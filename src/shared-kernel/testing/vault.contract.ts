import {
  CannotOpen,
  CannotSeal,
  type ByteRange,
  type DataKeys,
  type Opener,
  type SealContext,
  type SealedSource,
  type Sealer,
} from '../ports/vault.js';
import { collected, patterned, pieces } from './bytes.js';

/** The capabilities of one vault over one store of data keys. */
export interface VaultUnderTest {
  readonly sealer: Sealer;
  readonly opener: Opener;
  readonly dataKeys: DataKeys;
}

/** What every vault must do; `open` makes a fresh one each time. */
export const vaultContract = (name: string, open: () => Promise<VaultUnderTest>): void => {
  describe(`${name} as a vault`, () => {
    let vault: VaultUnderTest;
    const ada: SealContext = { accountId: 'ada', purpose: 'project.name', id: 'p-1', version: '1' };

    beforeEach(async () => {
      vault = await open();
    });

    it('opens what it sealed, text and bytes, in the same context', async () => {
      expect(await vault.opener.openText(await vault.sealer.seal('Žluťoučký 🐎\u0000', ada), ada)).toBe('Žluťoučký 🐎\u0000');
      expect(await vault.opener.openText(await vault.sealer.seal('', ada), ada)).toBe('');
      const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
      expect(Uint8Array.from(await vault.opener.open(await vault.sealer.seal(bytes, ada), ada))).toEqual(bytes);
    });

    it('seals the same value differently each time, and shows nothing of it', async () => {
      const [one, other] = [await vault.sealer.seal('a secret of mine', ada), await vault.sealer.seal('a secret of mine', ada)];
      expect(one.sealed).not.toBe(other.sealed);
      expect(one.sealed).toMatch(/^v1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+$/);
      expect(JSON.stringify([one, other])).not.toContain('secret');
    });

    it('survives a journey through JSON', async () => {
      const sealed = JSON.parse(JSON.stringify(await vault.sealer.seal('name', ada)));
      expect(await vault.opener.openText(sealed, ada)).toBe('name');
    });

    it.each<[string, Partial<SealContext>]>([
      ['account', { accountId: 'bob' }],
      ['purpose', { purpose: 'project.title' }],
      ['thing', { id: 'p-2' }],
      ['version', { version: '2' }],
      ['origin', { origin: 'https://elsewhere.example' }],
    ])('does not open in the context of another %s', async (_, other) => {
      await vault.dataKeys.create('bob');
      const sealed = await vault.sealer.seal('mine', ada);
      await expect(vault.opener.open(sealed, { ...ada, ...other })).rejects.toThrow(CannotOpen);
    });

    it('tells contexts apart whose parts read the same when joined', async () => {
      const sealed = await vault.sealer.seal('mine', { accountId: 'ada', purpose: 'ab', id: 'c' });
      await expect(vault.opener.open(sealed, { accountId: 'ada', purpose: 'a', id: 'bc' })).rejects.toThrow(CannotOpen);
      await expect(vault.opener.open(sealed, { accountId: 'ada', purpose: 'ab', version: 'c' })).rejects.toThrow(CannotOpen);
    });

    it('tells an absent part of a context from an empty one', async () => {
      const sealed = await vault.sealer.seal('mine', { accountId: 'ada', purpose: 'x', id: '' });
      await expect(vault.opener.open(sealed, { accountId: 'ada', purpose: 'x' })).rejects.toThrow(CannotOpen);
    });

    it('refuses text that it could not give back unchanged', async () => {
      await expect(vault.sealer.seal('half a horse \ud83d', ada)).rejects.toThrow(TypeError);
    });

    it('lends a secret to one use and passes its outcome on', async () => {
      const sealed = await vault.sealer.seal('sk-abc', ada);
      expect(await vault.opener.withSecret(sealed, ada, async secret => secret.length)).toBe(6);
      await expect(vault.opener.withSecret(sealed, ada, () => Promise.reject(new Error('provider down')))).rejects.toThrow('provider down');
    });

    it('recognises a key of the same account, in any spelling of its edges, and across accounts shows nothing', async () => {
      const mine = await vault.sealer.fingerprint('sk-abc', 'ada');
      expect(mine.value).toMatch(/^[0-9a-f]{64}$/);
      expect(await vault.sealer.fingerprint(' sk-abc\n', 'ada')).toEqual(mine);
      expect((await vault.sealer.fingerprint('sk-abd', 'ada')).value).not.toBe(mine.value);
      expect((await vault.sealer.fingerprint('sk-abc', 'bob')).value).not.toBe(mine.value);
      expect(await vault.sealer.fingerprints('sk-abc', 'ada')).toEqual([mine]);
    });

    it('hashes a value the same way for one purpose, and differently for another', async () => {
      const address = await vault.sealer.keyedHash('ada@example.org', 'email');
      expect(address).toMatch(/^[0-9a-f]{64}$/);
      expect(await vault.sealer.keyedHash('ada@example.org', 'email')).toBe(address);
      expect(await vault.sealer.keyedHash('ada@example.org', 'body')).not.toBe(address);
    });

    it('gives one account one data key, also when many ask at once', async () => {
      const sealed = await Promise.all(Array.from({ length: 8 }, () => vault.sealer.seal('x', ada)));
      expect(new Set(sealed.map(({ sealed: text }) => text.split('.')[1])).size).toBe(1);
      await vault.dataKeys.create('ada');
      expect(await vault.dataKeys.report()).toEqual({
        current: 1,
        byMasterKey: [{ version: 1, dataKeys: 1, available: true }],
        unreadable: [],
        destroyed: 0,
      });
    });

    it('forgets an account for good, and no other', async () => {
      const [mine, other] = [await vault.sealer.seal('mine', ada), await vault.sealer.seal('other', { ...ada, accountId: 'bob' })];
      const content = await sealed(vault, Buffer.alloc(70_000, 7), ada);
      await vault.dataKeys.destroy('ada');
      await vault.dataKeys.destroy('ada');
      await expect(vault.opener.open(mine, ada)).rejects.toThrow(CannotOpen);
      await expect(vault.opener.openStream(sourceOf(content), ada)).rejects.toThrow(CannotOpen);
      await expect(vault.sealer.seal('again', ada)).rejects.toThrow(CannotSeal);
      await expect(vault.dataKeys.create('ada')).rejects.toThrow(CannotSeal);
      expect(await vault.opener.openText(other, { ...ada, accountId: 'bob' })).toBe('other');
      expect(await vault.dataKeys.report()).toMatchObject({ destroyed: 1, byMasterKey: [{ dataKeys: 1 }] });
      expect(await Promise.all(['ada', 'bob', 'carl'].map(account => vault.dataKeys.stateOf(account)))).toEqual(['destroyed', 'ready', 'none']);
    });

    it('seals nothing for an account that was erased before it had a key', async () => {
      await vault.dataKeys.destroy('ada');
      await expect(vault.sealer.seal('late', ada)).rejects.toThrow(CannotSeal);
    });

    describe('content', () => {
      it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('of %i bytes comes back whole', async bytes => {
        const plain = patterned(bytes);
        const content = await sealed(vault, plain, ada);
        expect((await opened(vault, content, ada)).equals(plain)).toBe(true);
      });

      it.each<[string, ByteRange]>([
        ['the first byte', { start: 0, end: 0 }],
        ['within a chunk', { start: 100, end: 199 }],
        ['across an edge', { start: 65_530, end: 65_545 }],
        ['over three chunks', { start: 10, end: 190_000 }],
        ['the last byte', { start: 199_999 }],
        ['beyond the end', { start: 199_990, end: 999_999 }],
      ])('gives a range: %s', async (_, range) => {
        const plain = patterned(200_000);
        const content = await sealed(vault, plain, ada);
        const wanted = plain.subarray(range.start, (range.end ?? plain.length) + 1);
        expect((await opened(vault, content, ada, range)).equals(wanted)).toBe(true);
      });

      it('reads no more of the storage than the range needs', async () => {
        const content = await sealed(vault, patterned(650_000), ada);
        let asked = 0;
        const source = sourceOf(content, read => (asked += read));
        await collected(await vault.opener.openStream(source, ada, { start: 300_000, end: 300_100 }));
        expect(asked).toBeLessThan(66_000);
      });

      it('refuses a range that begins beyond the end', async () => {
        const content = await sealed(vault, patterned(10), ada);
        await expect(vault.opener.openStream(sourceOf(content), ada, { start: 10 })).rejects.toThrow(RangeError);
      });

      it('does not open in another context', async () => {
        const content = await sealed(vault, patterned(10), ada);
        await expect(opened(vault, content, { ...ada, id: 'p-2' })).rejects.toThrow(CannotOpen);
      });

      it('carries a commitment that its owner can prove, sealed and plain', async () => {
        for (const stream of [await vault.sealer.sealStream(ada), await vault.sealer.commitStream(ada)]) {
          await expect(stream.commitment()).rejects.toThrow();
          await collected(stream.through(pieces(patterned(100_000))));
          const { commitment, salt, bytes } = await stream.commitment();
          expect(bytes).toBe(100_000);
          const preimage = Buffer.concat([await vault.opener.open(salt, ada), patterned(100_000)]);
          expect(Buffer.from(await crypto.subtle.digest('SHA-256', preimage)).toString('hex')).toBe(commitment);
        }
      });

      it('stores plain content as it came', async () => {
        const stream = await vault.sealer.commitStream(ada);
        expect((await collected(stream.through(pieces(patterned(100_000))))).equals(patterned(100_000))).toBe(true);
      });

      it('commits to the same bytes differently each time', async () => {
        const streams = [await vault.sealer.sealStream(ada), await vault.sealer.sealStream(ada)];
        for (const stream of streams) await collected(stream.through(pieces(patterned(10))));
        const [one, other] = await Promise.all(streams.map(stream => stream.commitment()));
        expect(one?.commitment).not.toBe(other?.commitment);
      });
    });
  });
};

/** Sealed content in memory, in place of a storage. */
export const sourceOf = (stored: Uint8Array, onRead: (bytes: number) => void = () => {}): SealedSource => ({
  bytes: stored.length,
  read: async ({ start, end }) => {
    const part = stored.subarray(start, (end ?? stored.length) + 1);
    onRead(part.length);
    return pieces(part);
  },
});

const sealed = async (vault: VaultUnderTest, plain: Uint8Array, context: SealContext): Promise<Buffer> =>
  collected((await vault.sealer.sealStream(context)).through(pieces(plain)));

const opened = async (vault: VaultUnderTest, stored: Uint8Array, context: SealContext, range?: ByteRange): Promise<Buffer> =>
  collected(await vault.opener.openStream(sourceOf(stored), context, range));
