import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';

export interface Series {
  readonly name: string;
  readonly label: string;
  readonly colour: string;
}

interface BarsProps {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly series: readonly Series[];
  /** Bars lie when their names are long, and stand when they are days. */
  readonly lying: boolean;
  readonly shown: (value: number) => string;
}

const ROW_HEIGHT = 44;
const STANDING_HEIGHT = 240;
const LONGEST_NAME = 18;

const shortened = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

/** A chart of bars; its library is big, so this part is loaded when it is first shown. */
const Bars = ({ rows, series, lying, shown }: BarsProps) => (
  <BarChart
    h={lying ? Math.max(120, 40 + rows.length * ROW_HEIGHT) : STANDING_HEIGHT}
    data={[...rows]}
    dataKey="of"
    type="stacked"
    orientation={lying ? 'vertical' : 'horizontal'}
    series={series.map(({ name, label, colour }) => ({ name, label, color: colour }))}
    valueFormatter={shown}
    yAxisProps={lying ? { width: 130, tickFormatter: shortened } : { width: 72 }}
    gridAxis={lying ? 'y' : 'x'}
    maxBarWidth={36}
    withLegend={series.length > 1}
    barProps={{ isAnimationActive: false }}
    // the same figures stand in the table; keyboards and screen readers go there
    barChartProps={{ accessibilityLayer: false }}
  />
);

export default Bars;
