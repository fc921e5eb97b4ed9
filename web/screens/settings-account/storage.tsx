import { Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '../../parts/facts.js';
import { Loaded } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { storageQuery } from './asking.js';
import { words } from './words.js';

/** What the files of the account take. */
export const Storage = () => {
  const { storageTitle, usedBytes, sources, made, quota, room, noQuota, retention } = useWords(words);
  const { bytes, counted } = useFormats();
  const storage = useQuery(storageQuery);
  return (
    <Section name="storage" title={storageTitle}>
      <Loaded query={storage}>
        {answer => (
          <Stack gap="sm">
            {answer.quotaBytes !== null && (
              <Progress value={Math.min(100, (answer.usedBytes / Math.max(1, answer.quotaBytes)) * 100)} size="lg" aria-label={usedBytes} />
            )}
            <Facts
              of={[
                [usedBytes, bytes(answer.usedBytes)],
                [sources, bytes(answer.sourceBytes)],
                [made, bytes(answer.madeBytes)],
                [quota, answer.quotaBytes === null ? noQuota : bytes(answer.quotaBytes)],
                [room, answer.availableBytes === null ? null : bytes(answer.availableBytes)],
              ]}
            />
            {answer.sourceRetentionDays !== null && (
              <Text size="sm" c="dimmed">
                {counted(answer.sourceRetentionDays, retention(answer.sourceRetentionDays))}
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
