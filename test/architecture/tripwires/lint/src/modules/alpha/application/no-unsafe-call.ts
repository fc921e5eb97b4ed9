export const start = (): void => {
  JSON.parse('{}')();
};
