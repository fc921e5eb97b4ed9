/** Multiplication in the field of 256 elements that QR codes reckon in (polynomial 0x11d). */
const times = (a: number, b: number): number => {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
};

/** The polynomial whose roots are the first `degree` powers of 2, without its leading 1. */
const divisorOf = (degree: number): number[] => {
  const result: number[] = Array.from({ length: degree }, (_, at) => (at === degree - 1 ? 1 : 0));
  let root = 1;
  for (let power = 0; power < degree; power += 1) {
    for (let at = 0; at < degree; at += 1) result[at] = times(result[at] ?? 0, root) ^ (result[at + 1] ?? 0);
    root = times(root, 2);
  }
  return result;
};

/** The bytes that let a reader mend a block. */
export const correctionOf = (block: readonly number[], degree: number): number[] => {
  const divisor = divisorOf(degree);
  const remainder: number[] = Array.from({ length: degree }, () => 0);
  for (const byte of block) {
    const factor = byte ^ (remainder.shift() ?? 0);
    remainder.push(0);
    divisor.forEach((coefficient, at) => (remainder[at] = (remainder[at] ?? 0) ^ times(coefficient, factor)));
  }
  return remainder;
};
