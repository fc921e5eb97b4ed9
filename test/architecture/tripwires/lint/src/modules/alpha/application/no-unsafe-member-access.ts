export const named = (): string => String(JSON.parse('{}').name);
