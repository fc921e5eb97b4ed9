/** Facts that a log line may carry: names, numbers and errors, which are shown by their class and code only. */
export type Facts = Readonly<Record<string, unknown>>;

/** The service's own log: one JSON object a line, by an allow-list, so that no content and no secret can get in. */
export abstract class Journal {
  abstract info(what: string, facts?: Facts): void;
  abstract warn(what: string, facts?: Facts): void;
  /** Somebody has to look. */
  abstract alarm(what: string, facts?: Facts): void;
}

const ALLOWED = /^(projection|policy|job|task|attempt|event|count|position|account|request|route|status|milliseconds|url|reason|tries|until|point)$/;
const PLAIN = /^[\w:.,/ @+-]{0,200}$/;

const shown = (value: unknown): unknown => {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && PLAIN.test(value) ? value : '[not shown]';
};

const framesOf = (error: Error): readonly string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .map(line => /((?:src|dist|node_modules)\/[^)\s]+)/.exec(line)?.[1] ?? '')
    .filter(frame => frame !== '')
    .slice(0, 6);

/** An error by its class, its code and where it arose; its text may quote anything and stays out. */
export const errorFacts = (error: unknown): Facts => {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' && PLAIN.test(error.code) ? { code: error.code } : {};
  return { error: error.name, ...code, frames: framesOf(error), ...(error.cause === undefined ? {} : { cause: errorFacts(error.cause) }) };
};

/** The class of an error and its code, in a word; never its text. */
export const errorWord = (error: unknown): string => {
  const { error: name, code } = errorFacts(error);
  return typeof code === 'string' ? `${String(name)} ${code}` : String(name);
};

/** Writes the journal as lines to a stream. */
export class LineJournal extends Journal {
  constructor(private readonly write: (line: string) => void) {
    super();
  }

  info(what: string, facts: Facts = {}): void {
    this.line('info', what, facts);
  }

  warn(what: string, facts: Facts = {}): void {
    this.line('warn', what, facts);
  }

  alarm(what: string, facts: Facts = {}): void {
    this.line('alarm', what, facts);
  }

  private line(level: string, what: string, facts: Facts): void {
    const allowed = Object.entries(facts)
      .filter(([name]) => ALLOWED.test(name))
      .map(([name, value]) => [name, shown(value)]);
    const error = 'error' in facts ? errorFacts(facts['error']) : {};
    this.write(`${JSON.stringify({ at: new Date().toISOString(), level, what, ...Object.fromEntries(allowed), ...error })}\n`);
  }
}
