export const expired = (at: string): boolean => Date.parse(at) < 0;
