import { useLanguage, type Language } from './language.js';

/** The words of one part of the page: sentences, and functions that make one of what it speaks of. */
export type Catalogue<Words> = Readonly<Record<Language, Words>>;

/** English first; the compiler asks for every word in every other language. */
export const catalogue = <Words extends object>(en: Words, de: NoInfer<Words>): Catalogue<Words> => ({ en, de });

/** The words of one part in the language of the page. */
export const useWords = <Words>(words: Catalogue<Words>): Words => words[useLanguage().language];
