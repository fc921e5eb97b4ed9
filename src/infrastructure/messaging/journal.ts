import { requestInHand } from './request-in-hand.js';

/** What a log line may be about. Whoever needs another word adds it here; a line cannot be written with one that is not. */
const NAMES = [
  'account',
  'accountKeys',
  'attempt',
  'count',
  'current',
  'destroyed',
  'event',
  'events',
  'job',
  'jobId',
  'letters',
  'masterKeys',
  'milliseconds',
  'point',
  'policy',
  'position',
  'projection',
  'reason',
  'request',
  'route',
  'status',
  'task',
  'tries',
  'unreadable',
  'until',
  'url',
  'webhookId',
  'why',
] as const;

type Plain = string | number | boolean | null | undefined;

/** Facts that a log line may carry: names, numbers and errors, which are shown by their class and code only. */
export type Facts = { readonly [Name in (typeof NAMES)[number]]?: Plain } & { readonly error?: unknown };

/** The service's own log: one JSON object a line, by an allow-list, so that no content and no secret can get in. */
export abstract class Journal {
  abstract info(what: string, facts?: Facts): void;
  abstract warn(what: string, facts?: Facts): void;
  /** Somebody has to look. */
  abstract alarm(what: string, facts?: Facts): void;
}

const ALLOWED: ReadonlySet<string> = new Set(NAMES);
const PLAIN = /^[\w:.,/ @+*-]{0,200}$/;

/** Of a class of errors. */
const NAME = /^[A-Za-z]\w{0,60}$/;
const CODE = /^[\w-]{1,60}$/;

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

/** An error as a line shows it. */
interface ShownError {
  readonly error: string;
  readonly code?: string;
  readonly frames?: readonly string[];
  readonly cause?: ShownError;
}

/** An error by its class, its code and where it arose; its text may quote anything and stays out. */
export const errorFacts = (error: unknown): ShownError => {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? { code: error.code } : {};
  return {
    error: NAME.test(error.name) ? error.name : 'unnamed',
    ...code,
    frames: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: errorFacts(error.cause) }),
  };
};

/** The class of an error and its code, in a word; never its text. */
export const errorWord = (error: unknown): string => {
  const { error: name, code } = errorFacts(error);
  return code === undefined ? name : `${name} ${code}`;
};

const LEVELS = ['info', 'warn', 'alarm'] as const;

export type Level = (typeof LEVELS)[number];

/** Which process writes, and what is worth a line to it. */
export interface Writer {
  readonly role?: string;
  readonly least?: Level;
}

/** Writes the journal as lines to a stream. */
export class LineJournal extends Journal {
  constructor(
    private readonly write: (line: string) => void,
    private readonly writer: Writer = {},
  ) {
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

  private line(level: Level, what: string, facts: Facts): void {
    const { role, least = 'info' } = this.writer;
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
    const allowed = Object.entries(facts)
      .filter(([name, value]) => ALLOWED.has(name) && value !== undefined)
      .map(([name, value]) => [name, shown(value)]);
    const writer = role === undefined ? {} : { role, pid: process.pid };
    const request = requestInHand();
    const about = request === null ? {} : { request };
    const error = 'error' in facts ? errorFacts(facts.error) : {};
    this.write(`${JSON.stringify({ at: new Date().toISOString(), level, what, ...writer, ...about, ...Object.fromEntries(allowed), ...error })}\n`);
  }
}
