import sharp from 'sharp';

/**
 * The machine-readable clock at the foot of our own demo videos: one row of black and white cells that survives scaling to 320
 * pixels and JPEG. White, black, twelve bits of tenths of a second (highest first), parity of the even and of the odd bits.
 */
export const counter = { cells: 16, bits: 12, heightShare: 1 / 9, perSecond: 10 } as const;

const parityOf = (bits: readonly boolean[], remainder: number): boolean =>
  bits.filter((bit, place) => bit && place % 2 === remainder).length % 2 === 1;

/** The cells to draw at a time, from left to right; true is white. */
export function counterCells(seconds: number): boolean[] {
  // Frame times such as 0.28 s times ten are a hair below the whole number that they mean.
  const tenths = Math.floor(seconds * counter.perSecond + 1e-6);
  const bits = Array.from({ length: counter.bits }, (_, place) => ((tenths >> (counter.bits - 1 - place)) & 1) === 1);
  return [true, false, ...bits, parityOf(bits, 0), parityOf(bits, 1)];
}

/** Brightness in the middle of every cell, 0 to 255: borders are blurred by scaling, so they are left out. */
async function cellBrightness(image: Uint8Array): Promise<number[]> {
  const { data, info } = await sharp(image).removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true });
  const cell = info.width / counter.cells;
  const row = info.height * (1 - counter.heightShare / 2);
  const reach = Math.max(1, Math.floor(Math.min(cell, info.height * counter.heightShare) / 5));
  return Array.from({ length: counter.cells }, (_, index) => {
    let sum = 0;
    for (let y = -reach; y <= reach; y++)
      for (let x = -reach; x <= reach; x++)
        sum += data[(Math.floor(row + y) * info.width + Math.floor((index + 0.5) * cell + x)) * info.channels] ?? 0;
    return sum / (2 * reach + 1) ** 2;
  });
}

/**
 * Reads the clock back from a picture taken out of a demo video: seconds, in steps of a tenth.
 * Throws where the picture has no such clock or a cell was misread, which the markers and parities tell.
 */
export async function readCounter(image: Uint8Array): Promise<number> {
  const cells = (await cellBrightness(image)).map(brightness => brightness > 127);
  const bits = cells.slice(2, 2 + counter.bits);
  const seconds = bits.reduce((tenths, bit) => tenths * 2 + (bit ? 1 : 0), 0) / counter.perSecond;
  if (counterCells(seconds).some((cell, index) => cell !== cells[index])) throw new Error('The picture carries no readable counter.');
  return seconds;
}
