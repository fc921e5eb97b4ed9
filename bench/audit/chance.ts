/** Chance that can be told again: the same seed gives the same numbers for ever. */
export class Chance {
  private readonly words: Uint32Array;

  constructor(seed: number) {
    this.words = Uint32Array.of(0x9e3779b9, 0x243f6a88, 0xb7e15162, seed);
    for (let n = 0; n < 20; n += 1) this.word();
  }

  /** sfc32, 32 bits. */
  word(): number {
    const [a, b, c, count] = this.words as unknown as [number, number, number, number];
    const drawn = (a + b + count) >>> 0;
    this.words.set([b ^ (b >>> 9), c + (c << 3), ((c << 21) | (c >>> 11)) + drawn, count + 1]);
    return drawn;
  }

  /** From 0 to below a number. */
  below(limit: number): number {
    return Math.floor((this.word() / 2 ** 32) * limit);
  }

  /** From one number to another, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True so often in a hundred. */
  percent(often: number): boolean {
    return this.below(100) < often;
  }

  oneOf<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** A UUID of version 4 by its looks. */
  uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.word().toString(16).padStart(8, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${this.oneOf(['8', '9', 'a', 'b'])}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
