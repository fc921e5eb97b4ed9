import { Anchor, Badge, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../parts/loaded.js';
import { usePeriod } from '../../parts/period-choice.js';
import { Said } from '../../parts/said.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { driftQuery } from './asking.js';
import { DriftTable } from './drift-table.js';
import { driftWords } from './drift.words.js';

/** A list of ids with commas, or nothing: what does not look like it is not asked for yet. */
const IDS = /^[\w-]{1,64}(,[\w-]{1,64}){0,19}$/;

/** Our estimate beside OpenAI's own reports, and what is known about where they differ. */
export const Drift = () => {
  const { ids: idsLabel, idsHint, asked, simulated, realFigures } = useWords(driftWords);
  const { moment } = useFormats();
  const { period, control } = usePeriod('month');
  const [ids, setIds] = useState('');
  const [settled] = useDebouncedValue(ids.replaceAll(' ', ''), 500);
  const drift = useQuery(driftQuery(period, IDS.test(settled) ? settled : ''));
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="sm">
        <TextInput
          label={idsLabel}
          description={idsHint}
          value={ids}
          onChange={event => setIds(event.currentTarget.value)}
          flex={1}
          miw="min(16rem, 100%)"
        />
        {control}
      </Group>
      <Loaded query={drift} lines={5}>
        {answer => (
          <Stack gap="sm">
            <Group gap="sm">
              {answer.simulated && (
                <Badge variant="outline" color="gray" tt="none" radius="sm">
                  {simulated}
                </Badge>
              )}
              <Text size="sm" c="dimmed">
                {asked(moment(answer.askedAt))}
              </Text>
              <Anchor href={answer.realFigures} target="_blank" rel="noreferrer" size="sm">
                {realFigures}
              </Anchor>
            </Group>
            {answer.trouble !== null && <Said>{answer.trouble}</Said>}
            <DriftTable drift={answer} />
            <Said c="dimmed">{answer.notice}</Said>
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
};
