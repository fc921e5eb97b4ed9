import { useMemo } from 'react';
import { useLanguage } from '../../words/language.js';

/** Languages that models hear; names of them come from the browser. */
const TAGS = (
  'af ar az be bg bn bs ca cs cy da de el en es et fa fi fr gl gu he hi hr hu hy id is it ja ka kk kn ko lt lv mi mk ml mr ms ne nl no pa pl pt ro ru sk sl sq sr ' +
  'sv sw ta te th tl tr uk ur vi zh'
).split(' ');

/** The languages that may be spoken in a video, by their names in the page's own. */
export const useLanguages = (): { readonly value: string; readonly label: string }[] => {
  const { language } = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'language' });
    const all = TAGS.map(value => ({ value, label: names.of(value) ?? value }));
    return all.sort((one, other) => one.label.localeCompare(other.label, language));
  }, [language]);
};
