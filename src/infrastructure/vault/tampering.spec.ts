import fc from 'fast-check';
import { inspect } from 'node:util';
import { CannotOpen, Secret, type ByteRange } from '../../shared-kernel/ports/vault.js';
import { collected, patterned, pieces } from '../../shared-kernel/testing/bytes.js';
import { sourceOf } from '../../shared-kernel/testing/vault.contract.js';
import type { Vault } from './vault.js';
import { vaultHouse, type VaultHouse } from './testing/vault-house.js';

describe('a sealed value that was tampered with (SEC-2)', () => {
  const context = { accountId: 'ada', purpose: 'api-key', id: 'k-1', version: '1', origin: 'https://api.example' };
  let house: VaultHouse;
  let vault: Vault;
  let sealed: string;
  beforeAll(async () => {
    house = await vaultHouse();
    vault = await house.open();
    ({ sealed } = await vault.sealer.seal('sk-a-secret-of-some-length', context));
  });
  afterAll(() => house.remove());

  const failure = (text: unknown, where = context) =>
    vault.opener.open({ sealed: text as string }, where).then(
      () => 'opened',
      (error: unknown) => error,
    );
  const expectSameRefusal = async (text: unknown, where = context) => {
    const error = await failure(text, where);
    expect(error).toBeInstanceOf(CannotOpen);
    expect({ ...(error as Error), message: (error as Error).message, cause: (error as Error).cause }).toEqual({
      name: 'CannotOpen',
      message: 'This sealed value cannot be opened.',
      cause: undefined,
    });
  };

  it('is refused with every single character changed to every other', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n';
    for (let at = 0; at < sealed.length; at += 1)
      for (const other of alphabet) if (other !== sealed[at]) await expectSameRefusal(sealed.slice(0, at) + other + sealed.slice(at + 1));
  });

  it('is refused with every byte of its body flipped', async () => {
    const [version, id, body] = sealed.split('.') as [string, string, string];
    const bytes = Buffer.from(body, 'base64url');
    for (let at = 0; at < bytes.length; at += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        await expectSameRefusal(`${version}.${id}.${changed.toString('base64url')}`);
      }
  });

  it('is refused when cut at any length, at either end, or grown', async () => {
    for (let length = 0; length < sealed.length; length += 1) {
      await expectSameRefusal(sealed.slice(0, length));
      await expectSameRefusal(sealed.slice(sealed.length - length));
    }
    for (const more of ['A', '=', ' ', '\n', '.', 'AAAA']) await expectSameRefusal(sealed + more);
  });

  it.each([4, 8, 12, 13, 14, 15])('is refused with a tag of %i bytes', async tag => {
    const [version, id, body] = sealed.split('.') as [string, string, string];
    const bytes = Buffer.from(body, 'base64url');
    await expectSameRefusal(`${version}.${id}.${bytes.subarray(0, bytes.length - 16 + tag).toString('base64url')}`);
  });

  it('is refused under another data key, kept or not', async () => {
    const bob = { ...context, accountId: 'bob' };
    const other = await vault.sealer.seal('x', bob);
    const [, , body] = sealed.split('.') as [string, string, string];
    const [, bobsKey] = other.sealed.split('.') as [string, string];
    await expectSameRefusal(`v1.${bobsKey}.${body}`);
    await expectSameRefusal(`v1.${bobsKey}.${body}`, bob);
    await expectSameRefusal(`v1.00000000-0000-4000-8000-000000000000.${body}`);
    await expectSameRefusal(other.sealed);
  });

  it('is refused when it is not one at all', async () => {
    for (const text of [undefined, null, 7, {}, [], '', 'sk-a-secret-of-some-length', 'v2' + sealed.slice(2)]) await expectSameRefusal(text);
    await expect(vault.opener.open(null as never, context)).rejects.toThrow(CannotOpen);
  });

  it('is refused in any other context, whatever it is called', async () => {
    const part = fc.option(fc.string({ maxLength: 8 }), { nil: undefined });
    const contexts = fc.record({ accountId: fc.constantFrom('ada', 'bob'), purpose: fc.string(), id: part, version: part, origin: part });
    await fc.assert(
      fc.asyncProperty(contexts, async other => expectSameRefusal(sealed, other as typeof context)),
      { numRuns: 300 },
    );
  });

  it('is refused as content, and content as a value', async () => {
    const stored = await collected((await vault.sealer.sealStream(context)).through(pieces(patterned(100))));
    await expectSameRefusal(`v1.${sealed.split('.')[1]}.${stored.subarray(52).toString('base64url')}`);
  });
});

