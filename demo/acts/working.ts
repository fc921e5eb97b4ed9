import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { hasEnded, type Entry, type Plan, type Quote, type Task, type Work } from '../client/person.js';
import { credits, sum } from '../measures/credits.js';
import type { Stage } from '../stage/stage.js';

const BOOKS_MS = 20_000;

/** A project that was created and whose work has ended. */
export interface WorkedProject {
  readonly projectId: string;
  readonly boundTo: { readonly lastFour?: string } | null;
  readonly quoted: Quote;
  readonly ordered: Quote;
  readonly tasks: readonly Task[];
}

/** Work that was asked for and has ended. */
export interface WorkDone {
  readonly task: Task;
  /** A text as it came while it was written; empty for anything else. */
  readonly live: string;
  readonly pieces: number;
  readonly payer: string;
  readonly rule: string;
  readonly quoted: Quote;
  readonly ordered: Quote;
}

/** Asks for a quote, creates a project and follows its work to the end, live. */
export const createAndFollow = async (stage: Stage, name: string, plan: Plan): Promise<WorkedProject> => {
  const { person, tell } = stage;
  const quoted = await person.quotes(plan);
  const { projectId, boundTo, quote } = await person.creates(name, plan);
  const { tasks, falls } = await followed(stage, projectId, quote.parts.length);
  const states = tasks.map(({ operation, state }) => `${operation} ${state}`).join(', ');
  tell.check(
    'each task of the project is delivered',
    tasks.every(({ state }) => state === 'succeeded'),
    states,
  );
  tell.check('progress came live and never fell', falls === 0, `${falls} times less than before`);
  return { projectId, boundTo, quoted, ordered: quote, tasks };
};

/** Follows a project until so many tasks have ended; counts how often a percentage fell. */
const followed = async ({ person, tell }: Stage, projectId: string, expected: number) => {
  const tasks = new Map<string, Task>();
  let falls = 0;
  for await (const task of person.follows(projectId)) {
    if (task.percent < (tasks.get(task.taskId)?.percent ?? 0)) falls += 1;
    tasks.set(task.taskId, task);
    tell.progress([...tasks.values()].map(progressOf).join(' · '));
    if (tasks.size === expected && [...tasks.values()].every(hasEnded)) break;
  }
  return { tasks: [...tasks.values()], falls };
};

const progressOf = ({ operation, percent, step, state }: Task): string => `${operation} ${percent} % ${step ?? state}`;

/** Quotes a piece of work, asks for it and waits until it has ended; a text is read while it is written. */
export const workOn = async (stage: Stage, projectId: string, work: Work): Promise<WorkDone> => {
  const { person, tell } = stage;
  const quoted = await person.quotesWork(projectId, work);
  const { taskId, payer, rule, quote } = await person.asksFor(projectId, work);
  let [live, pieces] = ['', 0];
  if (work.kind === 'card' || work.kind === 'text') {
    for await (const { offset, text } of person.reads(taskId)) {
      live = live.slice(0, offset) + text;
      pieces += 1;
      tell.progress(`${work.kind}: ${live.length} characters`);
    }
  }
  return { task: await person.untilEnded(taskId), payer, rule, quoted, ordered: quote, live, pieces };
};

/** What was set aside and taken for one task. */
export interface Paid {
  readonly held: bigint;
  readonly charged: bigint;
}

const amountOf = (entries: readonly Entry[], kind: string): bigint =>
  sum(entries.filter(entry => entry.kind === kind).map(({ amount }) => BigInt(amount.microCredits)));

/** The statement once each of these tasks has been settled or released: books follow work within a moment. */
export const settledEntries = async ({ person }: Stage, tasks: readonly Task[]): Promise<readonly Entry[]> => {
  for (const deadline = performance.now() + BOOKS_MS; ; await pause(100)) {
    const { entries } = await person.statement();
    const closed = new Set(entries.filter(({ kind }) => kind === 'charged' || kind === 'released').map(({ taskId }) => taskId));
    if (tasks.every(({ taskId }) => closed.has(taskId)) || performance.now() > deadline) return entries;
  }
};

/** What the statement says of one task. */
export const paidFor = (entries: readonly Entry[], taskId: string): Paid => {
  const own = entries.filter(entry => entry.taskId === taskId);
  return { held: amountOf(own, 'held') + amountOf(own, 'extended'), charged: amountOf(own, 'charged') };
};

/** Checks that tasks were quoted, held, settled and never charged above the hold. */
export const checkPaidWithCredits = async (stage: Stage, what: string, tasks: readonly Task[], quotes: readonly Quote[]): Promise<void> => {
  const { tell } = stage;
  const entries = await settledEntries(stage, tasks);
  const paid = tasks.map(({ taskId }) => paidFor(entries, taskId));
  const ceiling = sum(quotes.map(quote => BigInt(quote.ceiling.microCredits)));
  const [held, charged] = [sum(paid.map(one => one.held)), sum(paid.map(one => one.charged))];
  const sound = tasks.every(({ payer }) => payer === 'credits') && paid.every(one => one.charged > 0n && one.charged <= one.held);
  tell.check(
    `${what}: paid with credits, held as quoted, settled by usage, never above the hold`,
    sound && held === ceiling,
    `quoted at most ${credits(ceiling)}, held ${credits(held)}, charged ${paid.map(one => credits(one.charged)).join(' + ')} = ${credits(charged)}`,
  );
};

/** How the simulated provider names a text that it was given: the first twelve digits of its hash. */
export const textHash = (text: string): string => createHash('sha256').update(text.trim()).digest('hex').slice(0, 12);
