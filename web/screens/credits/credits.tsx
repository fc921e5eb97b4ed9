import { SimpleGrid } from '@mantine/core';
import { Screen } from '../../parts/screen.js';
import { WayBack } from '../../parts/way-back.js';
import { useWords } from '../../words/catalogue.js';
import { BalanceSection } from './balance.js';
import { LimitSection } from './limit.js';
import { StatementSection } from './statement.js';
import { ThresholdsSection } from './thresholds.js';
import { UsageSection } from './usage.js';
import { words } from './words.js';

/** Keyreel credits: what there is, where it went and why, and how far it may go. */
const Credits = () => {
  const { title, lead } = useWords(words);
  return (
    <Screen title={title} lead={lead} above={<WayBack />}>
      <BalanceSection />
      <UsageSection />
      <StatementSection />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <ThresholdsSection />
        <LimitSection />
      </SimpleGrid>
    </Screen>
  );
};

export default Credits;
