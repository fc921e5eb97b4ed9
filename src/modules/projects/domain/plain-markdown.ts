/** Words of the user's or a model's as one line of Markdown that means nothing but itself. */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!()@]/g, '\\$&')
    // left alone, an address would become a link
    .replace(/:\/\//g, '\\://')
    .replace(/www\./gi, match => match.replace('.', '\\.'));

/** Seconds as `01:02:03.4`. */
export const clock = (seconds: number): string => {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const tenths = Math.floor(seconds * 10) / 10;
  return `${two(tenths / 3600)}:${two((tenths / 60) % 60)}:${two(tenths % 60)}.${Math.round(tenths * 10) % 10}`;
};
