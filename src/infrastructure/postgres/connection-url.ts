/** The URL with one more setting for its sessions, beside those that it carries already. */
export const withSetting = (url: string, setting: string): string => {
  const extended = new URL(url);
  const options = [extended.searchParams.get('options'), `-c ${setting}`].filter(Boolean);
  extended.searchParams.set('options', options.join(' '));
  extended.search = extended.search.replaceAll('+', '%20'); // libpq knows no other way to write a space
  return extended.href;
};
