export const paid = (): string => {
  if (1) return 'always';
  return 'never';
};
