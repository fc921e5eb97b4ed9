import { Code, Stack, Text } from '@mantine/core';
import type { Shapes } from '../../../api/client.js';
import { useWords } from '../../../words/catalogue.js';
import classes from './receipt.module.css';
import { words } from './words.js';

/** The very words that went to the provider, as text. */
export const SentWords = ({ sent }: { readonly sent: Pick<Shapes['PromptShape'], 'instructions' | 'transcript' | 'prompt'> }) => {
  const told = useWords(words);
  const parts = [
    [told.sentInstructions, sent.instructions],
    [told.sentTranscript, sent.transcript],
    [told.sentPrompt, sent.prompt],
  ] as const;
  return (
    <Stack gap="sm">
      {parts.map(([name, text]) =>
        text === null ? null : (
          <Stack gap={4} key={name}>
            <Text size="sm" fw={600}>
              {name}
            </Text>
            <Code block className={classes['sent']} tabIndex={0}>
              {text}
            </Code>
          </Stack>
        ),
      )}
    </Stack>
  );
};
