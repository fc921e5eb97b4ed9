export const parsed = JSON.parse('{}');
