/** `npm run bench:erasures [-- --accounts=10000 --erased=1000]`: after people are erased, all earlier proofs hold, and nothing of theirs can be read. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allParts } from '../../src/app.module.js';
import { exportLog } from '../../src/infrastructure/audit-export/export-log.js';
import { sealedBy } from '../../src/infrastructure/audit-export/sealed-by.js';
import { Export } from '../../src/infrastructure/audit-replay/read-export.js';
import { replay } from '../../src/infrastructure/audit-replay/replay.js';
import { leafHash } from '../../src/infrastructure/event-log/leaf.js';
import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { LineJournal } from '../../src/infrastructure/messaging/journal.js';
import { ProjectionRunner } from '../../src/infrastructure/messaging/projection-runner.js';
import { openDatabase } from '../../src/infrastructure/postgres/database.js';
import { databaseDump } from '../../src/infrastructure/postgres/database-dump.js';
import { PostgresSealStore } from '../../src/infrastructure/postgres/postgres-seal-store.js';
import { withStore } from '../../src/infrastructure/postgres/table-digests.js';
import { TablesAtOnce } from '../../src/infrastructure/postgres/tables-at-once.js';
import { consistencyProof, inclusionProof } from '../../src/infrastructure/transparency/merkle.js';
import { SealedLog } from '../../src/infrastructure/transparency/sealed-log.js';
import { hashesIn, tilePath, widthOfTile } from '../../src/infrastructure/transparency/tiles.js';
import { isConsistent, isIncluded } from '../../src/infrastructure/transparency/verification.js';
import { PostgresDataKeyStore } from '../../src/infrastructure/vault/postgres-data-key-store.js';
import { openVault } from '../../src/infrastructure/vault/vault.js';
import { newId } from '../../src/shared-kernel/ids.js';
import type { Sealed } from '../../src/shared-kernel/ports/vault.js';
import { openGround } from '../ground.js';

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '10000' }, erased: { type: 'string', default: '1000' } } });
const [accounts, erased] = [Number(values.accounts), Number(values.erased)];

/** Stands in every personal text, so that one search finds any of them. */
const MARK = `personal-${randomBytes(8).toString('hex')}`;
const TOGETHER = 50;

const projections = allParts.flatMap(parts => parts.projections);
const journal = new LineJournal(() => undefined);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const demand = (what: string, holds: boolean): void => {
  say(`${holds ? 'yes' : 'NO '}  ${what}`);
  if (!holds) process.exitCode = 1;
};

interface Person {
  readonly accountId: string;
  readonly email: Sealed;
}

const inTurns = async <Item, Result>(items: readonly Item[], work: (item: Item, at: number) => Promise<Result>): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += TOGETHER)
    results.push(...(await Promise.all(items.slice(at, at + TOGETHER).map((item, nth) => work(item, at + nth)))));
  return results;
};

const ground = await openGround();
const room = await ground.room('erasures', 'product');
const pool = await openDatabase({ url: room.url, asker: () => 'service:operator' });
const log = new PostgresEventLog({ url: room.url });
const keyStore = new PostgresDataKeyStore(pool);
const { sealer, opener, dataKeys } = await openVault({ store: keyStore, dataDir: ground.folder, masterKey: randomBytes(32).toString('base64') });

const append = (stream: string, type: string, data: Record<string, unknown>) => {
  const metadata = { actor: 'system', commandId: newId(), causationId: 'c', correlationId: 'c', at: new Date().toISOString() };
  return log.append(stream, 'any', [{ id: newId(), type, schemaVersion: 1, data, metadata }]);
};
const emailHash = (accountId: string): string => createHash('sha256').update(`of ${accountId}`).digest('hex');

/** Lets every projection see the log to its end, as the service does. */
const settle = (): Promise<void> =>
  withStore(room.url, projections, async store => {
    const runners = projections.map(projection => new ProjectionRunner(projection, log, store, journal));
    const head = await log.head();
    for (const runner of runners) await runner.start();
    for (const runner of runners) await runner.reached(head, 600_000);
    for (const runner of runners) await runner.close();
  });

const exported = async (name: string): Promise<Export> => {
  await settle();
  const folder = join(ground.folder, 'exports', name);
  const origins = {
    log,
    projections,
    sealed: await sealedBy(new SealedLog(log, new PostgresSealStore(pool))),
    bounds: (head: number) => Promise.resolve({ from: 1, to: head }),
    tables: <Result>(work: (tables: TablesAtOnce) => Promise<Result>) => TablesAtOnce.read(room.url, work),
  };
  await exportLog(origins, { folder, from: null, to: null, tell: () => undefined });
  return Export.open(folder);
};
const treeOf = (name: string, size: number) =>
  hashesIn((level, index) => readFile(join(ground.folder, 'exports', name, tilePath({ level, index }, widthOfTile({ level, index }, size)))));

