import { createHash, randomUUID } from 'node:crypto';
import { verifyDocument } from '../../audit/verify-document.mjs';
import { leafHash } from '../../src/infrastructure/event-log/leaf.js';
import { LogKeySigner } from '../../src/infrastructure/transparency/document-signer.js';
import { inclusionProof, nodeHash, rootOf, type HashSource } from '../../src/infrastructure/transparency/merkle.js';
import { originLine, publicKeyOf, signCheckpoint, signingKey, verifierKeyText } from '../../src/infrastructure/transparency/signed-note.js';
import type { Transparency } from '../../src/shared-kernel/ports/transparency.js';

type Data = Readonly<Record<string, unknown>>;
/** A document as its maker has it before it is signed, to be changed at will. */
type Made = Record<string, unknown> & { events: (Record<string, unknown> & { data: string; proof: string[] })[] };

const ORIGIN = { identity: '0199f2a0-0000-7000-8000-0000000000ff', epoch: 1 };
const key = signingKey(Buffer.alloc(32, 7));
const [ada, bob, task, project] = ['a', 'b', 'c', 'd'].map(letter => letter.repeat(8) + '-0000-7000-8000-000000000000') as [
  string,
  string,
  string,
  string,
];
const keys = [verifierKeyText({ name: originLine(ORIGIN), publicKey: publicKeyOf(key) })];
const AT = '2026-11-23T12:00:00.000Z';
const CONTENT = Buffer.from('what was made');
const SALT = Buffer.alloc(32, 3);
const commitment = createHash('sha256').update(SALT).update(CONTENT).digest('hex');
const tariff = { operation: 'text', priceVersion: '2026-11' };
const usage = { 'input-token': 1 };
const product = { role: 'text', index: 0, content: { commitment, salt: { sealed: 'v1' }, bytes: CONTENT.length, mediaType: 'text/plain' } };
const ofTask = { taskId: task, accountId: ada, projectId: project };

const happened: readonly (readonly [stream: string, type: string, data: Data])[] = [
  [`credits-${ada}`, 'CreditsGranted', { accountId: ada, amount: '100', availableAfter: '100', priceVersion: '2026-11' }],
  [`credits-${bob}`, 'CreditsGranted', { accountId: bob, amount: '5', availableAfter: '5', priceVersion: null }],
  [`credits-${ada}`, 'CreditsHeld', { accountId: ada, holdId: task, projectId: project, amount: '30', availableAfter: '70', tariff }],
  [`task-${task}`, 'TaskScheduled', { ...ofTask, order: { operation: 'text', payer: { by: 'credits' } } }],
  [`task-${task}`, 'AttemptIntended', { ...ofTask, attemptId: 'call', payer: 'credits' }],
  [`credits-${ada}`, 'SpendingLimitSet', { accountId: ada, limit: '1', availableAfter: '70' }],
  [`task-${task}`, 'StepSucceeded', { ...ofTask, attemptId: 'call', usage, products: [product] }],
  [`task-${task}`, 'TaskSucceeded', { ...ofTask, operation: 'text', payer: 'credits', usage, products: [product] }],
  [
    `credits-${ada}`,
    'HoldSettled',
    { accountId: ada, holdId: task, projectId: project, operation: 'text', charged: '20', availableAfter: '80', usage, priceVersion: '2026-11' },
  ],
];

const revisionOf = (at: number) => happened.slice(0, at).filter(([stream]) => stream === happened[at]?.[0]).length;
const events = happened.map(([stream, type, data], at) => ({
  ordinal: at + 1,
  stream,
  revision: revisionOf(at),
  id: randomUUID(),
  type,
  schemaVersion: 1,
  data: JSON.stringify(data),
  metadata: JSON.stringify({ actor: 'system', commandId: 'c', causationId: 'c', correlationId: 'r', at: AT }),
}));
type Event = (typeof events)[number];
const treeOf = (all: readonly Event[]): HashSource => {
  const leaves = all.map(({ data, metadata, ...event }) => leafHash({ ...event, raw: { data, metadata } }));
  const at = (level: number, index: number): Buffer =>
    level === 0 ? (leaves[index] as Buffer) : nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
  return (level, index) => Promise.resolve(at(level, index));
};
const checkpointOf = async (all: readonly Event[], signer = key) =>
  signCheckpoint({ ...ORIGIN, size: all.length, root: await rootOf(treeOf(all), all.length) }, signer);

