export const parse = (): string => JSON.parse('{}');