describe('sealed content that was tampered with', () => {
  const context = { accountId: 'ada', purpose: 'transcript' };
  const CHUNK = 65_536 + 16;
  const HEADER = 52;
  let house: VaultHouse;
  let vault: Vault;
  let stored: Buffer;
  beforeAll(async () => {
    house = await vaultHouse();
    vault = await house.open();
    stored = await collected((await vault.sealer.sealStream(context)).through(pieces(patterned(3 * 65_536 + 500))));
  });
  afterAll(() => house.remove());

  const chunk = (index: number) => stored.subarray(HEADER + index * CHUNK, HEADER + (index + 1) * CHUNK);
  const header = () => stored.subarray(0, HEADER);
  const read = async (bytes: Buffer, range?: { start: number; end?: number }) =>
    collected(await vault.opener.openStream(sourceOf(bytes), context, range));
  const expectRefused = (bytes: Buffer) => expect(read(bytes)).rejects.toThrow(CannotOpen);

  it('opens untouched', async () => {
    expect((await read(stored)).length).toBe(3 * 65_536 + 500);
  });

  it('is refused with any byte of its header changed', async () => {
    for (let at = 0; at < HEADER; at += 1) {
      const changed = Buffer.from(stored);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await expectRefused(changed);
    }
  });

  it('is refused with a byte changed anywhere', async () => {
    for (let at = HEADER; at < stored.length; at += 4099) {
      const changed = Buffer.from(stored);
      changed.writeUInt8(changed.readUInt8(at) ^ 128, at);
      await expectRefused(changed);
    }
  });

  it('is refused when cut at the edge of a chunk, within one, within a tag, or to nothing', async () => {
    const edges = [0, 1, 2, 3].map(index => HEADER + index * CHUNK);
    for (const edge of edges)
      for (const cut of [edge - 17, edge - 16, edge - 1, edge, edge + 1, edge + 15, edge + 16, edge + 17])
        if (cut >= 0) await expectRefused(stored.subarray(0, cut));
    await expectRefused(stored.subarray(0, stored.length - 1));
  });

  it('is refused when a range reaches the place where it was cut', async () => {
    await expect(read(stored.subarray(0, HEADER + 2 * CHUNK), { start: 65_536 })).rejects.toThrow(CannotOpen);
  });

  it('is refused when chunks change places, are repeated, left out or added', async () => {
    await expectRefused(Buffer.concat([header(), chunk(1), chunk(0), chunk(2), chunk(3)]));
    await expectRefused(Buffer.concat([header(), chunk(0), chunk(0), chunk(2), chunk(3)]));
    await expectRefused(Buffer.concat([header(), chunk(1), chunk(2), chunk(3)]));
    await expectRefused(Buffer.concat([header(), chunk(0), chunk(1), chunk(2), chunk(2), chunk(3)]));
    await expectRefused(Buffer.concat([stored, chunk(0)]));
  });

  it('is refused with a chunk of other content of the same context', async () => {
    const other = await collected((await vault.sealer.sealStream(context)).through(pieces(patterned(3 * 65_536 + 500))));
    await expectRefused(Buffer.concat([header(), chunk(0), other.subarray(HEADER + CHUNK, HEADER + 2 * CHUNK), chunk(2), chunk(3)]));
    await expectRefused(Buffer.concat([other.subarray(0, HEADER), stored.subarray(HEADER)]));
  });

  it.each([
    ['nothing of the body', HEADER],
    ['whole chunks', HEADER + CHUNK],
    ['half a chunk', HEADER + CHUNK + 1000],
  ])('is refused when the storage gives less than it has announced: %s', async (_, given) => {
    const short = { ...sourceOf(stored), read: sourceOf(stored.subarray(0, given)).read };
    await expect(vault.opener.openStream(short, context).then(collected)).rejects.toThrow(CannotOpen);
  });

  it('is refused when the storage gives more than was asked for', async () => {
    const { bytes, read: give } = sourceOf(stored);
    const generous = { bytes, read: ({ start, end = 0 }: ByteRange) => give({ start, end: start === 0 ? end : end + CHUNK }) };
    await expect(vault.opener.openStream(generous, context, { start: 5, end: 9 }).then(collected)).rejects.toThrow(CannotOpen);
  });
});

describe('the same content sealed twice', () => {
  it('shares no bytes, so that equal keys and counters never meet', async () => {
    const house = await vaultHouse();
    const { sealer } = await house.open();
    const seal = async () => collected((await sealer.sealStream({ accountId: 'ada', purpose: 'x' })).through(pieces(patterned(64))));
    const [one, other] = [await seal(), await seal()];
    for (let at = 52; at + 8 <= one.length; at += 8) expect(one.subarray(at, at + 8).equals(other.subarray(at, at + 8))).toBe(false);
    await house.remove();
  });
});

describe('a secret in memory', () => {
  it('does not print itself', () => {
    const secret = new Secret('sk-canary');
    expect(`${secret} ${JSON.stringify({ secret })} ${inspect({ secret }, { showHidden: true, depth: 9 })}`).not.toContain('canary');
    expect(String(secret)).toBe('[secret]');
    expect(secret.reveal()).toBe('sk-canary');
  });
});
