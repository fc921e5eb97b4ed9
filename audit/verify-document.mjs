#!/usr/bin/env node
/**
 * Verifies a signed statement or receipt offline, with Node 20 or newer and nothing else.
 *
 *   node audit/verify-document.mjs <document file> --key <verifier's key, or a file with one a line>… [--checkpoint <note file>]… [--content <file>]… [--json]
 *
 * It knows nothing of the service that made it: what a document is, is in docs/log-format.md ("Signed documents"). The exit code is 0 when all
 * is proven, 1 when something is wrong, 2 when nothing could be judged.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const CANNOT_SEE = [
  'whether the events’ words are true',
  'that nothing happened between the last event of the document and the end of its period',
  'a rewrite of everything before the first checkpoint that anybody outside holds: compare the checkpoint with one that somebody else kept',
];

class Wrong extends Error {}
const must = (holds, sentence) => {
  if (!holds) throw new Wrong(sentence);
};
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const jsonOf = (text, what) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Wrong(`${what} is no JSON`);
  }
};

// keys and notes

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const keyIdOf = (name, bytes) => sha256(`${name}\n`, Buffer.of(1), bytes).subarray(0, 4);

/** A key of the form `<name>+<key id>+<base64 of 01 ‖ public key>`; null for anything else. */
const readKey = text => {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (name === undefined || bytes.length !== 33 || bytes[0] !== 1 || keyIdOf(name, bytes.subarray(1)).toString('hex') !== id) return null;
  return { name, bytes: bytes.subarray(1) };
};

const logOf = name => name.replace(/\/\d+$/, '');

