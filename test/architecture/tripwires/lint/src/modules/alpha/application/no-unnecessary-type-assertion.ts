const amount = 1;
export const same = amount!;
