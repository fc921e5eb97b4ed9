import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Shapes } from '../../api/client.js';
import { useProjectNames } from '../../api/project-names.js';
import { Figures, type Figure } from '../../parts/figures.js';
import { Loaded } from '../../parts/loaded.js';
import { daysOf, type Period } from '../../parts/period.js';
import { usePeriod } from '../../parts/period-choice.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { usageQuery, type UsageBy } from './asking.js';
import { words } from './words.js';

type Group = Shapes['UsageGroupShape'];

const BYS = ['day', 'operation', 'project'] as const;

const useFigures = (by: UsageBy, groups: readonly Group[], period: Period): Figure[] => {
  const { gone, withoutProject } = useWords(words);
  const { number, credits, dayOfYear } = useFormats();
  const { projectName } = useProjectNames();
  const operationName = useOperationName();
  const figureOf = (of: string, group: Group | undefined): Figure => ({
    of,
    values: { charged: Number(group?.charged.microCredits ?? 0) },
    more: [credits(group?.returned.microCredits ?? 0), number(group?.tasks ?? 0)],
  });
  if (by === 'day') {
    if (groups.length === 0) return [];
    const found = new Map(groups.map(group => [group.group, group]));
    return daysOf(period).map(day => figureOf(dayOfYear(day), found.get(day)));
  }
  const nameOf = (id: string, at: number) => {
    if (by === 'operation') return operationName(id);
    return id === '' ? withoutProject : (projectName(id) ?? gone(at + 1));
  };
  return groups.map((group, at) => figureOf(nameOf(group.group, at), group));
};

const Chart = ({ groups, by, period }: { readonly groups: readonly Group[]; readonly by: UsageBy; readonly period: Period }) => {
  const { captions, bys, charged, returnedShort, tasks } = useWords(words);
  const { credits } = useFormats();
  return (
    <Figures
      caption={captions[by]}
      ofLabel={bys[by]}
      figures={useFigures(by, groups, period)}
      series={[{ name: 'charged', label: charged, colour: 'indigo.6' }]}
      moreLabels={[returnedShort, tasks]}
      lying={by !== 'day'}
      shown={credits}
    />
  );
};

/** Where Keyreel credits went (R59). */
export const UsageSection = () => {
  const { usageTitle, by: byLabel, bys } = useWords(words);
  const [by, setBy] = useState<UsageBy>('day');
  const { period, control } = usePeriod();
  const usage = useQuery(usageQuery(period, by));
  return (
    <Section
      title={usageTitle}
      actions={
        <>
          <NativeSelect
            aria-label={byLabel}
            size="xs"
            value={by}
            onChange={event => setBy(event.currentTarget.value as UsageBy)}
            data={BYS.map(value => ({ value, label: `${byLabel} ${bys[value]}` }))}
          />
          {control}
        </>
      }
    >
      <Loaded query={usage} lines={6}>
        {({ items }) => <Chart groups={items} by={by} period={period} />}
      </Loaded>
    </Section>
  );
};
