import { compareInvoice } from '../../demo/books/invoice.js';
import type { CallRecord, InvoiceLine } from '../../src/sandbox-provider/control-client.js';
import type { RecordedEvent } from '../../src/shared-kernel/ports/event-log.js';
import { nothingIs, sameMembers, type Finding } from './finding.js';
import type { OrderBook } from './order-book.js';

/** What both sides of the service have to say: the log, and the provider's books. */
export interface Evidence {
  readonly events: readonly RecordedEvent[];
  readonly invoice: readonly InvoiceLine[];
  readonly calls: readonly CallRecord[];
  /** Of the users' keys, as the provider names them. */
  readonly ownKeys: ReadonlySet<string>;
}

type Data = Readonly<Record<string, unknown>>;

const ENDS = ['TaskSucceeded', 'TaskFailed', 'TaskCancelled'];
/** What a kill may do to work: its outcome was lost twice, or that of what it rests on. */
const REASONS = ['outcome-unknown', 'predecessor-failed'];

const taskOf = ({ data }: RecordedEvent): string => String(data['taskId'] ?? data['holdId']);
const attemptOf = ({ data }: RecordedEvent): string => String(data['attemptId']);

/** Finds events by their types. */
export const among = (events: readonly RecordedEvent[]) => {
  const byType = Map.groupBy(events, ({ type }) => type);
  return (...types: readonly string[]): readonly RecordedEvent[] => types.flatMap(type => byType.get(type) ?? []);
};

/** Whatever was acknowledged is there, once, and has come to an end. */
export const orderFindings = ({ events }: Evidence, book: OrderBook): readonly Finding[] => {
  const of = among(events);
  const idsOf = (type: string, name: string) => of(type).map(({ data }) => String(data[name]));
  const withProjects = of('ProjectCreated').flatMap(({ data }) => (data['tasks'] as readonly Data[]).map(({ taskId }) => String(taskId)));
  const unforeseen = of('TaskFailed').filter(({ data }) => !REASONS.includes(String(data['cause'])));
  const keys = [of('ApiKeyAdded').length, of('ApiKeyRemoved').length];
  return [
    nothingIs('every request that could be repeated was answered in the end, as it should', book.failures, 'all'),
    sameMembers(
      'every account that was acknowledged is there, once',
      book.accounts.map(({ accountId }) => accountId),
      idsOf('AccountOpened', 'accountId'),
    ),
    sameMembers('every upload likewise', book.uploads, idsOf('UploadReceived', 'uploadId')),
    sameMembers('every project likewise', book.projects, idsOf('ProjectCreated', 'projectId')),
    sameMembers('every task likewise', [...withProjects, ...book.tasks], idsOf('TaskScheduled', 'taskId')),
    {
      what: 'every key that was added and removed likewise',
      holds: keys[0] === book.keys.added && keys[1] === book.keys.removed,
      found: `${keys[0]} of ${book.keys.added} added, ${keys[1]} of ${book.keys.removed} removed`,
    },
    sameMembers('every task ended, once', idsOf('TaskScheduled', 'taskId'), of(...ENDS).map(taskOf)),
    nothingIs(
      'no task failed for any other reason than that a call’s outcome was lost',
      unforeseen.map(event => `${taskOf(event)} ${String(event.data['cause'])} ${String(event.data['reason'])}`),
      `${of('TaskFailed').length} failed for that`,
    ),
  ];
};

/** Each hold is closed once, and no own key's work has one. */
export const holdFindings = ({ events }: Evidence): readonly Finding[] => {
  const of = among(events);
  const own = new Set(of('TaskScheduled').filter(isOnOwnKey).map(taskOf));
  const succeeded = of('TaskSucceeded').filter(event => !own.has(taskOf(event)));
  return [
    sameMembers('every hold was closed, once', of('CreditsHeld').map(taskOf), of('HoldSettled', 'HoldReleased').map(taskOf)),
    nothingIs(
      'every task that succeeded on platform credits was captured',
      succeeded.map(taskOf).filter(task => !of('HoldSettled').some(event => taskOf(event) === task)),
      `${succeeded.length}`,
    ),
    nothingIs(
      'work that an own key paid moved no platform credits',
      of('CreditsHeld')
        .map(taskOf)
        .filter(task => own.has(task)),
      `${own.size} tasks, 0 moved`,
    ),
  ];
};

const isOnOwnKey = ({ data }: RecordedEvent): boolean => ((data['order'] as Data)['payer'] as Data)['by'] === 'own-key';

/** The provider billed what the log knows, and twice only what the log says may have happened twice. */
export const invoiceFindings = ({ events, invoice, calls, ownKeys }: Evidence): readonly Finding[] => {
  const of = among(events);
  const { attempts, strayLines, strayAttempts, crossPaid } = compareInvoice(events, invoice, calls, ownKeys);
  const delivered = new Set(of('StepSucceeded').map(attemptOf));
  const declared = new Set([...of('AttemptOutcomeUnknown'), ...of('AttemptFailed')].map(attemptOf));
  const stepOf = ({ data }: RecordedEvent): string => `${String(data['taskId'])} ${String(data['step'])}`;
  const sentAgain = Map.groupBy(of('AttemptIntended'), stepOf);
  const unknown = Map.groupBy(of('AttemptOutcomeUnknown'), stepOf);
  const failed = Map.groupBy(of('AttemptFailed'), stepOf);
  const silent = [...sentAgain].filter(([step, sent]) => sent.length - 1 > (unknown.get(step)?.length ?? 0) + (failed.get(step)?.length ?? 0));
  const billedOnly = invoice.filter(({ attemptId }) => !delivered.has(attemptId ?? ''));
  return [
    {
      what: 'each line of the provider’s invoice belongs to one attempt, and each delivered attempt has one line',
      holds: strayLines + strayAttempts === 0 && invoice.length > 0,
      found: `${invoice.length} lines, ${attempts} attempts, ${strayLines} + ${strayAttempts} without a partner`,
    },
    nothingIs('no key paid for what the other should have paid', crossPaid, `${calls.length} calls`),
    nothingIs(
      'what was billed and not delivered is only what the log calls unknown',
      billedOnly.filter(({ attemptId }) => !declared.has(attemptId ?? '')).map(({ attemptId }) => String(attemptId)),
      `${billedOnly.length} lines`,
    ),
    nothingIs(
      'nothing was sent again in silence',
      silent.map(([step]) => step),
      `${of('ReattemptAuthorised').length} declared`,
    ),
  ];
};
