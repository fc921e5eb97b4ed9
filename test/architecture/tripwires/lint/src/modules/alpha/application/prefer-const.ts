let balance = 1;
export const shown = balance;
