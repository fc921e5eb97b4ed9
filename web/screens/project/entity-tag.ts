/** The version that a change is a change of, as If-Match names it. */
export const entityTag = (version: number): string => `"${String(version)}"`;
