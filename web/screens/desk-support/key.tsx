import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { api, taken, type Shapes } from '../../api/client.js';
import { Facts } from '../../parts/facts.js';
import { useReasons } from '../../parts/reasons.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { readable } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { KeyStatus } from '../settings-api/key-status.js';
import type { OverviewProps } from './hands.js';
import { words } from './words.js';

const MOST_STEPS = 8;

const History = ({ steps }: { readonly steps: readonly Shapes['StateKeyStepShape'][] }) => {
  const text = useWords(words);
  const { moment } = useFormats();
  const reasonOf = useReasons();
  if (steps.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h6">
        {text.keyHistory}
      </Title>
      <List size="sm" spacing={4}>
        {steps.slice(0, MOST_STEPS).map(({ at, step, lastFour, reason, by }) => (
          <List.Item key={`${at} ${step}`}>
            {moment(at)} · <span lang="en">{readable(step)}</span>
            {lastFour !== null && ` · … ${lastFour}`}
            {reason !== null && ` · ${reasonOf(reason)}`} · {text.keyBy[by]}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
};

/** The key by its last four signs; nobody here can see more of it. */
export const KeySection = ({ overview: { key, keyHistory, ownKeySpending }, hands: { accountId, onAct } }: OverviewProps) => {
  const text = useWords(words);
  const { moment, money } = useFormats();
  const reasonOf = useReasons();
  const recheck = () =>
    onAct?.({
      title: text.recheck,
      label: text.recheckDo,
      effect: <Text size="sm">{text.recheckEffect}</Text>,
      does: (body, header) => taken(api.POST('/v1/support/accounts/{accountId}/key/recheck', { params: { path: { accountId }, header }, body })),
      says: answer => text.outcomes[(answer as Shapes['ReadRecheckedKeyShape']).outcome],
    });
  return (
    <Section title={text.key}>
      {key === null ? (
        <Text size="sm">{text.noKey}</Text>
      ) : (
        <>
          <Group gap="xs">
            <Text size="sm" ff="monospace">
              … {key.lastFour}
            </Text>
            <KeyStatus status={key.status} />
          </Group>
          {key.reason !== null && <Text size="sm">{reasonOf(key.reason)}</Text>}
          <Facts
            of={[
              [text.added, moment(key.addedAt)],
              [text.changed, moment(key.changedAt)],
              [text.verified, key.lastVerifiedAt && moment(key.lastVerifiedAt)],
              [text.nextCheck, key.nextCheckAt && moment(key.nextCheckAt)],
              [text.limitedUntil, key.rateLimitedUntil && moment(key.rateLimitedUntil)],
              [text.expires, key.expiresAt && moment(key.expiresAt)],
              [text.paidTests, key.paidTestAllowed ? text.yes : text.no],
              [text.ownSpent, ownKeySpending && money(ownKeySpending.spent)],
              [text.ownLimit, ownKeySpending?.limit ? money(ownKeySpending.limit) : null],
            ]}
          />
          {onAct && (
            <Group>
              <Button size="xs" variant="default" onClick={recheck}>
                {text.recheck}
              </Button>
            </Group>
          )}
        </>
      )}
      <History steps={keyHistory} />
    </Section>
  );
};
