export const amountOf = (text: string): number => parseFloat(text);
export const digitsOf = (number: number): number => Math.log10(number);
