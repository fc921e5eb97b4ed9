import type { Chance } from '../audit/chance.js';

/** From 0 up to below 1. */
const part = (chance: Chance): number => chance.word() / 2 ** 32;

/** A whole number from 1 on: most draw 1, a few very many (Pareto); the smaller `tail` is, the heavier it is. */
export const heavyTailed = (chance: Chance, tail: number, atMost: number): number => Math.min(atMost, Math.floor((1 - part(chance)) ** (-1 / tail)));

/** Half lie below the median; `spread` is the standard deviation of the logarithm. */
export const logNormal = (chance: Chance, median: number, spread: number): number => {
  const [one, other] = [1 - part(chance), part(chance)];
  return median * Math.exp(spread * Math.sqrt(-2 * Math.log(one)) * Math.cos(2 * Math.PI * other));
};

/** True so often in a thousand. */
export const perMille = (chance: Chance, often: number): boolean => chance.below(1000) < often;

/** A moment of the day in seconds; hours come in proportion to their weights. */
export const secondOfDay = (chance: Chance, weights: readonly number[]): number => {
  let left = part(chance) * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [hour, weight] of weights.entries()) {
    if (left < weight) return 3600 * (hour + left / weight);
    left -= weight;
  }
  return 3600 * weights.length - 1;
};
