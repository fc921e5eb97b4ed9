import { ActionIcon, Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import IconX from '@tabler/icons-react/icons/IconX';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Loaded } from '../../parts/loaded.js';
import { microOf } from '../../parts/micro.js';
import { NumberField } from '../../parts/number-field.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { CREDITS, thresholdsQuery } from './asking.js';
import { boundWords } from './bounds.words.js';

const Change = ({ thresholds, reached }: Shapes['ThresholdsShape']) => {
  const words = useWords(boundWords);
  const { credits } = useFormats();
  const [typed, setTyped] = useState<string | number>('');
  const amounts = thresholds.map(({ microCredits }) => microCredits);
  const isReached = new Set(reached.map(({ microCredits }) => microCredits));
  const keep = useWrite(
    (wanted: readonly string[], header) =>
      taken(api.PUT('/v1/credits/thresholds', { params: { header }, body: { thresholds: wanted.map(microCredits => ({ microCredits })) } })),
    { renews: [CREDITS, ['notices']], onDone: () => setTyped('') },
  );
  const added = microOf(typed);
  return (
    <Stack gap="sm">
      {amounts.length === 0 ? (
        <Text size="sm">{words.noThresholds}</Text>
      ) : (
        <List listStyleType="none" spacing={4}>
          {amounts.map(amount => (
            <List.Item key={amount}>
              <Group gap="xs">
                <Text size="sm">
                  {credits(amount)} {words.amount}
                </Text>
                {isReached.has(amount) && (
                  <Badge variant="outline" color="orange" tt="none" radius="sm">
                    {words.reached}
                  </Badge>
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words.dropThreshold(credits(amount))}
                  disabled={keep.isPending}
                  onClick={() => keep.mutate(amounts.filter(other => other !== amount))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Group>
            </List.Item>
          ))}
        </List>
      )}
      <Group align="flex-end" gap="xs">
        <NumberField label={words.amount} min={0} places={6} value={typed} onChange={setTyped} maw="12rem" />
        <Button
          variant="default"
          disabled={added === null || amounts.includes(added)}
          loading={keep.isPending}
          onClick={() => added !== null && keep.mutate([...amounts, added])}
        >
          {words.addThreshold}
        </Button>
      </Group>
      <RefusedView error={keep.error} />
    </Stack>
  );
};

/** At which amounts its owner wants to be told. */
export const ThresholdsSection = () => {
  const { thresholdsTitle, thresholdsLead } = useWords(boundWords);
  const thresholds = useQuery(thresholdsQuery);
  return (
    <Section name="thresholds" title={thresholdsTitle} lead={thresholdsLead}>
      <Loaded query={thresholds}>{answer => <Change {...answer} />}</Loaded>
    </Section>
  );
};
