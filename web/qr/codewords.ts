import { correctionOf } from './reed-solomon.js';

/** Correction bytes of each block, and how many blocks, by version from 1, at the level of correction L: a screen is read cleanly. */
const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28] as const;
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8] as const;

const BYTE_MODE = 0b0100;
const PADDING = [0xec, 0x11] as const;

/** How many bytes a version holds, correction with them: its modules less those of fixed patterns. */
const bytesIn = (version: number): number => {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const alignments = Math.floor(version / 7) + 2;
    modules -= (25 * alignments - 10) * alignments - 55;
    if (version >= 7) modules -= 36;
  }
  return Math.floor(modules / 8);
};

const shapeOf = (version: number) => {
  const [correction, blocks] = [CORRECTION[version - 1] ?? 0, BLOCKS[version - 1] ?? 1];
  return { correction, blocks, data: bytesIn(version) - correction * blocks };
};

const countBits = (version: number): number => (version < 10 ? 8 : 16);

/** The smallest version that holds so many bytes; null where none here does. */
export const versionFor = (length: number): number | null => {
  const versions = CORRECTION.map((_, at) => at + 1);
  return versions.find(version => 4 + countBits(version) + 8 * length <= 8 * shapeOf(version).data) ?? null;
};

const dataOf = (bytes: Uint8Array, version: number): number[] => {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1);
  };
  const room = 8 * shapeOf(version).data;
  push(BYTE_MODE, 4);
  push(bytes.length, countBits(version));
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, room - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let at = 0; bits.length < room; at += 1) push(PADDING[at % 2] ?? 0, 8);
  return Array.from({ length: room / 8 }, (_, byte) => bits.slice(8 * byte, 8 * byte + 8).reduce((sum, bit) => (sum << 1) | bit, 0));
};

/** The bytes as they are drawn: data of all blocks in turn, then the corrections of all in turn. */
export const codewordsOf = (bytes: Uint8Array, version: number): number[] => {
  const { correction, blocks, data } = shapeOf(version);
  const all = dataOf(bytes, version);
  const [short, longer] = [Math.floor(data / blocks), data % blocks];
  let taken = 0;
  const parts = Array.from({ length: blocks }, (_, block) => {
    const part = all.slice(taken, (taken += short + (block < blocks - longer ? 0 : 1)));
    return { part, mending: correctionOf(part, correction) };
  });
  const inTurn = (lists: readonly (readonly number[])[]): number[] =>
    Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, at) => lists.flatMap(list => list.slice(at, at + 1))).flat();
  return [...inTurn(parts.map(({ part }) => part)), ...inTurn(parts.map(({ mending }) => mending))];
};