const entry = (event: Event | undefined, told: Data) => {
  const { availableAfter, holdId = null, projectId = null } = JSON.parse(event?.data ?? '{}') as Record<string, unknown>;
  return { accountId: ada, entryId: event?.id, at: AT, availableAfter, taskId: holdId, projectId, operation: null, ...told };
};
const [granted, , held, , , , , , settled] = events;
const statement = {
  from: null,
  to: null,
  opening: '0',
  closing: '80',
  entries: [
    entry(granted, { kind: 'granted', amount: '100', change: '100', priceVersion: '2026-11' }),
    entry(held, { kind: 'held', amount: '30', change: '-30', priceVersion: '2026-11', operation: 'text' }),
    entry(settled, { kind: 'charged', amount: '20', change: '10', priceVersion: '2026-11', operation: 'text' }),
  ],
};
const receipt = {
  ...{ taskId: task, accountId: ada, operation: 'text', state: 'succeeded', usage, payer: 'credits', charged: '20' },
  ...{ returned: '0', borneByPlatform: '0', hold: { amount: '30', status: 'settled', priceVersion: '2026-11' }, attempts: [{ attemptId: 'call' }] },
};

/** A document over some of the events, as the service would sign it after somebody has had their way with it. */
const signed = async (what: Data, wanted: (event: Event) => boolean, change: (made: Made) => unknown = () => null, signer = key) => {
  const source = treeOf(events);
  const proven = events
    .filter(wanted)
    .map(async event => ({ ...event, proof: (await inclusionProof(source, event.ordinal - 1, events.length)).map(hash => hash.toString('base64')) }));
  const commitments =
    'receipt' in what ? [{ role: 'text', index: 0, mediaType: 'text/plain', bytes: CONTENT.length, commitment, salt: SALT.toString('base64') }] : [];
  const made: Made = {
    ...structuredClone(what),
    accountId: ada,
    asOf: AT,
    events: await Promise.all(proven),
    commitments,
    checkpoint: await checkpointOf(events),
  };
  change(made);
  const document = JSON.stringify(made);
  const known = verifierKeyText({ name: originLine(ORIGIN), publicKey: publicKeyOf(signer) });
  const transparency = {
    newest: () => Promise.resolve({ text: made['checkpoint'] as string }),
    keys: () => Promise.resolve([known]),
  } as unknown as Transparency;
  const note = await new LogKeySigner(transparency, () => Promise.resolve({ key: signer, publicKey: publicKeyOf(signer) })).sign(
    createHash('sha256').update(document).digest(),
  );
  return JSON.stringify({ format: 'keyreel-signed-document/1', document, note });
};
const ofLedger = ({ stream }: Event) => stream === `credits-${ada}`;
const ofWork = ({ stream, type }: Event) =>
  stream === `task-${task}` || (stream === `credits-${ada}` && type !== 'CreditsGranted' && type !== 'SpendingLimitSet');
const aStatement = (change?: (made: Made) => unknown) => signed({ kind: 'statement', statement }, ofLedger, change);
const aReceipt = (change?: (made: Made) => unknown) => signed({ kind: 'receipt', receipt }, ofWork, change);
type Changed = (
  made: Made & {
    statement: Record<string, unknown> & { entries: Record<string, unknown>[] };
    receipt: Record<string, unknown> & { hold: Record<string, unknown> };
    commitments: Record<string, unknown>[];
  },
) => unknown;

