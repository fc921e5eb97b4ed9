export const refuse = (): Promise<never> => Promise.reject('key_unusable');
