export const walk = (grants: string[]): void => {
  for (const grant in grants) void grant;
};
