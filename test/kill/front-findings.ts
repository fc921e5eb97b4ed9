import { randomUUID } from 'node:crypto';
import { reckon } from '../../demo/books/whole-books.js';
import type { InvoiceLine } from '../../src/sandbox-provider/control-client.js';
import type { RecordedEvent } from '../../src/shared-kernel/ports/event-log.js';
import type { Answered, RoundRobin } from '../roles/round-robin.js';
import { nothingIs, type Finding } from './finding.js';
import type { OrderBook } from './order-book.js';

/** Signs up one more person, who is noted as any other. */
export const newcomer = async (front: RoundRobin, book: OrderBook): Promise<{ readonly accountId: string; readonly token: string }> => {
  const body = { email: `person-${randomUUID()}@example.org`, password: `a long phrase ${randomUUID()}` };
  const { body: opened } = await front.ask({ method: 'POST', path: '/accounts', body, key: randomUUID() });
  const person = { accountId: String(opened['accountId']), token: String(opened['token']) };
  book.accounts.push(person);
  return person;
};

/** Somebody with the role of an auditor; gives the token. */
export const newAuditor = async (front: RoundRobin, book: OrderBook, administratorToken: string): Promise<string> => {
  const [admin, auditor] = [await newcomer(front, book), await newcomer(front, book)];
  const post = (path: string, body: object) => front.ask({ method: 'POST', path, token: admin.token, body, key: randomUUID() });
  const named = await post('/administrators', { token: administratorToken });
  const given = await post(`/accounts/${auditor.accountId}/roles`, { role: 'auditor' });
  if (named.status !== 201 || given.status !== 200) throw new Error(`Nobody could be made an auditor: ${named.text} ${given.text}`);
  return auditor.token;
};

type Line = Readonly<Record<string, unknown>>;

const reported = (what: string, { status, text }: Answered): Finding => {
  const lines = text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line);
  const summary = lines.at(-1) ?? {};
  const differences = lines.filter(({ kind }) => kind === 'difference').map(line => JSON.stringify(line));
  const isWhole = status === 200 && summary['kind'] === 'summary' && summary['agrees'] === true;
  return nothingIs(
    what,
    isWhole ? differences : [...differences, `no summary that agrees: ${status} ${JSON.stringify(summary)}`],
    JSON.stringify(summary['counts']),
  );
};

/** What the service itself tells an auditor who asks it to reconcile. */
export const reconciliations = async (front: RoundRobin, token: string, invoice: readonly InvoiceLine[]): Promise<readonly Finding[]> => {
  const asks = (kind: string) => front.ask({ method: 'GET', path: `/log/reconciliation?kind=${kind}`, token });
  const body = Buffer.from(invoice.map(line => JSON.stringify(line)).join('\n'));
  const headers = { 'Content-Type': 'application/x-ndjson' };
  const compared = await front.ask({ method: 'POST', path: '/log/reconciliation/invoice?of=everybody', token, body, headers });
  return [
    reported('the service reconciles its ledger with its tasks', await asks('ledger-against-tasks')),
    reported('and its tasks with their attempts', await asks('tasks-against-attempts')),
    reported('and its attempts with the provider’s invoice', compared),
  ];
};

/** Each customer is told the balance that the log comes to, reckoned without any code of the service. */
export const balances = async (front: RoundRobin, { accounts }: OrderBook, events: readonly RecordedEvent[]): Promise<readonly Finding[]> => {
  const wrong: string[] = [];
  for (const { accountId, token } of accounts) {
    const { body } = await front.ask({ method: 'GET', path: '/credits/balance', token });
    const told = (name: string) => BigInt((body[name] as { microCredits: string }).microCredits);
    const { broken, unsound, ...sums } = reckon(events, accountId);
    const differing = (['available', 'spent', 'held', 'granted'] as const).filter(name => told(name) !== sums[name]);
    if (broken.length + unsound.length + differing.length > 0) wrong.push(`${accountId} ${[...broken, ...unsound, ...differing].join(' ')}`);
  }
  return [nothingIs('every account’s balance is what its movements come to, at every position', wrong, `${accounts.length} accounts`)];
};

const LOOK_EVERY_MS = 2_000;

/** Asks again until it is so, for a while. */
export const within = async (minutes: number, isSo: () => Promise<readonly string[]>): Promise<readonly string[]> => {
  for (const until = performance.now() + minutes * 60_000; ; await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))) {
    const left = await isSo();
    if (left.length === 0 || performance.now() > until) return left;
  }
};
