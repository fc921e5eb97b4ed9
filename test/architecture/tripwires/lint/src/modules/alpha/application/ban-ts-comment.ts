// @ts-ignore
export const amount: number = 1;
