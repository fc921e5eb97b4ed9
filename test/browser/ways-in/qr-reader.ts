/** By version from 7 on, at the level of correction L: how many blocks, how many bytes of correction each has, and where alignment patterns stand. */
const VERSIONS: Readonly<Record<number, readonly [blocks: number, correction: number, places: readonly number[]]>> = {
  7: [2, 20, [6, 22, 38]],
  8: [2, 24, [6, 24, 42]],
  9: [2, 30, [6, 26, 46]],
  10: [4, 18, [6, 28, 50]],
  11: [4, 20, [6, 30, 54]],
};

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  i => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const numberOf = (bits: readonly boolean[]): number => bits.reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0);

/** Two bytes multiplied in the field of the correction. */
const product = (one: number, other: number): number => {
  let [sum, doubled] = [0, one];
  for (let rest = other; rest > 0; rest >>= 1) {
    if (rest & 1) sum ^= doubled;
    doubled = (doubled << 1) ^ (doubled & 0x80 ? 0x11d : 0);
  }
  return sum;
};

/** Whether a block is as it was written: its polynomial is zero at each root of the correction. */
const isWhole = (block: readonly number[], correction: number): boolean => {
  let root = 1;
  for (let at = 0; at < correction; at += 1) {
    const power = root;
    if (block.reduce((sum, byte) => product(sum, power) ^ byte, 0) !== 0) return false;
    root = product(root, 2);
  }
  return true;
};

/** The modules of a picture that was drawn as one path, a square a module, within a margin of four. */
const modulesIn = (path: string, viewBox: string) => {
  const side = Number(viewBox.split(' ').at(-1));
  const dark = new Set([...path.matchAll(/M(\d+),(\d+)h1v1h-1z/g)].map(([, x, y]) => `${Number(y) - 4} ${Number(x) - 4}`));
  return { size: side - 8, isDark: (row: number, column: number) => dark.has(`${row} ${column}`) };
};

/** The bytes of a symbol (ISO/IEC 18004) in their order, unmasked, from the modules that no pattern takes. */
const bytesOf = (size: number, places: readonly number[], isDark: (row: number, column: number) => boolean): readonly number[] => {
  // three of the places are taken by the large patterns in the corners
  const alignments = places
    .flatMap(row => places.map(column => [row, column] as const))
    .filter(([row, column]) => !(row === 6 && (column === 6 || column === size - 7)) && !(row === size - 7 && column === 6));
  const isPattern = (i: number, j: number): boolean => {
    const [isTop, isLeft, isLow, isRight] = [i < 9, j < 9, i >= size - 8, j >= size - 8];
    if ((isTop && isLeft) || (isTop && isRight) || (isLow && isLeft) || i === 6 || j === 6) return true;
    if ((i < 6 && j >= size - 11) || (j < 6 && i >= size - 11)) return true;
    return alignments.some(([row, column]) => Math.abs(i - row) <= 2 && Math.abs(j - column) <= 2);
  };
  const format = [...times(6).map(j => isDark(8, j)), isDark(8, 7), isDark(8, 8), isDark(7, 8), ...times(6).map(i => isDark(5 - i, 8))];
  const [level, mask] = [((numberOf(format) ^ 0x5412) >> 13) & 0b11, ((numberOf(format) ^ 0x5412) >> 10) & 0b111];
  if (level !== 0b01) throw new Error('This reader knows the level of correction L alone.');
  const bits: boolean[] = [];
  const rights = times((size - 1) / 2)
    .map(pair => size - 1 - 2 * pair)
    .map(right => (right <= 6 ? right - 1 : right));
  rights.forEach((right, pair) => {
    for (const step of times(size))
      for (const j of [right, right - 1]) {
        const i = pair % 2 === 0 ? size - 1 - step : step;
        if (!isPattern(i, j)) bits.push(isDark(i, j) !== MASKS[mask]?.(i, j));
      }
  });
  return times(Math.floor(bits.length / 8)).map(at => numberOf(bits.slice(8 * at, 8 * at + 8)));
};

/** Bytes that were dealt out in turn, back in their blocks: data, of which the later blocks may have one more, then correction. */
const blocksOf = (bytes: readonly number[], blocks: number, correction: number): readonly (readonly number[])[] => {
  const data = bytes.length - blocks * correction;
  const [short, longer] = [Math.floor(data / blocks), data % blocks];
  const parts = times(blocks).map((): number[] => []);
  let dealt = 0;
  for (const round of times(short + 1 + correction))
    parts.forEach((part, block) => {
      if (round !== short || block >= blocks - longer) part.push(bytes[dealt++] ?? 0);
    });
  return parts;
};

/** Reads a QR code as strictly as can be: what a picture says, or what is wrong with it. */
export const readQrCode = (path: string, viewBox: string): string => {
  const { size, isDark } = modulesIn(path, viewBox);
  const version = (size - 17) / 4;
  const known = VERSIONS[version];
  if (!known) throw new Error(`This reader does not know the version ${version}.`);
  const [blocks, correction, places] = known;
  const parts = blocksOf(bytesOf(size, places, isDark), blocks, correction);
  if (!parts.every(part => isWhole(part, correction))) throw new Error('The correction does not fit what it corrects.');
  const bits = parts.flatMap(part => part.slice(0, -correction)).flatMap(byte => times(8).map(at => (byte >> (7 - at)) % 2 === 1));
  if (numberOf(bits.slice(0, 4)) !== 0b0100) throw new Error('This reader knows bytes alone.');
  const begins = version < 10 ? 12 : 20;
  const length = numberOf(bits.slice(4, begins));
  return Buffer.from(times(length).map(at => numberOf(bits.slice(begins + 8 * at, begins + 8 * at + 8)))).toString('utf8');
};
