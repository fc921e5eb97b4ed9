/** Opcodes of the first WebAssembly version, as far as their operands matter here. */
const typeOperand = new Set([0x02, 0x03, 0x04]);
const noPatch = -1;
const codeSection = 10;

/**
 * Today's engines trap where this old module converts a float that does not fit an integer. The eight trapping
 * truncations become their saturating forms; everything else stays byte for byte. Throws on an opcode it does not know.
 */
export function withSaturatingTruncations(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const reader = new WasmReader(module, 8);
  const out: Uint8Array[] = [module.subarray(0, 8)];
  while (!reader.atEnd) {
    const id = reader.byte();
    const section = reader.bytes(reader.number());
    const body = id === codeSection ? patchedCode(section) : section;
    out.push(Uint8Array.of(id), encoded(body.length), body);
  }
  return joined(out);
}

/** Raises the maximum of the memory import, in pages of 64 KiB; the import must be there with a maximum of 1536 pages. */
export function withLargerMemory(module: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(module);
  const wanted = Buffer.from([6, ...Buffer.from('memory'), 2, 1, 0x80, 0x0c, 0x80, 0x0c]);
  const at = bytes.indexOf(wanted);
  if (at < 0) throw new Error('The memory import of the module is not where it was.');
  bytes[at + 11] = (pages & 0x7f) | 0x80;
  bytes[at + 12] = pages >> 7;
  return new Uint8Array(bytes);
}

function patchedCode(section: Uint8Array): Uint8Array {
  const reader = new WasmReader(section, 0);
  const count = reader.number();
  const out: Uint8Array[] = [encoded(count)];
  for (let index = 0; index < count; index++) {
    const body = patchedFunction(reader.bytes(reader.number()));
    out.push(encoded(body.length), body);
  }
  return joined(out);
}

function patchedFunction(body: Uint8Array): Uint8Array {
  const reader = new WasmReader(body, 0);
  const out: Uint8Array[] = [];
  let copied = 0;
  for (let locals = reader.number(); locals > 0; locals--) {
    reader.number();
    reader.byte();
  }
  while (!reader.atEnd) {
    const at = reader.at;
    const opcode = reader.byte();
    const saturating = saturatingForm(opcode);
    if (saturating === noPatch) skipOperands(reader, opcode);
    else {
      out.push(body.subarray(copied, at), Uint8Array.of(0xfc, saturating));
      copied = reader.at;
    }
  }
  return joined([...out, body.subarray(copied)]);
}

function saturatingForm(opcode: number): number {
  if (opcode >= 0xa8 && opcode <= 0xab) return opcode - 0xa8;
  return opcode >= 0xae && opcode <= 0xb1 ? opcode - 0xae + 4 : noPatch;
}

function skipOperands(reader: WasmReader, opcode: number): void {
  if (opcode > 0xbf) throw new Error(`Unknown opcode ${opcode.toString(16)} in the module.`);
  if (typeOperand.has(opcode) || opcode === 0x3f || opcode === 0x40) reader.byte();
  else if (opcode === 0x0e) for (let labels = reader.number(); labels >= 0; labels--) reader.number();
  else if (opcode === 0x11) (reader.number(), reader.byte());
  else if (opcode >= 0x28 && opcode <= 0x3e) (reader.number(), reader.number());
  else if (opcode === 0x43) reader.bytes(4);
  else if (opcode === 0x44) reader.bytes(8);
  else if (hasNumber(opcode)) reader.number();
}

/** Branches, calls, variables and integer constants carry one number. */
function hasNumber(opcode: number): boolean {
  return opcode === 0x0c || opcode === 0x0d || opcode === 0x10 || (opcode >= 0x20 && opcode <= 0x24) || opcode === 0x41 || opcode === 0x42;
}

class WasmReader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  get atEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.at];
    if (value === undefined) throw new Error('The module ends too early.');
    this.at += 1;
    return value;
  }

  bytes(length: number): Uint8Array {
    this.at += length;
    if (this.at > this.#bytes.length) throw new Error('The module ends too early.');
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** An unsigned LEB128 number; signed ones are skipped with it too, their value does not matter. */
  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
}

function encoded(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return Uint8Array.from(bytes);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}
