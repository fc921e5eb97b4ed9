import { Alert, Badge, Box, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Shapes } from '../../api/client.js';
import { Facts } from '../../parts/facts.js';
import { Loaded } from '../../parts/loaded.js';
import { Said } from '../../parts/said.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { healthQuery } from './asking.js';
import classes from './readiness.module.css';
import { words } from './words.js';

const Check = ({ of: { name, status, needed, sentence, names } }: { readonly of: Shapes['CheckShape'] }) => {
  const text = useWords(words);
  return (
    <Box component="li" className={classes['check'] ?? ''}>
      <Group gap="xs">
        <Text size="sm">{wordOf(text.checks, name)}</Text>
        <Badge variant="outline" color={status === 'ok' ? 'teal' : 'red'} tt="none" radius="sm">
          {status === 'ok' ? text.good : text.bad}
        </Badge>
        {needed && <Text size="xs">{text.needed}</Text>}
      </Group>
      {sentence !== undefined && <Said>{sentence}</Said>}
      {names !== undefined && names.length > 0 && <Text size="xs">{names.join(', ')}</Text>}
    </Box>
  );
};

/** What this process says of itself: whether it serves, what it needs, and how far the log is signed. */
export const Readiness = () => {
  const text = useWords(words);
  const { number } = useFormats();
  const health = useQuery(healthQuery);
  return (
    <Section title={text.readiness}>
      <Loaded query={health}>
        {({ status, checks, provider, sealing }) => (
          <Stack gap="md">
            <Alert role="status" variant="outline" color={status === 'ok' ? 'teal' : 'red'} title={status === 'ok' ? text.ready : text.notReady} />
            {sealing?.unsigned && (
              <Alert variant="outline" color="orange">
                <Said>{sealing.unsigned.sentence}</Said>
                <Said>{sealing.unsigned.remedy}</Said>
              </Alert>
            )}
            <Facts
              of={[
                [text.providerName, provider && text.provider[provider]],
                [text.sealed, sealing && number(sealing.sealedUpTo)],
                [text.unsigned, sealing && number(sealing.behindBy)],
                [text.epoch, sealing && number(sealing.epoch)],
              ]}
            />
            <SimpleGrid component="ul" cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" verticalSpacing={4} m={0} p={0}>
              {checks?.map(check => (
                <Check key={check.name} of={check} />
              ))}
            </SimpleGrid>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