describe('a signed document', () => {
  it('is proven as it is: statement, receipt, content, and a later part of a statement', async () => {
    expect(verifyDocument(await aStatement(), { keys })).toMatchObject({ verdict: 'proven', kind: 'statement', events: 4 });
    expect(verifyDocument(await aReceipt(), { keys, contents: [{ name: 'text.md', bytes: CONTENT }] })).toMatchObject({
      verdict: 'proven',
      contents: [{ file: 'text.md', role: 'text' }],
    });
    const later = { kind: 'statement', statement: { ...statement, opening: '70', entries: statement.entries.slice(2) } };
    expect(verifyDocument(await signed(later, event => ofLedger(event) && event.ordinal > 5), { keys })).toMatchObject({ verdict: 'proven' });
    const nothing = { kind: 'statement', statement: { ...statement, opening: '80', entries: [] } };
    expect(verifyDocument(await signed(nothing, event => event === settled), { keys })).toMatchObject({ verdict: 'proven' });
  });

  it('is compared with a checkpoint that somebody kept', async () => {
    const same = await checkpointOf(events);
    expect(verifyDocument(await aStatement(), { keys, checkpoints: [same] })).toMatchObject({ verdict: 'proven', notProven: [] });
    const earlier = await checkpointOf(events.slice(0, 3));
    expect(verifyDocument(await aStatement(), { keys, checkpoints: [earlier] }).notProven).toHaveLength(1);
    const other = await checkpointOf([...events.slice(0, -1), { ...events[0], ordinal: events.length } as Event]);
    expect(verifyDocument(await aStatement(), { keys, checkpoints: [other] })).toMatchObject({
      verdict: 'broken',
      reason: expect.stringContaining('rewritten') as string,
    });
  });

  it('is judged by nobody without a key, and refused when another key signed it', async () => {
    expect(verifyDocument(await aStatement(), { keys: ['x'] })).toMatchObject({ verdict: 'unjudged' });
    const forger = signingKey(Buffer.alloc(32, 8));
    expect(verifyDocument(await signed({ kind: 'statement', statement }, ofLedger, undefined, forger), { keys })).toMatchObject({
      reason: expect.stringContaining('no good signature') as string,
    });
    const made = await checkpointOf(events, forger);
    expect(verifyDocument(await aStatement(it => Object.assign(it, { checkpoint: made })), { keys })).toMatchObject({
      reason: expect.stringContaining('the checkpoint') as string,
    });
  });

  it('is refused when it was changed after it was signed, or bears a note over something else', async () => {
    const whole = JSON.parse(await aStatement()) as { document: string; note: string };
    const forged = [
      { ...whole, document: whole.document.replace('"closing":"80"', '"closing":"81"') },
      { ...whole, note: whole.note.replace('keyreel.document/1', 'keyreel.document/2') },
      { ...whole, note: await checkpointOf(events) },
      { ...whole, format: 'other' },
      { ...whole, note: undefined },
    ];
    for (const file of [...forged.map(one => JSON.stringify(one)), 'no JSON', 'null', '[]'])
      expect(verifyDocument(file, { keys })).toMatchObject({ verdict: 'broken' });
  });

  it.each<readonly [string, Changed, string]>([
    ['an event’s amount', ({ events: [first] }) => first && (first.data = first.data.replace('"100"', '"101"')), 'not in the tree'],
    ['an event’s ordinal', ({ events: [first] }) => first && (first['ordinal'] = 2), 'not in the tree'],
    ['an ordinal beyond the checkpoint', ({ events: [first] }) => first && (first['ordinal'] = 10), 'covers'],
    ['a proof', ({ events: [first] }) => first?.proof.reverse(), 'not in the tree'],
    ['a proof that is cut', ({ events: [first] }) => first?.proof.pop(), 'not in the tree'],
    ['an event that is left out', made => made.events.splice(1, 1), 'events are missing'],
    ['an event that is there twice', made => made.events.splice(1, 0, made.events[0] as Made['events'][number]), 'twice'],
    ['the whole account', made => (made['accountId'] = bob), 'is not of credits-'],
    ['the opening balance', made => (made.statement['opening'] = '1'), 'opening balance'],
    ['the closing balance', made => (made.statement['closing'] = '90'), 'closing balance'],
    ['an entry’s amount', made => ((made.statement.entries[2] as Data & { amount: string }).amount = '19'), 'entry 3'],
    ['an entry that is left out', made => made.statement.entries.splice(1, 1), 'entry 2'],
    ['an entry too many', made => made.statement.entries.push({ ...made.statement.entries[2] }), 'entry 4'],
    ['an entry’s prices', made => ((made.statement.entries[0] as Record<string, unknown>)['priceVersion'] = '2025'), 'entry 1'],
    ['the period', made => (made.statement['from'] = '2026-11-23T12:00:00.001Z'), 'before the period'],
    ['its kind', made => (made['kind'] = 'invoice'), 'no known kind'],
    ['its events', made => (made['events'] = null as never), 'no events'],
  ])('is refused as a statement when %s is changed before it is signed', async (_, change, reason) => {
    expect(verifyDocument(await aStatement(change as (made: Made) => unknown), { keys })).toMatchObject({
      verdict: 'broken',
      reason: expect.stringContaining(reason) as string,
    });
  });

  it.each<readonly [string, Changed, string]>([
    ['the payer', made => (made.receipt['payer'] = 'own-key'), 'own-key paid'],
    ['the charge', made => (made.receipt['charged'] = '19'), 'another amount'],
    ['the use', made => (made.receipt['usage'] = {}), 'another use'],
    ['the state', made => (made.receipt['state'] = 'failed'), 'ended otherwise'],
    ['the operation', made => (made.receipt['operation'] = 'image'), 'another operation'],
    ['the hold', made => (made.receipt.hold['amount'] = '31'), 'another hold'],
    ['its prices', made => (made.receipt.hold['priceVersion'] = '2025'), 'other prices'],
    ['what was paid back', made => (made.receipt['returned'] = '1'), 'paid back'],
    ['what the platform bore', made => (made.receipt['borneByPlatform'] = '1'), 'borne'],
    ['its calls', made => (made.receipt['attempts'] = []), 'other calls'],
    ['its account', made => (made.receipt['accountId'] = bob), 'another account'],
    ['the beginning of the task', made => made.events.splice(1, 1), 'beginning'],
    ['a commitment', made => ((made.commitments[0] as Record<string, unknown>)['commitment'] = '00'), 'no event'],
  ])('is refused as a receipt when %s is changed before it is signed', async (_, change, reason) => {
    expect(verifyDocument(await aReceipt(change as (made: Made) => unknown), { keys })).toMatchObject({
      verdict: 'broken',
      reason: expect.stringContaining(reason) as string,
    });
  });

  it('is refused when the content is not what was promised', async () =>
    expect(verifyDocument(await aReceipt(), { keys, contents: [{ name: 'x', bytes: Buffer.from('something else') }] })).toMatchObject({
      verdict: 'broken',
    }));
});
