import { MemoryEventLog } from '../../../../infrastructure/event-log/memory/memory-event-log.js';
import { START } from '../../../../shared-kernel/ports/event-log.js';
import { anEvent } from '../../../../shared-kernel/testing/log-witness.js';
import { AttemptsAgainstInvoice } from './attempts-against-invoice.js';
import { LedgerAgainstTasks } from './ledger-against-tasks.js';
import { LookBack } from './look-back.js';
import { readInvoice } from './read-invoice.js';
import type { Finding, LoggedEvent, Reconciler } from './report.js';
import { TasksAgainstAttempts } from './tasks-against-attempts.js';

type Told = readonly [type: string, data?: Readonly<Record<string, unknown>>];

const NOW = '2026-11-23T12:00:00.000Z';
const LATER = '2026-11-23T13:00:00.000Z';
const usage = { 'input-token': 10, 'output-token': 5 };

/** What is said of the task with this id, in the ledger or in its own stream. */
const byCredits = (taskId: string) => ({
  held: ['CreditsHeld', { holdId: taskId, ceiling: { 'input-token': 20 } }] as Told,
  ordered: ['TaskScheduled', { taskId, order: { payer: { by: 'credits' } } }] as Told,
  sent: ['AttemptIntended', { taskId, attemptId: `call of ${taskId}`, payer: 'credits' }] as Told,
  delivered: ['StepSucceeded', { taskId, attemptId: `call of ${taskId}`, usage }] as Told,
  done: ['TaskSucceeded', { taskId, payer: 'credits', usage }] as Told,
  settled: ['HoldSettled', { holdId: taskId, usage }] as Told,
  released: ['HoldReleased', { holdId: taskId }] as Told,
});
const byOwnKey = (taskId: string) => ({
  ordered: ['TaskScheduled', { taskId, order: { payer: { by: 'own-key' } } }] as Told,
  done: ['TaskSucceeded', { taskId, payer: 'own-key', usage }] as Told,
});
const a = byCredits('a');
const whole = (taskId: string): readonly Told[] => {
  const { held, ordered, sent, delivered, done, settled } = byCredits(taskId);
  return [held, ordered, sent, delivered, done, settled];
};
const but = ([type, data]: Told, otherwise: Readonly<Record<string, unknown>>): Told => [type, { ...data, ...otherwise }];

/** What is found in what happened, from the event with this number on. */
const findings = async (happened: readonly Told[], make: (lookBack: LookBack) => Reconciler, from = 0): Promise<readonly Finding[]> => {
  const log = new MemoryEventLog();
  for (const [type, data = {}] of happened) {
    const isLedger = 'holdId' in data;
    const event = { ...anEvent({ accountId: 'ada', ...data }), type };
    await log.append(isLedger ? 'credits-ada' : `task-${String(data['taskId'])}`, 'any', [{ ...event, metadata: { ...event.metadata, at: NOW } }]);
  }
  const reconciler = make(new LookBack(log));
  const found: Finding[] = [];
  let passed = 0;
  for await (const { events } of log.readAll({ after: START, filter: { categories: reconciler.categories } }))
    for (const event of events) if (passed++ >= from) found.push(...(await reconciler.hear(event as unknown as LoggedEvent)));
  for await (const finding of reconciler.end()) found.push(finding);
  return found;
};
const codes = (found: readonly Finding[]) => found.map(({ kind, code, taskId }) => `${kind} ${code} ${taskId}`);

describe('the ledger against the tasks', () => {
  const ledger = async (happened: readonly Told[], options: { from?: number; most?: number; asOf?: string } = {}) =>
    codes(await findings(happened, lookBack => new LedgerAgainstTasks(lookBack, options.asOf ?? LATER, options.most), options.from));
  const own = byOwnKey('own');
  const b = byCredits('b');

  it('finds nothing where all is squared, whatever runs side by side and wherever a period begins or ends', async () => {
    const happened = [...whole('a'), b.held, own.ordered, b.ordered, own.done, b.done, ...whole('c'), b.settled];
    for (let from = 0; from < happened.length; from += 1) expect(await ledger(happened, { from })).toEqual([]);
    for (const most of [0, 1]) expect(await ledger(happened, { most })).toEqual([]);
  });

  it.each([
    ['a hold that was settled twice', [...whole('a'), a.settled], 'captured-twice a'],
    ['a hold that was settled before its task ended', [a.held, a.ordered, a.settled, a.done], 'settled-without-end a'],
    ['a hold that no task ever had', [a.held, a.settled], 'settled-without-end a'],
    ['another usage', [a.held, a.ordered, a.done, but(a.settled, { usage: { 'input-token': 11 } })], 'usage-differs a'],
    ['a success that was never captured', [a.held, a.ordered, a.done], 'success-not-captured a'],
    ['a success whose hold went back', [a.held, a.ordered, a.done, a.released], 'success-not-captured a'],
    ['a success that nothing was ever held for', [a.ordered, a.done], 'success-not-captured a'],
    ['credits held for own-key work', [byCredits('own').held, own.ordered, own.done], 'own-key-held own'],
    ['credits held after own-key work was done', [own.ordered, own.done, byCredits('own').held], 'own-key-held own'],
    ['credits taken for own-key work', [own.ordered, own.done, byCredits('own').settled], 'own-key-charged own'],
  ])('finds %s', async (_, happened, found) => {
    for (const most of [0, 1, 100])
      expect(new Set(await ledger([...whole('b'), ...happened, ...whole('c')], { most }))).toContain(`difference ${found}`);
  });

  it('lets an estimate stop at what was held, and nothing else', async () => {
    const ended = but(a.done, { usage: { 'input-token': 30 } });
    const estimated = but(a.settled, { usage: { 'input-token': 20 }, estimated: true });
    expect(await ledger([a.held, a.ordered, ended, estimated])).toEqual([]);
    expect(await ledger([a.held, a.ordered, ended, but(estimated, { usage: { 'input-token': 19 } })])).toEqual(['difference usage-differs a']);
  });

  it('takes a success of a moment ago for what is about to be captured', async () =>
    expect(await ledger([a.held, a.ordered, a.done], { asOf: NOW })).toEqual(['underway not-captured-yet a']));
});

