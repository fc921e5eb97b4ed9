import { createHash } from 'node:crypto';
import { consistencyProof, emptyRoot, GrowingTree, inclusionProof, rootOf, type HashSource } from './merkle.js';
import { hashesIn, tilePath, tilesOf, widthOfTile } from './tiles.js';
import { TileBuilder } from './tile-builder.js';
import { isConsistent, isIncluded } from './verification.js';

const leafOf = (entry: Buffer): Buffer => createHash('sha256').update(Buffer.of(0)).update(entry).digest();

/** A tree of so many leaves in tiles, which may be read as a source of hashes. */
const grown = (leaves: readonly Buffer[]): { source: HashSource; builder: TileBuilder } => {
  const builder = new TileBuilder();
  const tiles = new Map<string, Buffer>();
  for (const leaf of leaves) {
    builder.add(leaf);
    for (const { level, index, hashes } of builder.take()) tiles.set(`${level}/${index}`, hashes);
  }
  return { builder, source: hashesIn(async (level, index) => tiles.get(`${level}/${index}`) ?? Buffer.alloc(0)) };
};

const hex = (hashes: readonly Buffer[]): readonly string[] => hashes.map(hash => hash.toString('hex'));

describe('the tree of RFC 6962, by the vectors that were published with it', () => {
  const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const leaves = entries.map(entry => leafOf(Buffer.from(entry, 'hex')));
  const { source } = grown(leaves);
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

  it('has their roots, at every size', async () => {
    expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(await Promise.all(roots.map((_, place) => rootOf(source, place + 1))))).toEqual(roots);
    const tree = new GrowingTree();
    const grownRoots = leaves.map(leaf => {
      tree.add(leaf);
      return tree.root();
    });
    expect(hex(grownRoots)).toEqual(roots);
  });

  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
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
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('proves that leaf %i is in the tree of %i', async (index, size, path) => {
    expect(hex(await inclusionProof(source, index, size))).toEqual(path);
  });

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
  ])('proves that the tree of %i became that of %i', async (smaller, size, path) => {
    expect(hex(await consistencyProof(source, smaller, size))).toEqual(path);
  });
});

describe('every proof of a tree', () => {
  const SIZE = 70;
  const leaves = Array.from({ length: SIZE }, (_, place) => leafOf(Buffer.from([place])));
  const { source } = grown(leaves);
  const bent = (proof: readonly Buffer[]): readonly (readonly Buffer[])[] => [
    proof.slice(1),
    proof.slice(0, -1),
    [...proof, Buffer.alloc(32)],
    proof.map((hash, place) => (place === proof.length - 1 ? Buffer.from(hash).fill(hash.readUInt8(0) + 1, 0, 1) : hash)),
  ];

  const others = (proof: readonly Buffer[]) => (proof.length === 0 ? [[Buffer.alloc(32)]] : bent(proof));
  const sizes = Array.from({ length: SIZE }, (_, place) => place + 1);
  const rootsUpTo = () => Promise.all([0, ...sizes].map(size => rootOf(source, size)));

  it('shows a leaf at its own place in its own tree, and nothing else', async () => {
    const roots = await rootsUpTo();
    const wrong: string[] = [];
    for (const size of sizes) {
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(source, index, size);
        const claim = { leaf: leaves[index] ?? emptyRoot, index, size, root: roots[size] ?? emptyRoot, proof };
        const forged = [
          { ...claim, leaf: leaves[(index + 1) % SIZE] ?? emptyRoot },
          { ...claim, root: roots[size - 1] ?? emptyRoot },
          { ...claim, index: index + 1 },
          ...others(proof).map(other => ({ ...claim, proof: other })),
        ];
        if (!isIncluded(claim) || forged.some(isIncluded)) wrong.push(`${index} in ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('shows that a tree grew out of another one, and out of no other', async () => {
    const roots = await rootsUpTo();
    const wrong: string[] = [];
    for (const size of sizes) {
      for (let smaller = 0; smaller <= size; smaller += 1) {
        const proof = await consistencyProof(source, smaller, size);
        const claim = { smaller, smallerRoot: roots[smaller] ?? emptyRoot, size, root: roots[size] ?? emptyRoot, proof };
        const forged = [
          { ...claim, smallerRoot: roots[smaller + 1] ?? leaves[0] ?? emptyRoot },
          // every tree grew out of the empty one
          ...(smaller === 0 ? [] : [{ ...claim, root: roots[size - 1] ?? emptyRoot }]),
          ...others(proof).map(other => ({ ...claim, proof: other })),
        ];
        if (!isConsistent(claim) || forged.some(isConsistent)) wrong.push(`${smaller} in ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is refused for a leaf or a tree that is not there', async () => {
    await expect(inclusionProof(source, 3, 3)).rejects.toThrow('not in a tree');
    await expect(consistencyProof(source, 4, 3)).rejects.toThrow('does not begin');
  });
});

describe('tiles', () => {
  const leaves = Array.from({ length: 66_000 }, (_, place) => leafOf(Buffer.from(String(place))));

  it('give the same root and proofs over several levels, and go on where they ended', async () => {
    const tiles = new Map<string, Buffer>();
    const tree = new GrowingTree();
    let builder = new TileBuilder();
    for (const [place, leaf] of leaves.entries()) {
      builder.add(leaf);
      tree.add(leaf);
      if (![255, 256, 40_000, 65_535, 65_536, leaves.length - 1].includes(place)) continue;
      for (const { level, index, hashes } of builder.take()) tiles.set(`${level}/${index}`, hashes);
      expect(builder.root()).toEqual(tree.root());
      const size = place + 1;
      const edge = [0, 1, 2].map(level => {
        const hashes = Math.floor(size / 256 ** level);
        return hashes % 256 === 0 ? Buffer.alloc(0) : (tiles.get(`${level}/${Math.floor(hashes / 256)}`) ?? Buffer.alloc(0));
      });
      builder = new TileBuilder({ size, edge });
      expect(builder.root()).toEqual(tree.root());
    }
    const source = hashesIn(async (level, index) => tiles.get(`${level}/${index}`) ?? Buffer.alloc(0));
    const [index, size, root] = [12_345, leaves.length, tree.root()];
    expect(await rootOf(source, size)).toEqual(root);
    expect(isIncluded({ leaf: leaves[index] ?? emptyRoot, index, size, root, proof: await inclusionProof(source, index, size) })).toBe(true);
    const smallerRoot = await rootOf(source, 40_000);
    expect(isConsistent({ smaller: 40_000, smallerRoot, size, root, proof: await consistencyProof(source, 40_000, size) })).toBe(true);
    expect([...tilesOf(size)].map(tile => `${tile.level}/${tile.index}`).sort()).toEqual([...tiles.keys()].sort());
  });

  it.each([
    [{ level: 0, index: 0 }, 256, 'tile/0/000'],
    [{ level: 0, index: 1_234_067 }, 256, 'tile/0/x001/x234/067'],
    [{ level: 2, index: 5 }, 17, 'tile/2/005.p/17'],
  ])('have one path each: %j of %i is %s', (tile, width, path) => {
    expect(tilePath(tile, width)).toBe(path);
  });

  it('are as wide as the tree has hashes for them', () => {
    expect([0, 1, 2, 3].map(index => widthOfTile({ level: 0, index }, 600))).toEqual([256, 256, 88, 0]);
    expect([...tilesOf(600)]).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 0, index: 1, width: 256 },
      { level: 0, index: 2, width: 88 },
      { level: 1, index: 0, width: 2 },
    ]);
  });
});
