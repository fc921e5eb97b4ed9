import { compareInvoice } from '../../demo/books/invoice.js';
import { reckon, statementIsLedger, wrongCharges } from '../../demo/books/whole-books.js';
import type { Statement } from '../../demo/client/person.js';
import type { LoggedEvent } from '../../demo/stage/auditor.js';
import type { CallRecord, InvoiceLine } from '../../src/sandbox-provider/control-client.js';

const ADA = 'ada';
const at = new Date(0).toISOString();

let count = 0;
const event = (stream: string, type: string, data: Readonly<Record<string, unknown>>): LoggedEvent => {
  count += 1;
  const metadata = { actor: 'test', commandId: 'c', causationId: 'c', correlationId: 'c', at };
  return { stream, revision: count, position: String(count).padStart(4, '0'), id: `event-${count}`, type, data, metadata };
};
const movement = (type: string, data: Readonly<Record<string, unknown>>) => event(`credits-${ADA}`, type, data);

const tariff = { priceVersion: 'v1', parts: [{ unit: 'second', microCredits: '1000000', per: 60 }] };
const granted = movement('CreditsGranted', { amount: '100', availableAfter: '100' });
const held = movement('CreditsHeld', {
  holdId: 't',
  amount: '60',
  availableAfter: '40',
  tariff: { ...tariff, parts: [{ unit: 'second', microCredits: '3', per: 2 }] },
});
const settled = (data: object = {}) =>
  movement('HoldSettled', { holdId: 't', charged: '14', availableAfter: '86', usage: { second: 8.5 }, priceVersion: 'v1', ...data });

describe('movements reckoned from the log', () => {
  it('balance at every position', () => {
    expect(reckon([granted, held, settled()], ADA)).toMatchObject({ granted: 100n, spent: 14n, held: 0n, available: 86n, broken: [], unsound: [] });
  });

  it.each([
    ['a balance that is told wrong', [granted, movement('CreditsHeld', { ...held.data, availableAfter: '41' })]],
    ['credits below zero', [granted, movement('CreditsHeld', { ...held.data, amount: '160', availableAfter: '-60' })]],
    ['a grant that is twice what was told', [movement('CreditsGranted', { amount: '200', availableAfter: '100' })]],
  ])('show %s', (_, events) => {
    expect(reckon(events, ADA).broken).toEqual([events.at(-1)?.position]);
  });

  it('show a charge above its hold', () => {
    const greedy = settled({ charged: '61', availableAfter: '39' });
    expect(reckon([granted, held, greedy], ADA).unsound).toEqual([greedy.position]);
  });

  it('price each charge by its usage, whole units and rounded up once', () => {
    expect(wrongCharges([granted, held, settled()], ADA)).toEqual({ charges: 1, wrong: [] }); // 9 × 3 ÷ 2 = 13.5
    expect(wrongCharges([granted, held, settled({ charged: '13' })], ADA).wrong).toHaveLength(1);
    expect(wrongCharges([granted, held, settled({ priceVersion: 'v2' })], ADA).wrong).toHaveLength(1);
    expect(wrongCharges([granted, held, settled({ usage: { second: 100 }, charged: '60' })], ADA).wrong).toEqual([]); // the platform bears the rest
  });
});

describe('a statement', () => {
  const entry = ({ id, position, data }: LoggedEvent, change: string, kind = 'granted') => ({
    entryId: id,
    position,
    at,
    kind: kind as 'granted',
    change: { microCredits: change },
    availableAfter: { microCredits: String(data['availableAfter']) },
    amount: { microCredits: '0' },
    estimated: false,
    operation: null,
    projectId: null,
    taskId: null,
    priceVersion: 'v1' as string | null,
    reason: 'sign-up',
  });
  const end = settled();
  const entries = [entry(granted, '100'), entry(held, '-60', 'held'), entry(end, '46', 'charged')] as const;
  const statement: Statement = { opening: 0n, entries, closing: 86n };
  const log = [granted, held, end];

  it('is the ledger', () => expect(statementIsLedger(statement, log, ADA)).toBe(true));

  it.each<[string, Statement]>([
    ['leaves one out', { ...statement, entries: entries.slice(1) }],
    ['does not add up', { ...statement, closing: 87n }],
    ['opens with something', { ...statement, opening: 1n, closing: 87n }],
    ['gives no reason', { ...statement, entries: [{ ...entries[0], reason: '' }, entries[1], entries[2]] }],
    ['charges by no prices', { ...statement, entries: [entries[0], entries[1], { ...entries[2], priceVersion: null }] }],
    ['has other movements', { ...statement, entries: [entries[0], entries[1], { ...entries[2], entryId: 'event-0' }] }],
  ])('that %s is not', (_, wrong) => expect(statementIsLedger(wrong, log, ADA)).toBe(false));
});

describe('the provider’s invoice', () => {
  const order = (taskId: string, operation: string) => event(`task-${taskId}`, 'TaskScheduled', { taskId, order: { operation } });
  const intended = (taskId: string, payer: string) => event(`task-${taskId}`, 'AttemptIntended', { taskId, attemptId: `of-${taskId}`, payer });
  const delivered = (taskId: string) => event(`task-${taskId}`, 'StepSucceeded', { taskId, attemptId: `of-${taskId}` });
  const failed = (taskId: string) => event(`task-${taskId}`, 'AttemptFailed', { taskId, attemptId: `of-${taskId}`, billed: false });
  const line = (attemptId: string | null, keyFingerprint: string) => ({ attemptId, keyFingerprint }) as InvoiceLine;
  const call = (attemptId: string | null, keyFingerprint: string, billed = true) =>
    ({ attemptId, keyFingerprint, billed, endpoint: 'responses' }) as CallRecord;

  const log = [
    ...[order('a', 'transcription'), intended('a', 'credits'), delivered('a')],
    ...[order('b', 'text'), intended('b', 'own-key'), delivered('b')],
    ...[order('c', 'text'), intended('c', 'own-key'), failed('c')],
  ];
  const lines = [line('of-a', 'platform'), line('of-b', 'own')];
  const calls = [call('of-a', 'platform'), call('of-b', 'own'), call('of-c', 'own', false), call(null, 'own', false)];
  const own = new Set(['own']);

  it('has one line for each delivered attempt, and none for others', () => {
    expect(compareInvoice(log, lines, calls, own)).toEqual({ attempts: 3, strayLines: 0, strayAttempts: 0, crossPaid: [] });
  });

  it.each<[string, readonly InvoiceLine[], readonly CallRecord[], object]>([
    ['a line of no attempt', [...lines, line('of-z', 'own')], calls, { strayLines: 1 }],
    ['a line without an id', [...lines, line(null, 'own')], calls, { strayLines: 1 }],
    ['two lines of one attempt', [...lines, line('of-b', 'own')], calls, { strayLines: 2, strayAttempts: 1 }],
    ['a delivered attempt without a line', lines.slice(1), calls, { strayAttempts: 1 }],
    ['a refused attempt with a line', [...lines, line('of-c', 'own')], calls, { strayAttempts: 1 }],
    ['an own key for what credits pay', lines, [call('of-a', 'own'), ...calls.slice(1)], { crossPaid: ['transcription of-a'] }],
    ['the platform’s key for what the own one pays', lines, [...calls.slice(0, 1), call('of-b', 'platform')], { crossPaid: ['text of-b'] }],
    ['a billed call that no attempt knows', lines, [...calls, call('of-z', 'own')], { crossPaid: ['responses'] }],
  ])('shows %s', (_, invoice, received, finding) => {
    expect(compareInvoice(log, invoice, received, own)).toMatchObject(finding);
  });
});
