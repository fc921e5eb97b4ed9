export const monthOf = (at: string): number => new Date(at).getMonth();
export const midnight = new Date(2026, 0, 1).toISOString();
