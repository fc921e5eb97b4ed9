export const keep = (amount: number): number => {
  amount = amount;
  return amount;
};
