import { ContentMissing, type ContentStorage } from '../ports/storage.js';
import type { ByteRange } from '../ports/vault.js';
import { collected, patterned, pieces } from './bytes.js';

const sha256 = async (bytes: Uint8Array): Promise<string> => Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(bytes))).toString('hex');

/** A storage that is empty at first, and a way to read a file that it lends. */
export interface StorageUnderTest {
  readonly storage: ContentStorage;
  readFile(path: string): Promise<Uint8Array>;
}

/** What every storage of content must do; `open` makes an empty one each time. */
export const contentStorageContract = (name: string, open: () => Promise<StorageUnderTest>): void => {
  describe(`${name} as a storage of content`, () => {
    let storage: ContentStorage;
    let readFile: StorageUnderTest['readFile'];
    const id = '018f3a52-0000-7000-8000-0000000000a1';
    const other = '018f3a52-0000-7000-8000-0000000000a2';
    const read = async (range?: ByteRange) => collected(await storage.get(id, range));

    beforeEach(async () => {
      ({ storage, readFile } = await open());
    });

    it.each([0, 1, 65_536, 1_000_003])('keeps %i bytes of a length that nobody announced', async bytes => {
      const body = patterned(bytes);
      expect(await storage.put(id, pieces(body))).toEqual({ bytes, sha256: await sha256(body) });
      expect(await storage.head(id)).toEqual({ bytes });
      expect((await read()).equals(body)).toBe(true);
    });

    it.each<[string, ByteRange, number, number]>([
      ['the first byte', { start: 0, end: 0 }, 0, 1],
      ['the middle', { start: 100, end: 899_999 }, 100, 900_000],
      ['to the end', { start: 999_000 }, 999_000, 1_000_000],
      ['the last byte', { start: 999_999, end: 999_999 }, 999_999, 1_000_000],
      ['clipped to the end', { start: 999_990, end: 5_000_000 }, 999_990, 1_000_000],
    ])('gives a range: %s', async (_, range, from, to) => {
      const body = patterned(1_000_000);
      await storage.put(id, pieces(body));
      expect((await read(range)).equals(body.subarray(from, to))).toBe(true);
    });

    it('refuses a range that begins beyond the end', async () => {
      await storage.put(id, pieces(patterned(10)));
      await expect(storage.get(id, { start: 10 })).rejects.toThrow(RangeError);
    });

    it('says that there is nothing where there is nothing', async () => {
      await storage.put(other, pieces(patterned(1)));
      expect(await storage.head(id)).toBeNull();
      await expect(storage.get(id)).rejects.toThrow(ContentMissing);
      await expect(storage.withLocalFile(id, async () => 1)).rejects.toThrow(ContentMissing);
      await expect(storage.delete(id)).resolves.toBeUndefined();
    });

    it('deletes one and keeps the others', async () => {
      await storage.put(id, pieces(patterned(1)));
      await storage.put(other, pieces(patterned(2)));
      await storage.delete(id);
      expect([await storage.head(id), await storage.head(other)]).toEqual([null, { bytes: 2 }]);
    });

    it('replaces what was there, whole', async () => {
      await storage.put(id, pieces(patterned(100_000)));
      await storage.put(id, pieces(Buffer.from('short')));
      expect((await read()).toString()).toBe('short');
    });

    it('keeps nothing of a body that breaks off, and what was there before', async () => {
      const breaksOff = async function* () {
        yield patterned(200_000);
        throw new Error('the sender went away');
      };
      await expect(storage.put(id, breaksOff())).rejects.toThrow('the sender went away');
      expect(await storage.head(id)).toBeNull();
      await storage.put(id, pieces(Buffer.from('before')));
      await expect(storage.put(id, breaksOff())).rejects.toThrow('the sender went away');
      expect((await read()).toString()).toBe('before');
    });

    it('shows nothing before it is there whole', async () => {
      const looks: unknown[] = [];
      const body = async function* () {
        yield patterned(300_000);
        looks.push(await storage.head(id));
        yield patterned(1);
      };
      await storage.put(id, body());
      expect(looks).toEqual([null]);
      expect(await storage.head(id)).toEqual({ bytes: 300_001 });
    });

    it('keeps two apart that arrive under one name at once, and one of them wins', async () => {
      const bodies = [Buffer.alloc(300_000, 1), Buffer.alloc(300_000, 2)];
      await Promise.all(bodies.map(body => storage.put(id, pieces(body))));
      const found = await read();
      expect(bodies.some(body => body.equals(found))).toBe(true);
    });

    it('lends the content as a file and passes the outcome on', async () => {
      await storage.put(id, pieces(patterned(1000)));
      expect(await storage.withLocalFile(id, async path => Buffer.from(await readFile(path)).equals(patterned(1000)))).toBe(true);
      await expect(storage.withLocalFile(id, () => Promise.reject(new Error('ffmpeg')))).rejects.toThrow('ffmpeg');
      expect(await storage.head(id)).toEqual({ bytes: 1000 });
    });

    it('may be left in the middle of reading', async () => {
      await storage.put(id, pieces(patterned(1_000_000)));
      for await (const part of await storage.get(id)) {
        expect(part.length).toBeGreaterThan(0);
        break;
      }
      await storage.delete(id);
      expect(await storage.head(id)).toBeNull();
    });

    it.each([
      ['nothing', ''],
      ['a parent', '../../../../etc/passwd'],
      ['a short parent', '..'],
      ['an absolute path', '/etc/passwd-and-more'],
      ['a folder', '018f3a52-0000-7000/8000-0000000000a1'],
      ['a Windows folder', '018f3a52-0000-7000\\8000-0000000000a1'],
      ['a drive', 'c:018f3a52-0000-7000-8000'],
      ['a NUL', '018f3a52-0000-7000-8000\u0000.mp4'],
      ['a line end', '018f3a52-0000-7000-8000-0000000000a1\n'],
      ['a dash in front', '-018f3a52-0000-7000-8000-000000'],
      ['a dot', '018f3a52-0000-7000-8000-000.mp4'],
      ['capitals, which some disks do not tell apart', '018F3A52-0000-7000-8000-0000000000A1'],
      ['bidi marks', '018f3a52-0000-7000-8000-\u202egpj.exe'],
      ['a very long one', 'a'.repeat(4096)],
    ])('takes no name but ids: not %s', async (_, bad) => {
      const calls = [
        storage.put(bad, pieces(patterned(1))),
        storage.get(bad),
        storage.head(bad),
        storage.delete(bad),
        storage.withLocalFile(bad, async () => 1),
      ];
      for (const call of await Promise.allSettled(calls)) expect(call).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) });
    });
  });
};
