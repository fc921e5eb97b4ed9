import { drawFormat, drawPatterns, newCanvas, type Canvas } from './canvas.js';
import { codewordsOf, versionFor } from './codewords.js';

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Two columns at a time from the right, up and down in turn, around whatever is fixed. */
const drawData = (canvas: Canvas, codewords: readonly number[]): void => {
  const { size } = canvas;
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = upward ? size - 1 - step : step;
        if (canvas.isFixed(x, y) || bit >= codewords.length * 8) continue;
        canvas.draw(x, y, (((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1);
        bit += 1;
      }
  }
};

const layMask = (canvas: Canvas, mask: number): void => {
  const inverts = MASKS[mask];
  for (let y = 0; y < canvas.size; y += 1)
    for (let x = 0; x < canvas.size; x += 1) if (!canvas.isFixed(x, y) && inverts?.(x, y)) canvas.draw(x, y, !canvas.isDark(x, y));
  drawFormat(canvas, mask);
};

const LIKE_A_FINDER = /(?=10111010000|00001011101)/g;

const penaltyOfLine = (line: string): number => {
  const runs = line.match(/0{5,}|1{5,}/g) ?? [];
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + 40 * [...line.matchAll(LIKE_A_FINDER)].length;
};

/** How hard it is to read: long runs, blocks of one colour, what looks like a finder, and too much of one colour. */
const penaltyOf = (canvas: Canvas): number => {
  const { size, isDark } = canvas;
  const each = Array.from({ length: size }, (_, at) => at);
  const rows = each.map(y => each.map(x => (isDark(x, y) ? '1' : '0')).join(''));
  const columns = each.map(x => each.map(y => (isDark(x, y) ? '1' : '0')).join(''));
  let penalty = [...rows, ...columns].reduce((sum, line) => sum + penaltyOfLine(line), 0);
  for (let y = 0; y < size - 1; y += 1)
    for (let x = 0; x < size - 1; x += 1) {
      const dark = isDark(x, y);
      if (dark === isDark(x + 1, y) && dark === isDark(x, y + 1) && dark === isDark(x + 1, y + 1)) penalty += 3;
    }
  const share = (rows.join('').replaceAll('0', '').length * 100) / (size * size);
  return penalty + 10 * Math.floor(Math.abs(share - 50) / 5);
};

/** A text as a QR code (ISO/IEC 18004, byte mode): which of the modules of a square are dark. Null where it is too long. */
export const qrCodeOf = (text: string): Pick<Canvas, 'size' | 'isDark'> | null => {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (version === null) return null;
  const codewords = codewordsOf(bytes, version);
  const drawn = MASKS.map((_, mask) => {
    const canvas = newCanvas(version * 4 + 17);
    drawPatterns(canvas, version);
    drawData(canvas, codewords);
    layMask(canvas, mask);
    return { canvas, penalty: penaltyOf(canvas) };
  });
  return drawn.reduce((best, other) => (other.penalty < best.penalty ? other : best)).canvas;
};
