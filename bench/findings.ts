/** A line of the bench's result. */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly ratio: string;
  /** As the project has set it for itself; null where there is none. */
  readonly target: string | null;
  readonly reached: boolean | null;
}

/** What a measure is given. */
export interface Pace {
  readonly rounds: number;
  /** Milliseconds of one turn. */
  readonly turn: number;
  /** Events of the log that is scanned and folded. */
  readonly events: number;
  /** Events of the log that is asked as of a moment. */
  readonly history: number;
  /** Paid calls. */
  readonly calls: number;
  /** How often the film is repeated to make a long one. */
  readonly films: number;
  /** Milliseconds after which a comparison begins no further round. */
  readonly patience: number;
  /** Events that the growing log has at most. */
  readonly growth: number;
  /** Accounts whose day is simulated at most. */
  readonly accounts: number;
}

export const fullPace: Pace = {
  rounds: 4,
  turn: 1_000,
  events: 300_000,
  history: 1_000_000,
  calls: 30,
  films: 10,
  patience: 15_000,
  growth: 1_000_000,
  accounts: 1_000_000,
};
export const quickPace: Pace = {
  rounds: 2,
  turn: 500,
  events: 40_000,
  history: 100_000,
  calls: 6,
  films: 2,
  patience: 3_000,
  growth: 100_000,
  accounts: 10_000,
};

export const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
export const times = (value: number): string => `${number(value, value < 10 ? 2 : 0)} ×`;

/** A ratio with a floor to be reached. */
export const atLeast = (what: string, measured: string, ratio: number, floor: number): Finding => ({
  what,
  measured,
  ratio: times(ratio),
  target: `≥ ${floor} ×`,
  reached: ratio >= floor,
});

/** Something that is told and has no target. */
export const told = (what: string, measured: string, ratio = '–'): Finding => ({ what, measured, ratio, target: null, reached: null });

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const answer = (reached: boolean | null): string => (reached === null ? '–' : reached ? 'yes' : 'no');

/** The table, in Markdown. */
export const tableOf = (findings: readonly Finding[]): string =>
  [
    lineOf(['', 'measured', 'ratio', 'target', 'reached']),
    lineOf(['---', '---', '---', '---', '---']),
    ...findings.map(({ what, measured, ratio, target, reached }) => lineOf([what, measured, ratio, target ?? '–', answer(reached)])),
  ].join('\n');
