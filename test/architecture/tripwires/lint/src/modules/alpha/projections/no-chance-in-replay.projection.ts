export const row = (): number => Math.random();
