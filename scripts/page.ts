/** A generated page: where it belongs, what it says, and what is wrong with the thing that it describes. */
export interface Page {
  /** Relative to the project's folder. */
  readonly file: string;
  readonly text: string;
  readonly complaints: readonly string[];
}

/** Text that may stand in a cell of a Markdown table. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
