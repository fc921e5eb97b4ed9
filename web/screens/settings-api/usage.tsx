import { Anchor, Badge, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Shapes } from '../../api/client.js';
import { useProjectNames } from '../../api/project-names.js';
import { Facts } from '../../parts/facts.js';
import { Figures, type Figure } from '../../parts/figures.js';
import { Loaded } from '../../parts/loaded.js';
import { daysOf } from '../../parts/period.js';
import { usePeriod } from '../../parts/period-choice.js';
import { Said } from '../../parts/said.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { usageQuery, type UsageBy } from './asking.js';
import { usageWords } from './usage.words.js';

type Sum = Shapes['UsageSumShape'];
type By = Exclude<UsageBy, 'key'>;

const BYS: readonly By[] = ['day', 'model', 'project', 'card', 'operation'];

/** What a sum is of, as a person calls it. */
const useNames = () => {
  const { without, gone } = useWords(usageWords);
  const { projectName, cardName } = useProjectNames();
  const operationName = useOperationName();
  return (by: By, of: string | null, at: number): string => {
    if (of === null) return without;
    if (by === 'project') return projectName(of) ?? gone(at + 1);
    if (by === 'card') return cardName(of) ?? gone(at + 1);
    return by === 'operation' ? operationName(of) : of;
  };
};

const useFigures = (by: By, items: readonly Sum[], period: { from: string; to: string }): Figure[] => {
  const nameOf = useNames();
  const { number, dayOfYear } = useFormats();
  const figureOf = (name: string, sum: Sum | undefined): Figure => ({
    of: name,
    values: { money: Number(sum?.microUsd ?? 0) },
    more: [sum?.calls ?? 0, sum?.inputTokens ?? 0, sum?.outputTokens ?? 0, sum?.images ?? 0].map(number),
  });
  if (by === 'day') {
    if (items.length === 0) return [];
    const found = new Map(items.map(item => [item.of, item]));
    return daysOf(period).map(day => figureOf(dayOfYear(day), found.get(day)));
  }
  return items.map((item, at) => figureOf(nameOf(by, item.of, at), item));
};

const Totals = ({ total }: { readonly total: Sum }) => {
  const { money: moneyLabel, calls, input, output, images, uncertain, fruitless, assumed } = useWords(usageWords);
  const { money, number } = useFormats();
  return (
    <Stack gap="xs">
      <Facts
        of={[
          [moneyLabel, money(total.microUsd)],
          [calls, number(total.calls)],
          [input, number(total.inputTokens)],
          [output, number(total.outputTokens)],
          [images, total.images === 0 ? null : number(total.images)],
          [uncertain, total.uncertainMicroUsd === '0' ? null : money(total.uncertainMicroUsd)],
          [fruitless, total.fruitlessCalls === 0 ? null : number(total.fruitlessCalls)],
        ]}
      />
      {total.priceAssumed && (
        <Text size="sm" c="dimmed">
          {assumed}
        </Text>
      )}
    </Stack>
  );
};

const Chart = ({ usage, by }: { readonly usage: Shapes['OwnUsageShape']; readonly by: By }) => {
  const { captions, bys, money: moneyLabel, calls, input, output, images } = useWords(usageWords);
  const { money } = useFormats();
  return (
    <Figures
      caption={captions[by]}
      ofLabel={bys[by]}
      figures={useFigures(by, usage.items, usage)}
      series={[{ name: 'money', label: moneyLabel, colour: 'teal.6' }]}
      moreLabels={[calls, input, output, images]}
      lying={by !== 'day'}
      shown={money}
    />
  );
};

/** Our own metering of the key: an estimate that says so, and where the real figures are (R60, R61). */
export const Usage = () => {
  const { title, estimate, realFigures, by: byLabel, bys } = useWords(usageWords);
  const [by, setBy] = useState<By>('day');
  const { period, control } = usePeriod();
  const usage = useQuery(usageQuery(period, by));
  return (
    <Section
      name="usage"
      title={title}
      actions={
        <>
          <NativeSelect
            aria-label={byLabel}
            size="xs"
            value={by}
            onChange={event => setBy(event.currentTarget.value as By)}
            data={BYS.map(value => ({ value, label: `${byLabel} ${bys[value]}` }))}
          />
          {control}
        </>
      }
    >
      <Loaded query={usage} lines={6}>
        {answer => (
          <Stack gap="md">
            <Group gap="sm">
              <Badge variant="outline" color="gray" tt="none" radius="sm">
                {estimate}
              </Badge>
              <Anchor href={answer.realFigures} target="_blank" rel="noreferrer" size="sm">
                {realFigures}
              </Anchor>
            </Group>
            <Totals total={answer.total} />
            <Chart usage={answer} by={by} />
            <Said c="dimmed">{answer.notice}</Said>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
