import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Facts } from '../../parts/facts.js';
import { Loaded } from '../../parts/loaded.js';
import { microOf, typedOf } from '../../parts/micro.js';
import { NumberField } from '../../parts/number-field.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { CREDITS, limitQuery } from './asking.js';
import { boundWords } from './bounds.words.js';

interface Amount {
  readonly microCredits: string;
}

const Change = ({ limit }: { readonly limit: string | null }) => {
  const words = useWords(boundWords);
  const [typed, setTyped] = useState<string | number>(typedOf(limit));
  const set = useWrite((wanted: Amount | null, header) => taken(api.PUT('/v1/credits/limit', { params: { header }, body: { limit: wanted } })), {
    renews: [CREDITS, ['notices']],
    onDone: (_, wanted) => notifications.show({ message: wanted === null ? words.lifted : words.saved }),
  });
  const micro = microOf(typed);
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="xs">
        <NumberField label={words.limitAmount} min={0} places={6} value={typed} onChange={setTyped} maw="18rem" />
        <Button disabled={micro === null} loading={set.isPending} onClick={() => micro !== null && set.mutate({ microCredits: micro })}>
          {words.save}
        </Button>
        {limit !== null && (
          <Button variant="default" loading={set.isPending} onClick={() => set.mutate(null)}>
            {words.lift}
          </Button>
        )}
      </Group>
      <RefusedView error={set.error} />
    </Stack>
  );
};

/** The owner's own bound for Keyreel credits in a month. */
export const LimitSection = () => {
  const words = useWords(boundWords);
  const { credits } = useFormats();
  const query = useQuery(limitQuery);
  return (
    <Section name="limit" title={words.limitTitle} lead={words.limitLead}>
      <Loaded query={query}>
        {answer => {
          const limit = answer.limit as Amount | null;
          const left = answer.left as Amount | null;
          const used = Number(answer.spent.microCredits) + Number(answer.held.microCredits);
          return (
            <Stack gap="md">
              {limit === null ? (
                <Text size="sm">{words.noLimit}</Text>
              ) : (
                <Progress value={Math.min(100, (used / Number(limit.microCredits)) * 100)} size="lg" aria-label={words.spent} />
              )}
              <Facts
                of={[
                  [words.limit, limit === null ? null : credits(limit.microCredits)],
                  [words.spent, credits(answer.spent.microCredits)],
                  [words.held, credits(answer.held.microCredits)],
                  [words.left, left === null ? null : credits(left.microCredits)],
                ]}
              />
              <Change key={limit?.microCredits} limit={limit?.microCredits ?? null} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};
