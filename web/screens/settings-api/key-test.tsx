import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Dialog } from '../../parts/dialog.js';
import { Facts } from '../../parts/facts.js';
import { useReasons } from '../../parts/reasons.js';
import { RefusedView } from '../../parts/refused-view.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { API_SETTINGS } from './asking.js';
import { keyWords, statusWords, testWords } from './key.words.js';

type Level = Shapes['KeyTestRequest']['level'];

const Result = ({ test }: { readonly test: Shapes['ReadKeyTestShape'] }) => {
  const { outcome, proven, cost, nothing, outcomes, levels } = useWords(testWords);
  const { reason } = useWords(keyWords);
  const states = useWords(statusWords);
  const reasonOf = useReasons();
  const { money } = useFormats();
  return (
    <div role="status">
      <Facts
        of={[
          [outcome, outcomes[test.outcome] ?? wordOf(states, test.outcome)],
          [proven, test.provenLevel === null ? nothing : wordOf(levels, test.provenLevel)],
          [reason, test.reason === null ? null : reasonOf(test.reason)],
          [cost, test.cost === null ? nothing : money(test.cost.microUsd)],
        ]}
      />
    </div>
  );
};

interface KeyTestProps {
  readonly opened: boolean;
  readonly stored: Shapes['KeyShape'];
  readonly onClose: () => void;
}

/** Asks OpenAI about the key at one of two levels; what costs something there is bought only with consent. */
export const KeyTest = ({ opened, stored, onClose }: KeyTestProps) => {
  const words = useWords(testWords);
  const [level, setLevel] = useState<Level>('authenticates');
  const [consents, setConsents] = useState(false);
  const [remembers, setRemembers] = useState(false);
  const renews = [API_SETTINGS, ['notices'], ['who-pays']];
  const test = useWrite((body: Shapes['KeyTestRequest'], header) => taken(api.POST('/v1/settings/api/key/test', { params: { header }, body })), {
    renews,
  });
  const disallow = useWrite((_: 'disallow', header) => taken(api.DELETE('/v1/settings/api/key/test-consent', { params: { header } })), { renews });
  const needsConsent = level === 'can-pay' && !stored.paidTestAllowed;
  const run = () => test.mutate(needsConsent ? { level, consent: 'costs_a_little_at_openai', ...(remembers ? { remember: true } : {}) } : { level });
  const close = () => {
    test.reset();
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={words.title}>
      <Stack>
        <Radio.Group label={words.level} value={level} onChange={value => setLevel(value as Level)}>
          <Stack gap="sm" mt="xs">
            <Radio value="authenticates" label={words.authenticates} description={words.authenticatesSays} />
            <Radio value="can-pay" label={words.canPay} description={words.canPaySays} />
          </Stack>
        </Radio.Group>
        {needsConsent && (
          <Stack gap="xs">
            <Checkbox label={words.consent} checked={consents} onChange={event => setConsents(event.currentTarget.checked)} />
            <Checkbox label={words.remember} checked={remembers} onChange={event => setRemembers(event.currentTarget.checked)} />
          </Stack>
        )}
        {stored.paidTestAllowed && (
          <Group justify="space-between">
            <Text size="sm">{words.allowed}</Text>
            <Button size="xs" variant="default" loading={disallow.isPending} onClick={() => disallow.mutate('disallow')}>
              {words.disallow}
            </Button>
          </Group>
        )}
        <RefusedView error={test.error ?? disallow.error} />
        {test.data && <Result test={test.data} />}
        <Button onClick={run} loading={test.isPending} disabled={needsConsent && !consents}>
          {words.run}
        </Button>
      </Stack>
    </Dialog>
  );
};
