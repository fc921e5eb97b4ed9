const MICRO = 1_000_000n;

/** Micro-credits as people read them: `4.083334`. */
export const credits = (micro: bigint | string): string => {
  const value = BigInt(micro);
  const [whole, rest] = [(value < 0n ? -value : value) / MICRO, (value < 0n ? -value : value) % MICRO];
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
  return `${value < 0n ? '-' : ''}${whole}${fraction}`;
};

export const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, amount) => total + amount, 0n);
