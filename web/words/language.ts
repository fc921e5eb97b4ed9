import { createContext, useContext } from 'react';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = 'keyreel-language';

const isLanguage = (value: unknown): value is Language => LANGUAGES.some(language => language === value);

/** What the person chose last, or the first of the browser's languages that there is. */
export const startingLanguage = (): Language => {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map(tag => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
};

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);

/** Hears when another tab chooses a language; gives back what ends it. */
export const onLanguageElsewhere = (choose: (language: Language) => void): (() => void) => {
  const heard = ({ key, newValue }: StorageEvent): void => {
    if (key === KEPT && isLanguage(newValue)) choose(newValue);
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
};

export const LanguageContext = createContext<{ language: Language; choose(language: Language): void }>({ language: 'en', choose: () => undefined });

export const useLanguage = () => useContext(LanguageContext);
