import { base64Of, fromBase64, fromHex, hexOf, isSame, sha256, type Bytes } from './bytes.js';
import { judgeGrowth, judgeInclusion, readProofFile } from './judge.js';
import { leafOf } from './leaf.js';
import { isConsistent, isIncluded } from './merkle.js';
import { judgeSignature, readCheckpoint, readVerifierKey } from './note.js';

const bytes = (hex: string): Bytes => fromHex(hex) ?? new Uint8Array();

/** The tree that was published with RFC 6962. */
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const first8 = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];
const rootAt = (size: number): Bytes => bytes(roots[size - 1] ?? '');
const leafAt = (index: number): Promise<Bytes> => sha256(bytes(`00${entries[index] ?? ''}`));

/** What a forger might send instead of a proof. */
const bent = (path: readonly string[]): readonly (readonly string[])[] =>
  path.length === 0
    ? [[roots[0] ?? '']]
    : [path.slice(1), path.slice(0, -1), [...path, roots[0] ?? ''], path.map((hash, at) => (at === 0 ? (roots[6] ?? '') : hash))];

describe('the tree of RFC 6962, judged by the browser’s own cryptography', () => {
  it.each([
    [0, 1, []],
    [0, 8, first8],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [1, 5, [roots[0] ?? '', first8[1] ?? '', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
  ])('believes that leaf %i is in the tree of %i, and nothing else', async (index, size, path) => {
    const claim = { leaf: await leafAt(index), index, size, root: rootAt(size), path: path.map(bytes) };
    expect(await isIncluded(claim)).toBe(true);
    const forged = [
      { ...claim, leaf: await leafAt(index + 1) },
      { ...claim, index: index + 1 },
      { ...claim, root: rootAt(size === 8 ? 7 : size + 1) },
      ...bent(path).map(other => ({ ...claim, path: other.map(bytes) })),
    ];
    expect(await Promise.all(forged.map(isIncluded))).toEqual(forged.map(() => false));
  });

  it.each([
    [1, 1, []],
    [1, 8, first8],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 5, [first8[1] ?? '', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
  ])('believes that the tree of %i became that of %i, and nothing else', async (smaller, size, path) => {
    const claim = { smaller, smallerRoot: rootAt(smaller), size, root: rootAt(size), path: path.map(bytes) };
    expect(await isConsistent(claim)).toBe(true);
    const forged = [
      { ...claim, smallerRoot: rootAt(smaller + 1) },
      { ...claim, root: rootAt(size === 8 ? 7 : size + 1) },
      ...bent(path).map(other => ({ ...claim, path: other.map(bytes) })),
    ];
    expect(await Promise.all(forged.map(isConsistent))).toEqual(forged.map(() => false));
  });
});

/** The second and the third vector of docs/log-format.md. */
const events = [
  {
    stream: 'credits-0199f2a0-0000-7000-8000-000000000001',
    revision: 1,
    id: '0199f2a0-0000-7000-8000-00000000000b',
    type: 'CreditsHeld',
    schemaVersion: 2,
    data: '{"amount":"9007199254740993","note":"Ünïcödé 漢字 👩‍👧"}',
    metadata:
      '{"accountId":"0199f2a0-0000-7000-8000-000000000001","actor":"0199f2a0-0000-7000-8000-000000000001","commandId":"c-2","causationId":"c-1","correlationId":"r-1","at":"2026-11-23T12:00:00.001Z"}',
    leaf: '1964515c01a7a00d0550decfcf397c407fb89fe692b0640c9ce66bccc408b954',
  },
  {
    stream: 'task-Ω',
    revision: 4294967296,
    id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    type: 'TaskSucceeded',
    schemaVersion: 32767,
    data: '{}',
    metadata: '{}',
    leaf: '0e3ff24f892ab572a468fa65cb22221a8586a53fb63bb4a74cda43fb2e4612aa',
  },
];

it.each(events)('the leaf of $type is that of the log’s format', async ({ leaf, ...event }) => {
  expect(hexOf(await leafOf(event))).toBe(leaf);
});

/** Signed by the service’s own code with the first key of RFC 8032 §7.1, over the tree above. */
const origin = 'keyreel.log/0199f2a0-0000-7000-8000-0000000000ff/2';
const key = `${origin}+b0c3fbde+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea`;
const note = `${origin}\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n— ${origin} sMP73mFP4dLPsKMGBZzXA4KcD5K4wijGn72NL725pP7WEsirAhlVzffuXP3OXeKRPsszpdrZpIDLl+QnxbtmxEVTawI=\n`;

const judged = async (text: string, keys: readonly string[]) => {
  const checkpoint = readCheckpoint(text);
  return checkpoint === null ? 'no checkpoint' : judgeSignature(checkpoint, keys);
};

describe('a checkpoint', () => {
  it('is believed with the key that signed it, whoever signed as well', async () => {
    expect(await judged(note, [key])).toBe('good');
    expect(await judged(`${note}— witness.example ${base64Of(new Uint8Array(68))}\n`, [key])).toBe('good');
    expect(readCheckpoint(note)).toMatchObject({ origin, size: 8, root: rootAt(8) });
  });

  it('is not believed without a key of its log', async () => {
    expect(await judged(note, [])).toBe('unknown-key');
    expect(await judged(note, [key.replace('/2+', '/3+')])).toBe('unknown-key');
    expect(await readVerifierKey(key)).toMatchObject({ name: origin });
  });

  it.each([
    ['another size', (text: string) => text.replace('\n8\n', '\n9\n'), 'bad'],
    ['another root', (text: string) => text.replace('\nXcna', '\nXcnb'), 'bad'],
    ['a size with a zero before it', (text: string) => text.replace('\n8\n', '\n08\n'), 'no checkpoint'],
    ['a line more', (text: string) => text.replace('\n\n', '\nmore\n\n'), 'no checkpoint'],
    ['no line feed at the end', (text: string) => text.slice(0, -1), 'no checkpoint'],
    ['a hyphen for a dash', (text: string) => text.replace('—', '-'), 'no checkpoint'],
    ['no signature', (text: string) => text.slice(0, text.indexOf('\n\n') + 2), 'no checkpoint'],
  ])('with %s is not believed', async (_, edit, verdict) => {
    expect(await judged(edit(note), [key])).toBe(verdict);
  });
});

describe('a proof', () => {
  const file = (index: number, path: readonly string[]) =>
    `c2sp.org/tlog-proof@v1\nindex ${index}\n${path.map(hash => `${base64Of(bytes(hash))}\n`).join('')}\n${note}`;

  it('is read as it is written, and not otherwise', () => {
    expect(readProofFile(file(0, first8))).toEqual({ index: 0, path: first8.map(bytes), note });
    expect(readProofFile(file(0, first8).replace('index 0', 'index 00'))).toBeNull();
    expect(readProofFile(note)).toBeNull();
  });

  it('of another event is not that of this one', async () => {
    const [event] = events;
    if (!event) throw new Error('There is an event.');
    const verdict = await judgeInclusion({ ...event, ordinal: 1 }, file(0, first8), [key]);
    expect(verdict).toMatchObject({ leaf: true, path: false, signature: 'good' });
    expect(await judgeInclusion({ ...event, data: '{}', ordinal: 1 }, file(0, first8), [key])).toMatchObject({ leaf: false, path: false });
  });

  it('that a log grew rests on the notes alone', async () => {
    const larger = readCheckpoint(note);
    if (larger === null) throw new Error('It is a checkpoint.');
    const smaller = { ...larger, size: 1, root: rootAt(1), signed: larger.signed.replace('\n8\n', '\n1\n') };
    const hashes = first8.map(hash => base64Of(bytes(hash)));
    expect(await judgeGrowth(smaller, larger, hashes, [key])).toEqual({ smaller: 'bad', larger: 'good', grown: true });
    expect(await judgeGrowth({ ...smaller, root: rootAt(2) }, larger, hashes, [key])).toMatchObject({ grown: false });
    expect(await judgeGrowth({ ...smaller, origin: 'keyreel.log/another/2' }, larger, hashes, [key])).toMatchObject({ grown: false });
  });
});

it('bytes are read from one writing alone', () => {
  expect(fromBase64('AA==')).toEqual(new Uint8Array(1));
  expect(['AB==', 'AA', 'A A=', '-_=='].map(fromBase64)).toEqual([null, null, null, null]);
  expect(isSame(new Uint8Array(2), new Uint8Array(3))).toBe(false);
});
