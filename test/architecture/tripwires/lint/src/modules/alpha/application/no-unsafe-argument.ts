const keep = (text: string): string => text;
export const kept = keep(JSON.parse('{}'));
