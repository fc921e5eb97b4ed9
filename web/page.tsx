import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { speak } from './api/client.js';
import { newQueryClient } from './api/queries.js';
import { Announcements } from './shell/announcements.js';
import { Routes } from './routes.js';
import { theme } from './theme.js';
import { keepLanguage, LanguageContext, onLanguageElsewhere, startingLanguage, type Language } from './words/language.js';

/** The policy lets only styles with this nonce in. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

// what locks the page behind a dialog writes a style of its own, and asks for the nonce by this name
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

const queries = newQueryClient();

/** Said before anything is asked of the service. */
const firstLanguage = (): Language => {
  const language = startingLanguage();
  speak(language);
  return language;
};

export const Page = () => {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  // from here on the service is asked in this language, and what was read before is read anew
  const turnTo = useCallback((chosen: Language) => {
    speak(chosen);
    void queries.invalidateQueries();
    setLanguage(chosen);
  }, []);
  useEffect(() => onLanguageElsewhere(turnTo), [turnTo]);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        keepLanguage(chosen);
        turnTo(chosen);
      },
    }),
    [language, turnTo],
  );
  return (
    <LanguageContext value={choice}>
      <DirectionProvider detectDirection>
        <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
          <QueryClientProvider client={queries}>
            <Announcements />
            <Routes />
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </LanguageContext>
  );
};
