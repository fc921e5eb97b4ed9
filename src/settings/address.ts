import { Misconfigured } from './misconfigured.js';

/** An http(s) address of another's server, or of ours, without what does not belong into one. Never says what it was given: that may hold a password. */
export const httpAddress = (name: string, text: string, what: string): URL => {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') throw new Misconfigured(`${name} must be the http or https address ${what}.`);
  if (url.username !== '' || url.password !== '') throw new Misconfigured(`${name} must not have a name or password in it: take them out.`);
  if (url.search !== '' || url.hash !== '') throw new Misconfigured(`${name} must end before the ? or #: take off what is behind.`);
  return url;
};
