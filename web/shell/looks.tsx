import { SegmentedControl, Stack, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useWords } from '../words/catalogue.js';
import { LANGUAGES, useLanguage, type Language } from '../words/language.js';
import { words } from './words.js';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** Which language and which colours the page has. */
export const Looks = () => {
  const text = useWords(words);
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="xs" p="xs">
      <SegmentedControl
        size="xs"
        aria-label={text.language}
        value={language}
        onChange={value => choose(value as Language)}
        data={LANGUAGES.map(value => ({ value, label: NAMES[value] }))}
      />
      <SegmentedControl
        size="xs"
        aria-label={text.colours}
        value={colorScheme}
        onChange={value => setColorScheme(value as MantineColorScheme)}
        data={[
          { value: 'light', label: text.light },
          { value: 'dark', label: text.dark },
          { value: 'auto', label: text.system },
        ]}
      />
    </Stack>
  );
};
