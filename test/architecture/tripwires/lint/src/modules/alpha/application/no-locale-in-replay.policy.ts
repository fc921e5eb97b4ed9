export const order = (one: string, other: string): number => one.localeCompare(other);