const replays = async (source: Export, name: string): Promise<boolean> => {
  const empty = await ground.room(name, 'product');
  const verdicts = await replay({ source, url: empty.url, projections, journal, tell: () => undefined });
  return verdicts.every(({ verdict }) => verdict === 'byte-identical');
};

const holdsMark = async (chunks: AsyncIterable<Buffer>): Promise<boolean> => {
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + chunk.toString('latin1');
    if (text.includes(MARK)) return true;
    rest = text.slice(-MARK.length);
  }
  return false;
};
const filesHoldMark = async (folder: string): Promise<boolean> => {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && (await holdsMark(createReadStream(join(entry.parentPath, entry.name)) as AsyncIterable<Buffer>))) return true;
  return false;
};
const opens = async ({ accountId, email }: Person, with_ = opener): Promise<boolean> =>
  with_.openText(email, { accountId, purpose: 'account.email' }).then(
    text => text.includes(MARK),
    () => false,
  );

try {
  const people = await inTurns(Array.from({ length: accounts }), async (_, at): Promise<Person> => {
    const accountId = newId();
    const email = await sealer.seal(`${MARK}-${at}@example.org`, { accountId, purpose: 'account.email' });
    await append(`account-${accountId}`, 'AccountOpened', { accountId, email, emailHash: emailHash(accountId), roles: [] });
    return { accountId, email };
  });
  const before = await exported('before');
  const { size, root } = before.manifest;
  const smallerRoot = Buffer.from(root, 'base64');
  const proofs = await inTurns(Array.from({ length: size }), (_, index) => inclusionProof(treeOf('before', size), index, size));
  demand(
    `before: ${accounts} personal texts open, and none is in the database or an export in clear`,
    (await opens(people[0]!)) && !(await holdsMark(databaseDump(room.ownerUrl))) && !(await filesHoldMark(join(ground.folder, 'exports'))),
  );

  const leaving = people.filter((_, at) => at % Math.floor(accounts / erased) === 0).slice(0, erased);
  await inTurns(leaving, async ({ accountId }) => {
    await append(`account-${accountId}`, 'AccountErased', { accountId, emailHash: emailHash(accountId), by: 'owner' });
    await dataKeys.destroy(accountId);
  });
  const after = await exported('after');

  let good = 0;
  for await (const events of after.events())
    for (const { data, metadata, ...event } of events) {
      const proof = proofs[event.ordinal - 1];
      if (proof && isIncluded({ leaf: leafHash({ ...event, raw: { data, metadata } }), index: event.ordinal - 1, size, root: smallerRoot, proof }))
        good += 1;
    }
  demand(`all ${size} proofs of before hold for the events of afterwards`, good === size);
  const now = after.manifest;
  const proof = await consistencyProof(treeOf('after', now.size), size, now.size);
  demand(
    `the tree of ${now.size} begins with that of ${size}`,
    isConsistent({ smaller: size, smallerRoot, size: now.size, root: Buffer.from(now.root, 'base64'), proof }),
  );
  demand('the export of before replays to the same bytes', await replays(before, 'replay_before'));
  demand('the export of afterwards replays to the same bytes', await replays(after, 'replay_after'));

  const gone = new Set(leaving);
  const opened = await inTurns(people, person => opens(person));
  demand(
    `of ${erased} people no personal text opens any more`,
    people.every((person, at) => !gone.has(person) || opened[at] === false),
  );
  demand(
    `those of the other ${accounts - erased} open`,
    people.every((person, at) => gone.has(person) || opened[at] === true),
  );
  const stranger = await openVault({
    store: keyStore,
    dataDir: join(ground.folder, 'stranger'),
    masterKey: randomBytes(32).toString('base64'),
  }).catch(() => null);
  demand(
    'whoever has the database without its master key opens nothing',
    stranger === null || !(await inTurns(people, person => opens(person, stranger.opener))).includes(true),
  );
  demand(
    'the database and the exports hold no personal text in clear',
    !(await holdsMark(databaseDump(room.ownerUrl))) && !(await filesHoldMark(join(ground.folder, 'exports'))),
  );
} finally {
  await log.close();
  await pool.end();
  await ground.leave();
}
