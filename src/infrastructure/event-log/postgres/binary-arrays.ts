/**
 * PostgreSQL arrays as binary parameters: a batch travels without being written as text and read again on either side.
 * Each gives a Buffer, which the driver sends in binary format.
 */
interface Element<Value> {
  oid: number;
  /** Bytes of one value. */
  size(value: Value): number;
  /** Writes one value and gives the place after it. */
  write(target: Buffer, value: Value, at: number): number;
}

const numbers = {
  smallint: { oid: 21, size: () => 2, write: (target, value, at) => target.writeInt16BE(value, at) },
  int: { oid: 23, size: () => 4, write: (target, value, at) => target.writeInt32BE(value, at) },
  bigint: { oid: 20, size: () => 8, write: (target, value, at) => target.writeBigInt64BE(BigInt(value), at) },
} satisfies Record<string, Element<number>>;

const utf8 = {
  size: (value: string) => Buffer.byteLength(value),
  write: (target: Buffer, value: string, at: number) => at + target.write(value, at),
};
const texts = {
  uuid: { oid: 2950, size: () => 16, write: (target, value, at) => at + target.write(value.replaceAll('-', ''), at, 'hex') },
  text: { oid: 25, ...utf8 },
  json: { oid: 114, ...utf8 },
} satisfies Record<string, Element<string>>;

/** A one-dimensional array of numbers; at least one. */
export function numberArray(type: keyof typeof numbers, values: readonly number[]): Buffer {
  return binaryArray(numbers[type], values);
}

/** A one-dimensional array of texts or ids; at least one. */
export function textArray(type: keyof typeof texts, values: readonly string[]): Buffer {
  return binaryArray(texts[type], values);
}

function binaryArray<Value>(element: Element<Value>, values: readonly Value[]): Buffer {
  const sizes = values.map(value => element.size(value));
  const array = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size + 4, 20));
  // dimensions, no nulls, type, length, first index
  [1, 0, element.oid, values.length, 1].forEach((word, n) => array.writeInt32BE(word, 4 * n));
  let at = 20;
  values.forEach((value, n) => {
    at = array.writeInt32BE(sizes[n] ?? 0, at);
    at = element.write(array, value, at);
  });
  return array;
}
