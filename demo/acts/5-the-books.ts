import { setTimeout as pause } from 'node:timers/promises';
import { compareInvoice } from '../books/invoice.js';
import { reckon, statementIsLedger, wrongCharges } from '../books/whole-books.js';
import { credits } from '../measures/credits.js';
import type { Audited, LoggedEvent, Rebuilt, TableDigest } from '../stage/auditor.js';
import type { Stage } from '../stage/stage.js';
import { checkSecrecy } from './checked-secrecy.js';

/** What the books say in the end. */
export interface Books {
  readonly events: readonly LoggedEvent[];
  readonly audited: Audited;
  readonly tables: readonly TableDigest[];
}

/** Everything is reckoned again from the log: statement, balance, invoice, tables; and the secrets are searched for. */
export const theBooks = async (stage: Stage, secret: string): Promise<Books> => {
  await quiet(stage);
  const { auditor } = stage;
  const [events, audited] = await Promise.all([auditor.events(), auditor.verify()]);
  await checkStatement(stage, events);
  await checkConservation(stage, events, audited);
  await checkInvoice(stage, events);
  const tables = await checkRebuild(stage, audited);
  await checkSecrecy(stage, secret);
  return { events, audited, tables };
};

/** The last charge follows the last task within a moment. */
const quiet = async ({ person }: Stage): Promise<void> => {
  for (const deadline = performance.now() + 20_000; performance.now() < deadline; await pause(100)) {
    const { held } = await person.balance();
    if (held.microCredits === '0') return;
  }
};

const checkStatement = async ({ person, tell }: Stage, events: readonly LoggedEvent[]): Promise<void> => {
  const statement = await person.statement();
  const { opening, entries, closing } = statement;
  const found = `opening ${credits(opening)}, ${entries.length} movements, closing ${credits(closing)}`;
  tell.check(
    'the statement is the ledger, movement by movement, each with its reason and prices',
    statementIsLedger(statement, events, person.accountId),
    found,
  );
  const { charges, wrong } = wrongCharges(events, person.accountId);
  tell.check(
    'each charge is usage × the price it cites, never above its hold',
    charges > 0 && wrong.length === 0,
    `${charges} charges, ${wrong.length} wrong`,
  );
};

const checkConservation = async ({ person, tell }: Stage, events: readonly LoggedEvent[], { books }: Audited): Promise<void> => {
  const own = reckon(events, person.accountId);
  const { granted, spent, held, available, borneByPlatform } = await person.balance();
  const isBalance =
    own.granted === BigInt(granted.microCredits) && own.spent === BigInt(spent.microCredits) && own.held === BigInt(held.microCredits);
  const sums = `${credits(own.granted)} granted = ${credits(own.spent)} spent + ${credits(own.held)} held + ${credits(own.available)} available; the platform bore ${credits(borneByPlatform.microCredits)}`;
  tell.check('the balance is what the movements add up to', isBalance && own.available === BigInt(available.microCredits), sums);
  const violation = books.violation
    ? `position ${books.violation.position}: ${books.violation.sentence}`
    : `${books.entries} entries of ${books.accounts} account`;
  tell.check('conservation holds at every position, reckoned twice', own.broken.length === 0 && books.violation === null, violation);
};

const checkInvoice = async ({ tell, service, secrets }: Stage, events: readonly LoggedEvent[]): Promise<void> => {
  const { provider } = service;
  const [lines, calls] = [await provider.invoice(), await provider.calls()];
  const secretKeys = secrets.canaries.filter(({ name }) => name.endsWith('API key')).map(({ text }) => text);
  const ownKeys = new Set((await Promise.all(secretKeys.map(key => provider.standing(key)))).map(({ fingerprint }) => fingerprint));
  const { attempts, strayLines, strayAttempts, crossPaid } = compareInvoice(events, lines, calls, ownKeys);
  const found = `${lines.length} lines, ${attempts} attempts, ${strayLines} + ${strayAttempts} without a partner`;
  tell.check(
    'each line of the provider’s invoice belongs to one attempt in the log, and the other way round',
    strayLines + strayAttempts === 0 && lines.length > 0,
    found,
  );
  const own = lines.filter(({ keyFingerprint }) => ownKeys.has(keyFingerprint));
  tell.check(
    'no key ever paid for what the other should have paid',
    crossPaid.length === 0,
    crossPaid.join(', ') || `${own.length} lines under the user’s key, ${lines.length - own.length} under the platform’s`,
  );
};

const checkRebuild = async ({ tell, auditor }: Stage, audited: Audited): Promise<readonly TableDigest[]> => {
  const [live, rebuilt] = await Promise.all([auditor.digests(), auditor.rebuild()]);
  const copied = rebuilt.leaves === audited.leaves && rebuilt.events === audited.events;
  tell.check('the log was copied byte for byte into a fresh database', copied, `${rebuilt.events} events, ${rebuilt.leaves.slice(0, 16)}…`);
  const differing = differences(live, rebuilt);
  const rows = live.reduce((total, table) => total + table.rows, 0);
  const asLive = differing.length === 0 && live.length === rebuilt.tables.length;
  tell.check(
    'rebuilt from nothing in a fresh process, every table has the live one’s digest',
    asLive,
    differing.join(', ') || `${live.length} tables, ${rows} rows`,
  );
  const forged = await auditor.rebuild('--tamper');
  const changed = differences(live, forged);
  tell.check(
    'after one stored event is edited, digests differ',
    changed.length > 0 && forged.leaves !== audited.leaves,
    `event ${forged.editedAt} edited: ${changed.join(', ')}`,
  );
  tell.check('and the books no longer balance', forged.books.violation !== null, forged.books.violation?.sentence ?? 'nothing was noticed');
  return live;
};

const differences = (live: readonly TableDigest[], { tables }: Rebuilt): readonly string[] =>
  live
    .filter(({ projection, digest }) => tables.find(table => table.projection === projection)?.digest !== digest)
    .map(({ projection }) => projection);