describe('the tasks against the attempts', () => {
  const attempts = async (happened: readonly Told[], from = 0, most?: number) =>
    codes(await findings(happened, lookBack => new TasksAgainstAttempts(lookBack, most), from));

  it('finds nothing where each call has one outcome, wherever a period begins', async () => {
    for (let from = 0; from < 6; from += 1) expect(await attempts([...whole('a'), ...whole('b')], from, from % 2)).toEqual([]);
  });

  it.each([
    ['a step that no call delivered', [a.ordered, a.delivered, a.done], 'difference outcome-without-attempt a'],
    ['a call that ended twice', [a.ordered, a.sent, a.delivered, a.delivered, a.done], 'difference second-outcome a'],
    ['a call without an outcome', [a.ordered, a.sent, a.done], 'difference attempt-without-outcome a'],
    ['a call under way', [a.ordered, a.sent], 'underway attempt-underway a'],
    [
      'a call of which nobody knows',
      [a.ordered, a.sent, ['AttemptOutcomeUnknown', { taskId: 'a', attemptId: 'call of a', reason: 'lost' }] as Told, a.done],
      'unknown outcome-unknown a',
    ],
  ])('names %s', async (_, happened, found) => expect(await attempts([...happened, ...whole('c')])).toEqual([found]));
});

describe('the attempts against an invoice', () => {
  const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;
  const bytes = async function* (text: string): AsyncGenerator<Uint8Array> {
    for (const byte of Buffer.from(text)) yield await Promise.resolve(Buffer.of(byte));
  };
  const csv = (...lines: readonly string[]) => bytes(['attemptId,model,inputTokens', ...lines].join('\n'));
  const called = (taskId: string, attemptId: string, more = {}): readonly Told[] => [
    ['AttemptIntended', { taskId, attemptId, payer: 'credits', ...more }],
    ['StepSucceeded', { taskId, attemptId, usage, ...('payer' in more ? { ownUse: {} } : {}) }],
  ];
  const compared = async (happened: readonly Told[], text: AsyncIterable<Uint8Array>, of: 'platform' | 'everybody' = 'platform') => {
    const lines = await readInvoice(text, 'csv');
    const found = await findings(happened, () => new AttemptsAgainstInvoice(lines, of));
    return found.map(({ code, line, attemptId }) => [code, line, attemptId]);
  };

  it('finds nothing where each delivered call has its line', async () => {
    expect(await compared([...called('a', id(1)), ...called('b', id(2))], csv(`${id(2)},"a ""big"", one",10`, '', `${id(1)},m,`))).toEqual([]);
    expect(await compared(called('a', id(1), { payer: 'own-key' }), csv())).toEqual([]);
    expect(await compared(called('a', id(1), { payer: 'own-key' }), csv(`${id(1)},m,10`), 'everybody')).toEqual([]);
  });

  it('names each line and each call that has no partner, and what differs', async () => {
    const refused: Told = ['AttemptFailed', { taskId: 'd', attemptId: id(4), billed: false }];
    const happened = [...called('a', id(1)), ...called('b', id(2)), ...called('c', id(3)), refused, ...called('e', id(5), { payer: 'own-key' })];
    const found = await compared(
      happened,
      csv(`${id(1)},m,11`, `${id(2)},m,10`, `${id(2)},m,10`, `${id(4)},m,0`, `${id(5)},m,10`, `${id(6)},m,1`, ',m,1'),
    );
    expect(found).toEqual([
      ['usage-differs', 2, id(1)],
      ['billed-twice', 4, id(2)],
      ['delivered-not-billed', null, id(3)],
      ['refused-yet-billed', 5, id(4)],
      ['billed-to-the-other', 6, id(5)],
      ['line-without-attempt', 7, id(6)],
      ['line-without-attempt', 8, null],
    ]);
  });

  it('reads a JSON object a line as well', async () =>
    expect(await readInvoice(bytes(`{"attemptId":"${id(1)}","outputTokens":3,"microUsd":1}\r\n{"attemptId":null}\n`), 'ndjson')).toEqual([
      { line: 1, attemptId: id(1), usage: { outputTokens: 3 } },
      { line: 2, attemptId: null, usage: {} },
    ]));

  it.each([
    ['no-column-attemptId', 1, 'csv', bytes('id,model\n1,2')],
    ['other-number-of-columns', 2, 'csv', csv('1')],
    ['attemptId-is-no-id', 2, 'csv', csv('x,m,1')],
    ['inputTokens-is-no-number', 2, 'csv', csv(`${id(1)},m,many`)],
    ['not-csv', 3, 'csv', csv(`${id(1)},m,1`, `${id(1)},"m,1`)],
    ['no-json-object', 1, 'ndjson', bytes('[]')],
    ['line-too-long', 1, 'ndjson', bytes('x'.repeat(10_001))],
  ] as const)('refuses an invoice with %s', async (reason, line, format, text) =>
    expect(readInvoice(text, format)).rejects.toMatchObject({ code: 'invoice_unreadable', details: { reason, line } }),
  );

  it('refuses what is no text in UTF-8', async () =>
    expect(
      readInvoice(
        (async function* () {
          yield await Promise.resolve(Buffer.of(0xff, 0x0a));
        })(),
        'csv',
      ),
    ).rejects.toMatchObject({ details: { reason: 'not-utf-8' } }));
});
