import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconCopy from '@tabler/icons-react/icons/IconCopy';
import { catalogue, useWords } from '../words/catalogue.js';
import classes from './one-time-secret.module.css';

const words = catalogue(
  { once: 'Shown this once', copy: 'Copy', copied: 'Copied', kept: 'I have it' },
  { once: 'Wird nur dieses eine Mal gezeigt', copy: 'Kopieren', copied: 'Kopiert', kept: 'Ich habe es' },
);

interface OneTimeSecretProps {
  readonly what: string;
  readonly secret: string;
  readonly onKept: () => void;
}

/** A secret that the service tells once: to be copied, and gone when its owner says so. */
export const OneTimeSecret = ({ what, secret, onKept }: OneTimeSecretProps) => {
  const { once, copy, copied, kept } = useWords(words);
  return (
    <Alert color="blue" title={once} role="status">
      <Stack gap="sm">
        <Text size="sm">{what}</Text>
        <Code block className={classes['secret']}>
          {secret}
        </Code>
        <Group gap="xs">
          <CopyButton value={secret}>
            {({ copied: done, copy: take }) => (
              <Button size="xs" variant="default" leftSection={done ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={take}>
                {done ? copied : copy}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" onClick={onKept}>
            {kept}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
};
