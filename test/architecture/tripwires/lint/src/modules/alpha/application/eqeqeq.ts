export const same = (one: string, other: string): boolean => one == other;
