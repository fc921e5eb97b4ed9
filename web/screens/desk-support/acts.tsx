import { Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { Section } from '../../parts/section.js';
import { StaffActs } from '../../parts/staff-acts.js';
import { useWords } from '../../words/catalogue.js';
import { actsQuery, type Looked } from './asking.js';
import { words } from './words.js';

/** What the staff did to this account; its owner can see it too. */
export const Acts = ({ looked }: { readonly looked: Looked }) => {
  const text = useWords(words);
  const acts = useInfiniteQuery(actsQuery(looked));
  return (
    <Section title={text.parts.acts} lead={text.actsLead}>
      <Loaded query={acts}>
        {({ pages }) => (
          <Stack>
            <StaffActs acts={pages.flatMap(({ items }) => items)} />
            <More of={acts} />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
