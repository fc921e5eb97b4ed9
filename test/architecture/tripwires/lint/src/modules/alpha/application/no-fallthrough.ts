export const cost = (pieces: number): number => {
  let sum = 0;
  switch (pieces) {
    case 1:
      sum += 1;
    case 2:
      sum += 2;
  }
  return sum;
};
