export const row = (): number => Date.now();
