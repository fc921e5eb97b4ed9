import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import { useEffect, useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { useAnchor } from '../../parts/anchor.js';
import { Facts } from '../../parts/facts.js';
import { useReasons } from '../../parts/reasons.js';
import { RefusedView } from '../../parts/refused-view.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { API_SETTINGS } from './asking.js';
import { KeyExpiry } from './key-expiry.js';
import { KeyStatus } from './key-status.js';
import { KeyTest } from './key-test.js';
import { keyWords, statusWords } from './key.words.js';
import { LeaveKey } from './leave-key.js';

type Deed = 'test' | 'expiry' | 'replace' | 'remove';

/** What the address asks for, where a remedy led here. */
const DEEDS: Readonly<Record<string, Deed>> = { add: 'replace', test: 'test', expiry: 'expiry', remove: 'remove' };

const KeyFacts = ({ stored }: { readonly stored: Shapes['KeyShape'] }) => {
  const { added, verified, never, nextCheck, expires, noExpiry, limitedUntil, since, reason } = useWords(keyWords);
  const reasonOf = useReasons();
  const { moment } = useFormats();
  const maybe = (time: string | null) => (time === null ? null : moment(time));
  return (
    <Facts
      of={[
        [added, moment(stored.addedAt)],
        [since, moment(stored.changedAt)],
        [verified, maybe(stored.lastVerifiedAt) ?? never],
        [nextCheck, maybe(stored.nextCheckAt)],
        [limitedUntil, stored.status === 'rate-limited' ? maybe(stored.rateLimitedUntil) : null],
        [expires, maybe(stored.expiresAt) ?? noExpiry],
        [reason, stored.reason === null ? null : reasonOf(stored.reason)],
      ]}
    />
  );
};

const Trouble = ({ stored }: { readonly stored: Shapes['KeyShape'] }) => {
  const { blocks, blocksNow, paidProof } = useWords(keyWords);
  if (!stored.blocksNewProjects && !stored.paidProofNeeded) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={stored.blocksNewProjects ? blocks : paidProof}>
      <Stack gap="xs">
        {stored.blocksNewProjects && <Text size="sm">{blocksNow}</Text>}
        {stored.blocksNewProjects && stored.paidProofNeeded && <Text size="sm">{paidProof}</Text>}
      </Stack>
    </Alert>
  );
};

/** The stored key: its last four characters, its state, and what can be done with it. Never the key. */
export const KeyCard = ({ stored, advice }: { readonly stored: Shapes['KeyShape']; readonly advice: Shapes['KeyAdviceShape'] }) => {
  const { ending, recheck, rechecked, test, expiry, replace, remove } = useWords(keyWords);
  const states = useWords(statusWords);
  const [deed, setDeed] = useState<Deed | null>(null);
  const anchor = useAnchor();
  useEffect(() => setDeed(DEEDS[anchor] ?? null), [anchor]);
  const close = () => {
    setDeed(null);
    if (DEEDS[anchor]) window.history.replaceState(null, '', window.location.pathname);
  };
  const again = useWrite((_: 'again', header) => taken(api.POST('/v1/settings/api/key/re-check', { params: { header } })), {
    renews: [API_SETTINGS, ['notices'], ['who-pays']],
    onDone: ({ key }) => notifications.show({ message: rechecked(wordOf(states, key?.status ?? 'unverified')) }),
  });
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Text ff="monospace" fw={600} aria-label={`${stored.prefix} ${ending(stored.lastFour)}`}>
          {stored.prefix}…{stored.lastFour}
        </Text>
        <KeyStatus status={stored.status} />
      </Group>
      <Trouble stored={stored} />
      <KeyFacts stored={stored} />
      <RefusedView error={again.error} />
      <Group gap="xs">
        <Button variant="light" onClick={() => again.mutate('again')} loading={again.isPending}>
          {recheck}
        </Button>
        <Button variant="default" onClick={() => setDeed('test')}>
          {test}
        </Button>
        <Button variant="default" onClick={() => setDeed('expiry')}>
          {expiry}
        </Button>
        <Button variant="default" onClick={() => setDeed('replace')}>
          {replace}
        </Button>
        <Button variant="outline" color="red" onClick={() => setDeed('remove')}>
          {remove}
        </Button>
      </Group>
      <KeyTest opened={deed === 'test'} stored={stored} onClose={close} />
      <KeyExpiry key={stored.expiresAt} opened={deed === 'expiry'} expiresAt={stored.expiresAt} onClose={close} />
      <LeaveKey opened={deed === 'replace' || deed === 'remove'} replaces={deed === 'replace'} advice={advice} onClose={close} />
    </Stack>
  );
};
