/** What of an event a sentence is filled from. */
export interface ToldEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event in words, and the facts that were filled in, each as text. */
export interface PlainSentence {
  readonly sentence: string;
  readonly facts: Readonly<Record<string, string>>;
}

type Wording = (name: string, value: string) => string;

const MICRO = 1_000_000n;

/** `1500000` micro-units as `1.5`. */
const whole = (micro: string): string => {
  const amount = BigInt(micro);
  const size = amount < 0n ? -amount : amount;
  const rest = String(size % MICRO)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${size / MICRO}${rest === '' ? '' : `.${rest}`}`;
};

const spaced = (name: string): string => name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();

const ofCredits: Wording = (name, value) => `${spaced(name)} ${whole(value)} platform credits`;
const ofDollars: Wording = (name, value) => `${spaced(name.replace('microUsd', 'amount'))} ${whole(value)} US dollars at OpenAI`;
const asWord: Wording = (name, value) => `${spaced(name)} ${value}`;
const asMark: Wording = (name, value) => (value === 'true' ? spaced(name) : `not ${spaced(name)}`);

const AMOUNT = /^-?\d{1,18}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]{8,18}Z$/;
/** What may stand in clear: stable words, codes, numbers, templates of paths. Free text has other characters, or blanks in a row of words. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,79}$/;
const ROUTE = /^[A-Z]+ \/[A-Za-z0-9_.:/-]{1,150}$/;

const AMOUNTS = ['amount', 'charged', 'returned', 'cost', 'limit', 'threshold', 'availableAfter'];
const DOLLARS = ['microUsd', 'limit', 'spent', 'reserved'];
const MOMENTS = ['until', 'expiresAt', 'startsAt', 'lapsesAt', 'filesGoAt', 'oldSignsUntil', 'since'];
const WORDS = [
  ...['operation', 'payer', 'kind', 'source', 'reason', 'cause', 'why', 'how', 'by', 'for', 'from', 'outcome', 'level', 'failure', 'problem'],
  ...['code', 'rule', 'role', 'model', 'priceVersion', 'importer', 'format', 'lastFour', 'month', 'period', 'missing', 'ticket'],
  ...['version', 'count', 'attempt', 'step', 'steps', 'number', 'tries', 'days', 'percent', 'left', 'files', 'bytes', 'seconds', 'segments'],
];
const MARKS = ['verified', 'simulated', 'estimated', 'billed', 'certain', 'bound', 'paidProofNeeded'];

/** Streams whose amounts are platform credits, and those whose amounts are the provider's money: both are called credits somewhere (R61). */
const CREDITS: ReadonlySet<string> = new Set(['credits', 'creditchange', 'smallchange', 'payment']);
const PROVIDER: ReadonlySet<string> = new Set(['ownspend']);

interface Slot {
  readonly name: string;
  readonly fits: RegExp;
  readonly said: Wording;
}

const slots = (names: readonly string[], fits: RegExp, said: Wording): readonly Slot[] => names.map(name => ({ name, fits, said }));

const always: readonly Slot[] = [
  ...slots(MOMENTS, MOMENT, asWord),
  ...slots(WORDS, WORD, asWord),
  ...slots(['route'], ROUTE, asWord),
  ...slots(MARKS, /^(true|false)$/, asMark),
];

const slotsOf = (category: string): readonly Slot[] => {
  // what a hold was extended by is an amount; everywhere else `by` is somebody
  if (CREDITS.has(category)) return [...slots(AMOUNTS, AMOUNT, ofCredits), ...always];
  return PROVIDER.has(category) ? [...slots(DOLLARS, AMOUNT, ofDollars), ...always] : always;
};

const plain = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

const extended: Slot = { name: 'by', fits: AMOUNT, said: ofCredits };

/**
 * An event as somebody of support reads it: the catalogue's sentence, filled with amounts, reasons and times. Only facts that are listed here and look like
 * what they should be are said; whatever is sealed, and whatever nobody thought of, is not.
 */
export const plainSentence = ({ stream, type, data }: ToldEvent, sentence: string): PlainSentence => {
  const known = slotsOf(stream.slice(0, stream.indexOf('-')));
  const wanted = type === 'HoldExtended' ? [extended, ...known.filter(({ name }) => name !== 'by')] : known;
  const filled = wanted.flatMap(({ name, fits, said }) => {
    const value = plain(data[name]);
    return value !== null && fits.test(value) ? [{ name, value, words: said(name, value) }] : [];
  });
  const words = filled.map(fact => fact.words);
  return {
    sentence: words.length === 0 ? sentence : `${sentence.replace(/\.$/, '')}: ${words.join(', ')}.`,
    facts: Object.fromEntries(filled.map(({ name, value }) => [name, value])),
  };
};
