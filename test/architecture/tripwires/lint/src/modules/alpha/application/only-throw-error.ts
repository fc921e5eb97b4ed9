export const refuse = (): never => {
  throw 'key_unusable';
};
