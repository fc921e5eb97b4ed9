/** A square of modules: which are dark, and which belong to fixed patterns and carry no data. */
export interface Canvas {
  readonly size: number;
  isDark(x: number, y: number): boolean;
  isFixed(x: number, y: number): boolean;
  draw(x: number, y: number, dark: boolean, fixed?: boolean): void;
}

export const newCanvas = (size: number): Canvas => {
  const dark = new Uint8Array(size * size);
  const fixed = new Uint8Array(size * size);
  return {
    size,
    isDark: (x, y) => dark[y * size + x] === 1,
    isFixed: (x, y) => fixed[y * size + x] === 1,
    draw: (x, y, isDark, isFixed = false) => {
      if (x < 0 || y < 0 || x >= size || y >= size) return;
      dark[y * size + x] = isDark ? 1 : 0;
      if (isFixed) fixed[y * size + x] = 1;
    },
  };
};

const alignmentsOf = (version: number, size: number): number[] => {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - (count - 2 - at) * step)];
};

const drawFinder = (canvas: Canvas, cx: number, cy: number): void => {
  for (let dy = -4; dy <= 4; dy += 1)
    for (let dx = -4; dx <= 4; dx += 1) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      canvas.draw(cx + dx, cy + dy, ring !== 2 && ring !== 4, true);
    }
};

const drawAlignment = (canvas: Canvas, cx: number, cy: number): void => {
  for (let dy = -2; dy <= 2; dy += 1)
    for (let dx = -2; dx <= 2; dx += 1) canvas.draw(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1, true);
};

const drawVersion = (canvas: Canvas, version: number): void => {
  if (version < 7) return;
  let rest = version;
  for (let bit = 0; bit < 12; bit += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let bit = 0; bit < 18; bit += 1) {
    const [far, near] = [canvas.size - 11 + (bit % 3), Math.floor(bit / 3)];
    const dark = ((bits >>> bit) & 1) === 1;
    canvas.draw(far, near, dark, true);
    canvas.draw(near, far, dark, true);
  }
};

/** Which mask is laid over, at the level of correction L. */
export const drawFormat = (canvas: Canvas, mask: number): void => {
  const { size } = canvas;
  const data = (0b01 << 3) | mask;
  let rest = data;
  for (let bit = 0; bit < 10; bit += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((data << 10) | rest) ^ 0x5412;
  const isDark = (bit: number): boolean => ((bits >>> bit) & 1) === 1;
  for (let bit = 0; bit < 15; bit += 1) {
    if (bit < 6) canvas.draw(8, bit, isDark(bit), true);
    else if (bit < 8) canvas.draw(8, bit + 1, isDark(bit), true);
    else if (bit === 8) canvas.draw(7, 8, isDark(bit), true);
    else canvas.draw(14 - bit, 8, isDark(bit), true);
    if (bit < 8) canvas.draw(size - 1 - bit, 8, isDark(bit), true);
    else canvas.draw(8, size - 15 + bit, isDark(bit), true);
  }
  canvas.draw(8, size - 8, true, true);
};

/** Everything that is the same whatever is written. */
export const drawPatterns = (canvas: Canvas, version: number): void => {
  const { size } = canvas;
  for (let at = 0; at < size; at += 1) {
    canvas.draw(6, at, at % 2 === 0, true);
    canvas.draw(at, 6, at % 2 === 0, true);
  }
  drawFinder(canvas, 3, 3);
  drawFinder(canvas, size - 4, 3);
  drawFinder(canvas, 3, size - 4);
  const places = alignmentsOf(version, size);
  const last = places.length - 1;
  places.forEach((x, column) =>
    places.forEach((y, row) => {
      const onFinder = (column === 0 && row === 0) || (column === 0 && row === last) || (column === last && row === 0);
      if (!onFinder) drawAlignment(canvas, x, y);
    }),
  );
  drawFormat(canvas, 0);
  drawVersion(canvas, version);
};
