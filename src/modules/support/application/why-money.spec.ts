import type { Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { Tariff } from '../../../shared-kernel/tariff.js';
import type { KeyStanding } from '../../../shared-kernel/who-pays.js';
import type { TaskOrder, TaskPayer } from '../../media-pipeline/index.js';
import { shownExplanation } from './explanation.js';
import type { PayerOnRecord } from './payer-again.js';
import { explainMoney, type MoneyFacts } from './why-money.js';

const tariff: Tariff = {
  operation: 'text',
  operationClass: 'key-paid',
  priceVersion: '2026-11',
  parts: [{ unit: 'output-token', microCredits: '1500000', per: 1000 }],
};
const ref = { accountId: 'ada', projectId: 'talk' };

let told = 0;
const event = (type: string, data: object): RecordedEvent => {
  told += 1;
  const at = new Date(Date.UTC(2026, 10, 23, 12, 0, told)).toISOString();
  const metadata = { accountId: 'ada', actor: 'a', commandId: 'c', causationId: 'x', correlationId: 'r', at };
  const place = { stream: 'credits-ada', revision: told, position: String(told).padStart(20, '0') as Position, recordedAt: at };
  return { id: `e${told}`, type, schemaVersion: 1, data: { ...ref, ...data }, metadata, ...place };
};

const held = (more: object = {}) =>
  event('CreditsHeld', { holdId: 't', amount: '1500', slices: [{ grantId: 'g', amount: '1500' }], tariff, ceiling: { 'output-token': 1 }, ...more });
const settledData = {
  ...ref,
  holdId: 't',
  operation: 'text',
  cost: '1500',
  charged: '1500',
  returned: '0',
  slices: [],
  usage: { 'output-token': 1 },
  priceVersion: '2026-11',
};
const settled = (more: object = {}) => event('HoldSettled', { ...settledData, ...more });
const succeeded = () => event('TaskSucceeded', { taskId: 't', operation: 'text', payer: 'credits', usage: { 'output-token': 1 }, products: [] });

const none: KeyStanding = { status: 'none' };
const usable: KeyStanding = { status: 'usable', fingerprint: 'fingerprint-of-it', lastFour: 'aaaa', reason: null, readable: true };
const because = 'no key is stored: generation is paid with credits';
const order = (payer: TaskPayer, rule: string, said: string) =>
  ({ operation: 'text', payer, rule, because: said, after: [] }) as unknown as TaskOrder;
const onCredits: PayerOnRecord = {
  order: order({ by: 'credits' }, 'R20', because),
  evidence: { keyRevision: null, rule: 'R20', because, question: { operation: 'key-paid', kind: 'text', key: none, boundTo: null } },
  atCreation: false,
  operationClass: 'key-paid',
  boundTo: null,
  keyThen: none,
};

const facts = (more: Partial<MoneyFacts>): MoneyFacts => ({
  taskId: 't',
  accountId: 'ada',
  payer: onCredits,
  ledger: [],
  task: [],
  asked: null,
  judged: [],
  ...more,
});

const bought = (entry: RecordedEvent, says: object = entry.data): MoneyFacts =>
  facts({ ledger: [held(), entry], task: [succeeded()], judged: [{ entry, again: { events: [{ type: entry.type, data: says }] } }] });

describe('why a task cost what it cost', () => {
  it('[R20] tells who paid by which rule, the price, the sum, and that each decision comes out the same again', () => {
    const why = explainMoney('charge', bought(settled()));
    expect(why).toMatchObject({
      about: { kind: 'charge', id: 't' },
      decision: 'Platform credits paid for this text: of 0.0015 that were held, 0.0015 were charged for what it used and 0 went back.',
      rule: { number: 'R20', sentence: 'Without a key, generation is charged to credits too.' },
      priceVersion: '2026-11',
      computation: {
        parts: [{ unit: 'output-token', quantity: 1, microCredits: '1500000', per: 1000 }],
        cost: { microCredits: '1500' },
        net: { microCredits: '1500' },
      },
      replayed: { same: true, warning: null },
    });
    expect(why.replayed.decisions).toHaveLength(4);
    expect(why.events.map(({ event: type }) => type)).toEqual(['HoldSettled', 'CreditsHeld', 'TaskSucceeded']);
  });

  it.each([
    ['an amount that was charged', () => bought(settled({ charged: '1' }), settledData)],
    ['an entry that no end of the task ordered', () => facts({ ledger: [held()], judged: [{ entry: settled(), again: null }] })],
    ['a hold that is not what its tariff makes', () => ({ ...bought(settled()), ledger: [held({ amount: '1499' })] })],
    ['the rule that chose the purse', () => ({ ...bought(settled()), payer: { ...onCredits, order: order({ by: 'credits' }, 'R25', because) } })],
    ['what was recorded of the key', () => ({ ...bought(settled()), payer: { ...onCredits, keyThen: usable } })],
  ])('notices a forgery of %s, and says so', (_, forged) => {
    const { replayed } = explainMoney('charge', forged());
    expect(replayed).toMatchObject({ same: false, warning: expect.stringContaining('not what the rules make of its inputs') });
    expect(replayed.decisions.filter(({ same }) => same === false)).toHaveLength(1);
  });

  it('[R7][R10] tells that an own key’s work is 0 platform credits, why, and what it cost at OpenAI by our estimate', () => {
    const boundTo = { fingerprint: 'fingerprint-of-it', lastFour: 'aaaa' };
    const payer: PayerOnRecord = {
      ...onCredits,
      order: order({ by: 'own-key', fingerprint: 'fingerprint-of-it', bound: true }, 'R10', 'the project is bound to the stored key'),
      evidence: {
        keyRevision: 0,
        rule: 'R10',
        because: 'the project is bound to the stored key',
        question: { operation: 'key-paid', kind: 'text', key: usable, boundTo },
      },
      boundTo,
      keyThen: usable,
    };
    const step = event('StepSucceeded', { taskId: 't', ownUse: { estimate: { microUsd: '250000' } } });
    const why = explainMoney('charge', facts({ payer, task: [step] }));
    expect(why).toMatchObject({ rule: { number: 'R10' }, priceVersion: null, computation: null, replayed: { same: true } });
    expect(why.decision).toMatch(/^0 platform credits: your own OpenAI key pays for this text.*\$0\.25 at OpenAI/);
    expect(JSON.stringify(shownExplanation(why))).not.toContain('fingerprint-of-it');
    const moved = explainMoney('charge', facts({ payer, task: [step], ledger: [settled()] }));
    expect(moved.replayed.same).toBe(false);
  });

  it('asks the resolver about the key by its own events, and says so, where an order is older than recorded questions', () => {
    const payer = { ...onCredits, evidence: { keyRevision: null, rule: 'R20', because } };
    const { inputs, replayed } = explainMoney('charge', { ...bought(settled()), payer });
    expect(inputs.find(({ name }) => name === 'key.status')).toMatchObject({ value: 'none', reconstructed: true });
    expect(replayed.same).toBe(true);
  });
});

describe('why a hold is where it is', () => {
  it('tells of what failed and went back, with the ways out of the failure', () => {
    const entry = event('HoldReleased', { holdId: 't', operation: 'text', amount: '1500', reason: 'provider-failed' });
    const failed = event('TaskFailed', {
      taskId: 't',
      operation: 'text',
      payer: 'credits',
      cause: 'provider-failed',
      reason: 'server_error',
      usage: {},
    });
    const why = explainMoney('hold', { ...bought(entry), task: [failed] });
    expect(why.decision).toMatch(/^Nothing was charged: this text ended without anything delivered \(provider-failed\), so all 0\.0015/);
    expect(why.remedies).toEqual(['retry_task', 'contact_support']);
    expect(why.replayed.same).toBe(true);
  });

  it('[R49] tells of what was never started, and of what is still open', () => {
    const entry = event('HoldReleased', { holdId: 't', operation: 'text', amount: '1500', reason: 'never-started' });
    expect(explainMoney('hold', { ...bought(entry), payer: null, task: [] })).toMatchObject({ rule: { number: 'R49' }, replayed: { same: true } });
    const open = explainMoney('hold', facts({ ledger: [held()] }));
    expect(open.decision).toMatch(/^Nothing is charged yet: 0\.0015 platform credits are held/);
  });
});
