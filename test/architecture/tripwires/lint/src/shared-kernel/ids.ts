export const newId = (): string => 'new';
