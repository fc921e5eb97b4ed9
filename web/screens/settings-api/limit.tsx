import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Facts } from '../../parts/facts.js';
import { Loaded } from '../../parts/loaded.js';
import { NumberField } from '../../parts/number-field.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Said } from '../../parts/said.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { API_SETTINGS, limitQuery } from './asking.js';
import classes from './limit.module.css';
import { limitWords } from './usage.words.js';

type Limit = Shapes['OwnLimitReadShape'];

const MICRO = 1_000_000;

/** How full the month is, with the marks at which its owner is told. */
const Fill = ({ limit, limitMicroUsd }: { readonly limit: Limit; readonly limitMicroUsd: string }) => {
  const { spent, reserved, share } = useWords(limitWords);
  const { percent } = useFormats();
  const of = (micro: string) => Math.min(100, (Number(micro) / Number(limitMicroUsd)) * 100);
  const [spentShare, reservedShare] = [of(limit.spentMicroUsd), of(limit.reservedMicroUsd)];
  const colour = spentShare >= 100 ? 'red' : spentShare >= 80 ? 'orange' : 'teal';
  return (
    <div>
      <Progress.Root size="lg">
        <Progress.Section value={spentShare} color={colour} aria-label={`${spent}: ${share(percent(spentShare / 100))}`} />
        <Progress.Section
          value={Math.min(reservedShare, 100 - spentShare)}
          color="gray"
          aria-label={`${reserved}: ${share(percent(reservedShare / 100))}`}
        />
      </Progress.Root>
      <div className={classes['marks']} aria-hidden>
        <span className={`${classes['mark']} ${classes['half']}`}>{percent(0.5)}</span>
        <span className={`${classes['mark']} ${classes['most']}`}>{percent(0.8)}</span>
        <span className={`${classes['mark']} ${classes['all']}`}>{percent(1)}</span>
      </div>
    </div>
  );
};

const Change = ({ limitMicroUsd }: { readonly limitMicroUsd: string | null }) => {
  const { amount, save, lift, saved, lifted } = useWords(limitWords);
  const [dollars, setDollars] = useState<string | number>(limitMicroUsd === null ? '' : Number(limitMicroUsd) / MICRO);
  const set = useWrite((body: { limitMicroUsd: string | null }, header) => taken(api.PUT('/v1/settings/api/limit', { params: { header }, body })), {
    renews: [API_SETTINGS, ['notices']],
    onDone: (_, wish) => notifications.show({ message: wish.limitMicroUsd === null ? lifted : saved }),
  });
  const micro = typeof dollars === 'number' && dollars > 0 ? String(Math.round(dollars * MICRO)) : null;
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="xs">
        <NumberField label={amount} leftSection="$" min={0} places={2} value={dollars} onChange={setDollars} maw="20rem" />
        <Button disabled={micro === null || micro === '0'} loading={set.isPending} onClick={() => set.mutate({ limitMicroUsd: micro })}>
          {save}
        </Button>
        {limitMicroUsd !== null && (
          <Button
            variant="default"
            loading={set.isPending}
            onClick={() => {
              setDollars('');
              set.mutate({ limitMicroUsd: null });
            }}
          >
            {lift}
          </Button>
        )}
      </Group>
      <RefusedView error={set.error} />
    </Stack>
  );
};

/** The owner's own bound for a month; it stops work before it is done, and never another purse. */
export const OwnLimit = () => {
  const { title, none, spent, reserved, left, limit: limitLabel, resets } = useWords(limitWords);
  const { money, moment } = useFormats();
  const limit = useQuery(limitQuery);
  return (
    <Section name="limit" title={title}>
      <Loaded query={limit}>
        {answer => (
          <Stack gap="md">
            {answer.limitMicroUsd === null ? <Text size="sm">{none}</Text> : <Fill limit={answer} limitMicroUsd={answer.limitMicroUsd} />}
            <Facts
              of={[
                [limitLabel, answer.limitMicroUsd === null ? null : money(answer.limitMicroUsd)],
                [spent, money(answer.spentMicroUsd)],
                [reserved, money(answer.reservedMicroUsd)],
                [left, answer.leftMicroUsd === null ? null : money(answer.leftMicroUsd)],
                [resets, moment(answer.resetsAt)],
              ]}
            />
            <Change key={answer.limitMicroUsd} limitMicroUsd={answer.limitMicroUsd} />
            <Said c="dimmed">{answer.notice}</Said>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
