import { buffer } from 'node:stream/consumers';
import { readZip } from '../../../test/support/read-zip.js';
import { patterned } from '../../shared-kernel/testing/bytes.js';
import { zipBytes, type ArchiveFile } from './zip-bytes.js';

const AT = '2026-11-25T12:00:00.000Z';
const MEGABYTE = 1_048_576;
const BLOCK = patterned(65_536);

async function* parts(...given: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  for (const part of given) yield await Promise.resolve(part);
}

const file = (name: string, bytes: ArchiveFile['bytes'], isPacked = false): ArchiveFile => ({ name, at: AT, isPacked, bytes });

async function* each(...files: readonly ArchiveFile[]): AsyncGenerator<ArchiveFile> {
  for (const one of files) yield await Promise.resolve(one);
}

it('is read back by a stranger: names in every script, times, packed and unpacked bytes, in the order in which they were given', async () => {
  const picture = Buffer.from(patterned(300_000));
  const archive = await buffer(
    zipBytes(each(file('b/Größe — 日本語.md', parts('# Grüße\n', 'über')), file('a.png', parts(picture), true), file('empty.txt', parts()))),
  );
  const found = await readZip(archive);
  expect(found.map(({ name, at }) => [name, at])).toEqual([
    ['b/Größe — 日本語.md', AT],
    ['a.png', AT],
    ['empty.txt', AT],
  ]);
  expect(found[0]?.bytes.toString()).toBe('# Grüße\nüber');
  expect(found[1]?.bytes.equals(picture)).toBe(true);
});

it('is an archive too when there is nothing in it', async () => {
  expect(await readZip(await buffer(zipBytes(each())))).toEqual([]);
});

it('ends with the error of a file that cannot be made, and without the directory that would make it whole', async () => {
  const got: Uint8Array[] = [];
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield patterned(200_000);
    throw await Promise.resolve(new Error('The disk is gone.'));
  }
  const reading = (async () => {
    for await (const part of zipBytes(each(file('whole.bin', parts(patterned(100_000))), file('half.bin', broken())))) got.push(part);
  })();
  await expect(reading).rejects.toThrow('The disk is gone.');
  await expect(readZip(Buffer.concat(got))).rejects.toThrow(/central directory/i);
});

it('is cut in the same way when the files themselves end with an error after the last one', async () => {
  const got: Uint8Array[] = [];
  async function* files(): AsyncGenerator<ArchiveFile> {
    yield file('whole.bin', parts('all of it'));
    throw await Promise.resolve(new Error('It was deleted.'));
  }
  await expect(
    (async () => {
      for await (const part of zipBytes(files())) got.push(part);
    })(),
  ).rejects.toThrow('It was deleted.');
  await expect(readZip(Buffer.concat(got))).rejects.toThrow(/central directory/i);
});

describe('a reader who is slow, or goes away', () => {
  let made: number;
  let ended: string[];

  async function* counted(name: string): AsyncGenerator<Uint8Array> {
    try {
      for (let part = 0; part < 64; part += 1) {
        made += 65_536;
        yield await Promise.resolve(BLOCK);
      }
    } finally {
      ended.push(name);
    }
  }

  async function* many(): AsyncGenerator<ArchiveFile> {
    try {
      for (let number = 0; number < 12; number += 1) yield await Promise.resolve(file(`${number}.bin`, counted(`${number}`), true));
    } finally {
      ended.push('files');
    }
  }

  beforeEach(() => {
    made = 0;
    ended = [];
  });

  it('has no more made for them than fits into a few buffers, however much there is', async () => {
    let read = 0;
    let ahead = 0;
    for await (const part of zipBytes(many())) {
      read += part.length;
      ahead = Math.max(ahead, made - read);
    }
    expect(read).toBeGreaterThan(40 * MEGABYTE);
    expect(ahead).toBeLessThan(MEGABYTE);
  });

  it('stops the work: nothing more is made, and everything that was begun is ended', async () => {
    for await (const _ of zipBytes(many())) if (made > 6 * MEGABYTE) break;
    const before = made;
    await new Promise(resolve => setImmediate(resolve));
    expect(made).toBe(before);
    expect(made).toBeLessThan(8 * MEGABYTE);
    expect(ended).toEqual(expect.arrayContaining(['0', 'files']));
    expect(ended.length).toBeLessThan(5);
  });
});
