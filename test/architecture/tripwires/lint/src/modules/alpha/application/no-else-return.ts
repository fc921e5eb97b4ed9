export const answer = (paid: boolean): string => {
  if (paid) {
    return 'paid';
  } else {
    return 'free';
  }
};
