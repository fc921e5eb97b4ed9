import { SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { catalogue, useWords } from '../words/catalogue.js';
import classes from './figures.module.css';
import type { Series } from './bars.js';
import { BrokenPart, Shelter } from './shelter.js';
import { Table } from './table.js';
import { WideTable } from './wide-table.js';
import { whenShown } from './when-shown.js';

const Bars = whenShown(() => import('./bars.js'));

const words = catalogue(
  { view: 'Shown as', chart: 'Chart', table: 'Table', none: 'Nothing in this time.' },
  { view: 'Dargestellt als', chart: 'Diagramm', table: 'Tabelle', none: 'Nichts in dieser Zeit.' },
);

export interface Figure {
  readonly of: string;
  /** The names of the series, and how much of each. */
  readonly values: Readonly<Record<string, number>>;
  /** Cells of the table alone. */
  readonly more?: readonly ReactNode[];
}

interface FiguresProps {
  readonly caption: string;
  readonly ofLabel: string;
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
  readonly moreLabels?: readonly string[];
  readonly lying?: boolean;
  readonly shown: (value: number) => string;
}

const FigureTable = ({ caption, ofLabel, figures, series, moreLabels = [], shown }: FiguresProps) => (
  <WideTable label={caption} minWidth={360}>
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{ofLabel}</Table.Th>
        {series.map(({ name, label }) => (
          <Table.Th key={name} ta="end">
            {label}
          </Table.Th>
        ))}
        {moreLabels.map(label => (
          <Table.Th key={label} ta="end">
            {label}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {figures.map(({ of, values, more = [] }) => (
        <Table.Tr key={of}>
          <Table.Th scope="row" fw={400}>
            <bdi>{of}</bdi>
          </Table.Th>
          {series.map(({ name }) => (
            <Table.Td key={name} ta="end">
              {shown(values[name] ?? 0)}
            </Table.Td>
          ))}
          {more.map((cell, at) => (
            <Table.Td key={moreLabels[at]} ta="end">
              {cell}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  </WideTable>
);

/** Figures as a picture, and the same ones as a table for whoever cannot see it or wants them exact. */
export const Figures = (props: FiguresProps) => {
  const { caption, figures, series, lying = false, shown } = props;
  const { view, chart, table, none } = useWords(words);
  const [as, setAs] = useState('chart');
  if (figures.length === 0)
    return (
      <Text c="dimmed" size="sm">
        {none}
      </Text>
    );
  const picture = (drawn: ReactNode) => (
    <div role="img" aria-label={caption} className={classes['chart']}>
      {drawn}
    </div>
  );
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={`${caption}: ${view}`}
        size="xs"
        w="fit-content"
        value={as}
        onChange={setAs}
        data={[
          { value: 'chart', label: chart },
          { value: 'table', label: table },
        ]}
      />
      {as === 'table' ? (
        <FigureTable {...props} />
      ) : (
        <Shelter broken={BrokenPart} waiting={picture(<Skeleton h={240} />)}>
          {picture(<Bars rows={figures.map(({ of, values }) => ({ of, ...values }))} series={series} lying={lying} shown={shown} />)}
        </Shelter>
      )}
    </Stack>
  );
};
