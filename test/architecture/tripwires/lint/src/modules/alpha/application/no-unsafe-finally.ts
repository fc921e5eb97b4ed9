export const lose = (run: () => number): number => {
  try {
    return run();
  } finally {
    return 0;
  }
};
