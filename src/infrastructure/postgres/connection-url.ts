/** The URL with one more setting for its sessions, beside those that it carries already. */
export const withSetting = (url: string, setting: string): string => {
  const extended = new URL(url);
  const options = [extended.searchParams.get('options'), `-c ${setting}`].filter(Boolean);
  extended.searchParams.set('options', options.join(' '));
  extended.search = extended.search.replaceAll('+', '%20'); // libpq knows no other way to write a space
  return extended.href;
};

/** What a URL says of its sessions, for a client that takes apart URLs itself and passes that over. */
export const sessionOptions = (url: string): { readonly options?: string } => {
  const options = new URL(url).searchParams.get('options');
  return options === null ? {} : { options };
};
