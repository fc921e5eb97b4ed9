import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../parts/loaded.js';
import { Screen } from '../../parts/screen.js';
import { Section } from '../../parts/section.js';
import { SettingsWays } from '../../parts/settings-ways.js';
import { WayBack } from '../../parts/way-back.js';
import { useWords } from '../../words/catalogue.js';
import { AddKey } from './add-key.js';
import { Advice } from './advice.js';
import { settingsQuery } from './asking.js';
import { History } from './history.js';
import { KeyCard } from './key-card.js';
import { OwnLimit } from './limit.js';
import { Models } from './models.js';
import { Split } from './split.js';
import { UsageKey } from './usage-key.js';
import { Usage } from './usage.js';
import { words } from './words.js';

/** Settings → API (R2): who pays for what, the own key and everything about it. */
const ApiSettings = () => {
  const { title, lead, keyTitle, noKey } = useWords(words);
  const settings = useQuery(settingsQuery);
  return (
    <Screen title={title} lead={lead} above={<SettingsWays />}>
      <Loaded query={settings} lines={8}>
        {({ key: stored, split, advice }) => (
          <Stack gap="lg">
            <Section name="add" title={keyTitle} lead={stored ? undefined : noKey}>
              <WayBack />
              {stored ? (
                <KeyCard stored={stored} advice={advice} />
              ) : (
                <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
                  <AddKey advice={advice} />
                  <Advice advice={advice} />
                </SimpleGrid>
              )}
            </Section>
            <Split split={split} says={advice.split} />
            <Usage />
            <OwnLimit />
            <Models hasKey={stored !== null} />
            <UsageKey />
            <History />
          </Stack>
        )}
      </Loaded>
    </Screen>
  );
};

export default ApiSettings;