/** The text of a note that one of the keys has signed under the name that the text itself names; a key counts for every epoch of its log. */
const openNote = (note, keys, nameIn, what) => {
  const end = typeof note === 'string' ? note.lastIndexOf('\n\n') : -1;
  must(end > 0 && note.endsWith('\n'), `${what} is no signed note`);
  const text = note.slice(0, end + 1);
  const name = nameIn(text.split('\n'));
  const isSigned = note
    .slice(end + 2, -1)
    .split('\n')
    .some(line => {
      const [, signer, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
      const bytes = Buffer.from(encoded ?? '', 'base64');
      if (signer !== name || bytes.length !== 68) return false;
      return keys.some(key => {
        if (logOf(key.name) !== logOf(name) || !bytes.subarray(0, 4).equals(keyIdOf(name, key.bytes))) return false;
        const publicKey = createPublicKey({ key: Buffer.concat([SPKI, key.bytes]), format: 'der', type: 'spki' });
        return verify(null, Buffer.from(text), publicKey, bytes.subarray(4));
      });
    });
  must(isSigned, `${what} bears no good signature of a key that was given`);
  return { text, name };
};

const ORIGIN = /^keyreel\.log\/[0-9a-f-]{36}\/[1-9]\d*$/;

const openCheckpoint = (note, keys, what) => {
  const { text, name } = openNote(note, keys, ([origin]) => origin, what);
  const [, origin, size, root] = /^([^\n]+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\n$/.exec(text) ?? [];
  must(origin !== undefined && ORIGIN.test(origin), `${what} is no checkpoint`);
  return { origin: name, size: Number(size), root: Buffer.from(root, 'base64') };
};

// events and proofs (docs/log-format.md, "The leaf of an event"; RFC 9162 §2.1.3.2)

const number = value => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};
const field = bytes => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const leafOf = ({ stream, revision, id, type, schemaVersion, data, metadata }) =>
  sha256(
    Buffer.of(0),
    ...[Buffer.from(stream), number(revision), Buffer.from(id.replaceAll('-', ''), 'hex'), Buffer.from(type), number(schemaVersion)].map(field),
    ...[data, metadata].map(text => field(Buffer.from(text))),
  );

const half = value => Math.floor(value / 2);
const rootBy = (leaf, index, size, proof) => {
  let [place, last, hash] = [index, size - 1, leaf];
  for (const part of proof) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      hash = sha256(Buffer.of(1), part, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = sha256(Buffer.of(1), hash, part);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? hash : null;
};

const SHAPE = {
  ordinal: 'number',
  stream: 'string',
  revision: 'number',
  id: 'string',
  type: 'string',
  schemaVersion: 'number',
  data: 'string',
  metadata: 'string',
};

const provenEvent = (event, at, { size, root }) => {
  const what = `event ${at + 1} of the document`;
  must(isObject(event) && Object.entries(SHAPE).every(([name, type]) => typeof event[name] === type), `${what} is not whole`);
  must(
    [event.ordinal, event.revision, event.schemaVersion].every(value => Number.isSafeInteger(value) && value >= 0),
    `${what} has no whole numbers`,
  );
  must(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(event.id), `${what} has no id`);
  must(event.ordinal >= 1 && event.ordinal <= size, `${what} is not among the events that its checkpoint covers`);
  must(Array.isArray(event.proof), `${what} has no proof`);
  const computed = rootBy(
    leafOf(event),
    event.ordinal - 1,
    size,
    event.proof.map(hash => Buffer.from(String(hash), 'base64')),
  );
  must(computed?.equals(root), `${what} (ordinal ${event.ordinal}) is not in the tree of the checkpoint`);
  return { ...event, said: jsonOf(event.data, `the data of ${what}`), meta: jsonOf(event.metadata, `the metadata of ${what}`) };
};

const amount = (text, what) => {
  must(typeof text === 'string' && /^-?(0|[1-9]\d*)$/.test(text) && text !== '-0', `${what} is no amount`);
  return BigInt(text);
};

// statements

const SILENT = ['RefillSkipped', 'SpendingLimitSet', 'LowBalanceThresholdsSet', 'LowBalanceReached', 'LowBalanceLifted'];
const isMovement = ({ type, said }) => !SILENT.includes(type) && (type !== 'GrantExpired' || said.amount !== '0');

/** Of each kind of event: what a statement calls it, and where its amount is. */
const MOVEMENTS = {
  CreditsGranted: ['granted', 'amount'],
  GrantStarted: ['started', 'amount'],
  CreditsHeld: ['held', 'amount'],
  HoldExtended: ['extended', 'by'],
  HoldSettled: ['charged', 'charged'],
  HoldReleased: ['released', 'amount'],
  CostBorneByPlatform: ['borne-by-platform', 'amount'],
  GrantExpired: ['expired', 'amount'],
  CreditsAdjusted: ['adjusted', 'amount'],
  ChargeReturned: ['returned', 'amount'],
  PaymentTakenBack: ['reversed', 'amount'],
  ShortfallRecorded: ['shortfall', 'amount'],
};

const contiguous = (events, stream) =>
  events.forEach((event, at) => {
    must(event.stream === stream, `event ${at + 1} of the document is not of ${stream}`);
    must(at === 0 || event.revision === events[at - 1].revision + 1, `events are missing before revision ${event.revision} of ${stream}`);
    must(at === 0 || event.ordinal > events[at - 1].ordinal, `revision ${event.revision} of ${stream} comes before the one before it`);
  });

const isEntry = (entry, event, before) => {
  const [kind, place] = MOVEMENTS[event.type] ?? [];
  const after = amount(event.said.availableAfter, 'availableAfter');
  const told = [
    [entry.entryId, event.id],
    [entry.at, event.meta.at],
    [entry.kind, kind],
    [entry.amount, event.said[place]],
    [entry.availableAfter, event.said.availableAfter],
    [entry.change, String(after - before)],
    [entry.taskId ?? undefined, event.said.holdId],
    [entry.projectId ?? undefined, event.said.projectId],
    [entry.priceVersion ?? undefined, event.said.priceVersion ?? event.said.tariff?.priceVersion ?? undefined],
    [entry.operation ?? undefined, event.said.operation ?? event.said.tariff?.operation],
  ];
  return kind !== undefined && told.every(([said, is]) => said === is);
};

const checkStatement = ({ accountId, statement }, events) => {
  must(isObject(statement) && Array.isArray(statement.entries), 'the statement has no entries');
  contiguous(events, `credits-${accountId}`);
  const { entries, from, to } = statement;
  const opensWithFirst = events.length > 0 && entries.length > 0 && events[0].id === entries[0].entryId;
  must(!opensWithFirst || events[0].revision === 0, 'the event that bears the opening balance is missing');
  const [opener, movements] = opensWithFirst ? [null, events] : [events[0] ?? null, events.slice(1)];
  let balance = opener === null ? 0n : amount(opener.said.availableAfter, 'availableAfter');
  must(amount(statement.opening, 'the opening balance') === balance, `the opening balance is ${statement.opening}, and ${balance} were available`);
  let at = 0;
  for (const event of movements) {
    if (isMovement(event)) {
      const entry = entries[at];
      must(
        entry !== undefined && isEntry(entry, event, balance),
        `entry ${at + 1} of the statement is not what happened at ordinal ${event.ordinal}`,
      );
      must(from === null || event.meta.at >= new Date(from).toISOString(), `entry ${at + 1} is from before the period`);
      must(to === null || event.meta.at < new Date(to).toISOString(), `entry ${at + 1} is from after the period`);
      at += 1;
    } else must(event.said.availableAfter === String(balance), `ordinal ${event.ordinal} moved credits, which events of its kind do not`);
    balance = amount(event.said.availableAfter, 'availableAfter');
  }
  must(at === entries.length, `entry ${at + 1} of the statement never happened`);
  must(amount(statement.closing, 'the closing balance') === balance, `the closing balance is ${statement.closing}, and ${balance} are available`);
};

// receipts

const ENDS = { TaskSucceeded: 'succeeded', TaskFailed: 'failed', TaskCancelled: 'cancelled' };
const sum = (events, name) => events.reduce((total, { said }) => total + amount(said[name], name), 0n);
const same = (one, other) => JSON.stringify(Object.entries(one ?? {}).sort()) === JSON.stringify(Object.entries(other ?? {}).sort());

const checkReceipt = ({ accountId, receipt }, events) => {
  must(isObject(receipt) && receipt.accountId === accountId, 'the receipt is of another account');
  const { taskId } = receipt;
  const task = events.filter(({ stream }) => stream === `task-${taskId}`);
  must(task[0]?.revision === 0 && task[0].type === 'TaskScheduled', 'the events of the task do not begin with its beginning');
  contiguous(task, `task-${taskId}`);
  const ledger = events.filter(({ stream, said }) => stream === `credits-${accountId}` && said.holdId === taskId);
  must(
    task.every(({ said }) => said.accountId === accountId && said.taskId === taskId),
    'an event of the task speaks of another one',
  );
  const of = type => [...task, ...ledger].filter(event => event.type === type);
  const [scheduled, [settled], end] = [task[0].said, of('HoldSettled'), task.find(({ type }) => ENDS[type])];
  const paid = scheduled.order.payer.by;
  must(receipt.payer === paid, `the receipt says that ${receipt.payer} paid, and the order ${paid}`);
  must(receipt.operation === scheduled.order.operation, 'the receipt is of another operation than was ordered');
  must(receipt.state === (end ? ENDS[end.type] : 'underway'), 'the task ended otherwise than the receipt says');
  must(!end || same(receipt.usage, end.said.usage), 'the receipt tells of another use than the task’s end');
  const back = of('HoldReleased').length > 0 || paid === 'own-key';
  must(receipt.charged === (settled?.said.charged ?? (back ? '0' : null)), 'the receipt charges another amount than the ledger');
  must(of('HoldSettled').length <= 1, 'the ledger charged the task twice');
  must(
    amount(receipt.returned, 'what was paid back') === sum(of('ChargeReturned'), 'amount'),
    'the receipt has another sum paid back than the ledger',
  );
  must(
    amount(receipt.borneByPlatform, 'what the platform bore') === sum(of('CostBorneByPlatform'), 'amount'),
    'the receipt has another sum borne than the ledger',
  );
  const held = of('CreditsHeld');
  must((receipt.hold === null) === (held.length === 0), 'the receipt and the ledger do not agree on whether something was held');
  must(
    receipt.hold === null || amount(receipt.hold.amount, 'the hold') === sum(held, 'amount') + sum(of('HoldExtended'), 'by'),
    'the receipt has another hold than the ledger',
  );
  must(receipt.hold === null || receipt.hold.priceVersion === held[0].said.tariff.priceVersion, 'the receipt cites other prices than the hold');
  must(paid === 'credits' || ledger.length === 0, 'an own key paid, and platform credits moved');
  must(
    same(
      receipt.attempts.map(({ attemptId }) => attemptId),
      of('AttemptIntended').map(({ said }) => said.attemptId),
    ),
    'the receipt tells of other calls than the log',
  );
};

// commitments

const checkCommitments = (commitments, events, contents) => {
  must(Array.isArray(commitments), 'the document has no list of commitments');
  const promised = new Map(events.flatMap(({ said }) => said.products ?? []).map(({ content }) => [content.commitment, content]));
  for (const { commitment, bytes, mediaType } of commitments) {
    const content = promised.get(commitment);
    must(content?.bytes === bytes && content.mediaType === mediaType, `no event of the document promises ${String(commitment).slice(0, 16)}…`);
  }
  return contents.map(({ name, bytes }) => {
    const kept = commitments.find(
      ({ salt, commitment }) => salt !== null && sha256(Buffer.from(salt, 'base64'), bytes).toString('hex') === commitment,
    );
    must(kept !== undefined, `${name} is not what any commitment of the document promises`);
    return { file: name, role: kept.role, index: kept.index, commitment: kept.commitment };
  });
};

const compareKept = (checkpoint, kept, keys) =>
  kept.flatMap((note, at) => {
    const own = openCheckpoint(note, keys, `kept checkpoint ${at + 1}`);
    must(logOf(own.origin) === logOf(checkpoint.origin), `kept checkpoint ${at + 1} is of another log`);
    if (own.origin === checkpoint.origin && own.size === checkpoint.size) {
      must(own.root.equals(checkpoint.root), `kept checkpoint ${at + 1} has another root at the same size: history was rewritten`);
      return [];
    }
    return [
      `that kept checkpoint ${at + 1} (size ${own.size}) and the document’s (size ${checkpoint.size}) are of one log: ask for GET /v1/log/consistency`,
    ];
  });

/** Judges a document: its text, verifier's keys (texts), checkpoints that somebody kept (texts) and contents ({ name, bytes }). */
export const verifyDocument = (file, { keys: given = [], checkpoints = [], contents = [] } = {}) => {
  const keys = given.map(readKey).filter(key => key !== null);
  if (keys.length === 0) return { verdict: 'unjudged', reason: 'no verifier’s key was given that can be read' };
  try {
    const envelope = jsonOf(file, 'the file');
    must(envelope.format === 'keyreel-signed-document/1' && typeof envelope.document === 'string', 'the file is no signed document');
    const note = openNote(envelope.note, keys, ([, origin]) => origin, 'the document');
    const [first, , digest] = note.text.split('\n');
    must(first === 'keyreel.document/1', 'the note is not over a document');
    must(digest === `sha256 ${sha256(envelope.document).toString('base64')}`, 'the document is not the one that was signed');
    const document = jsonOf(envelope.document, 'the document');
    const checkpoint = openCheckpoint(document.checkpoint, keys, 'the checkpoint');
    must(logOf(note.name) === logOf(checkpoint.origin), 'the document and its checkpoint are of two logs');
    must(Array.isArray(document.events), 'the document has no events');
    const events = document.events.map((event, at) => provenEvent(event, at, checkpoint));
    must(new Set(events.map(({ ordinal }) => ordinal)).size === events.length, 'an event is in the document twice');
    must(document.kind === 'statement' || document.kind === 'receipt', 'the document is of no known kind');
    if (document.kind === 'statement') checkStatement(document, events);
    else checkReceipt(document, events);
    const opened = checkCommitments(document.commitments, events, contents);
    const notProven = compareKept(checkpoint, checkpoints, keys);
    const { origin, size } = checkpoint;
    return {
      verdict: 'proven',
      kind: document.kind,
      accountId: document.accountId,
      events: events.length,
      checkpoint: { origin, size },
      contents: opened,
      notProven,
      cannotSee: CANNOT_SEE,
    };
  } catch (error) {
    // whatever is not as it should be is refused, also where nobody thought of it
    return { verdict: 'broken', reason: error instanceof Wrong ? error.message : `the document is not of the form (${error.message})` };
  }
};

const main = () => {
  const options = {
    key: { type: 'string', multiple: true },
    checkpoint: { type: 'string', multiple: true },
    content: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1)
    throw new Error(
      'Usage: node audit/verify-document.mjs <document file> --key <verifier’s key or file>… [--checkpoint <note file>]… [--content <file>]… [--json]',
    );
  const lines = key =>
    existsSync(key)
      ? readFileSync(key, 'utf8')
          .split('\n')
          .filter(line => line.trim() !== '')
      : [key];
  const result = verifyDocument(readFileSync(path, 'utf8'), {
    keys: (values.key ?? []).flatMap(lines),
    checkpoints: (values.checkpoint ?? []).map(file => readFileSync(file, 'utf8')),
    contents: (values.content ?? []).map(name => ({ name, bytes: readFileSync(name) })),
  });
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${said(result)}\n`);
  process.exitCode = { proven: 0, broken: 1, unjudged: 2 }[result.verdict];
};

const said = result => {
  if (result.verdict !== 'proven') return `${result.verdict}: ${result.reason}.`;
  const { kind, accountId, events, checkpoint, contents, notProven, cannotSee } = result;
  return [
    `proven: the ${kind} of account ${accountId}, by ${events} events of ${checkpoint.origin} at size ${checkpoint.size}.`,
    ...contents.map(({ file, role, index }) => `  ${file} is the ${role} ${index} that was promised.`),
    ...notProven.map(sentence => `  not proven: ${sentence}.`),
    ...cannotSee.map(sentence => `  cannot be seen: ${sentence}.`),
  ].join('\n');
};

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
