const SHOWN = 4;
const LONGEST_PREFIX = 9;

/** The part in front that tells the kind of key (`sk-`, `sk-proj-`, `sk-admin-`), never more than nine characters, and the last four. */
export const shownPart = (secret: string): { readonly prefix: string; readonly lastFour: string } => ({
  prefix: (/^[a-z]+-(?:[a-z]+-)?/.exec(secret)?.[0] ?? '').slice(0, LONGEST_PREFIX),
  lastFour: secret.slice(-SHOWN),
});
