/** The code of a letter's link stands behind the #: no server, journal or referrer ever sees it. It is taken out of the address at once. */
export const takeCodeFromLink = (): string => {
  const code = new URLSearchParams(window.location.hash.slice(1)).get('code') ?? '';
  if (code !== '') window.history.replaceState(null, '', window.location.pathname);
  return code;
};
