import fc from 'fast-check';
import { micro, sum } from '../../../shared-kernel/money.js';
import type { AnyEvent } from '../../../shared-kernel/message.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import type { Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { Projection, Row } from '../../../shared-kernel/projection.js';
import { usageOf } from '../application/credit-usage.js';
import { balanceAfter } from '../application/past-balance.js';
import { creditAccount } from '../domain/credit-account.js';
import type { CreditEvent } from '../domain/events.js';
import { decided, orders } from '../testing/credit-histories.js';
import { ada, adjusted, december, expired, granted, held, january, of, paidBack, released, settled } from '../testing/credit-stories.js';
import { balanceProjection, emptyBalance } from './balance.projection.js';
import { holdsProjection } from './holds.projection.js';
import { priceCatalogueProjection } from './price-catalogue.projection.js';
import { statementProjection } from './statement.projection.js';

const at = (revision: number): string => new Date(Date.UTC(2026, 10, 20, 12, 0, revision)).toISOString();

const heard = (event: AnyEvent, revision: number): Heard<AnyEvent> => ({
  ...event,
  id: `event-${revision}`,
  stream: 'credits-ada',
  revision,
  position: String(revision).padStart(20, '0') as Position,
  metadata: { actor: 'system', commandId: 'c', causationId: 'c', correlationId: 'c', at: at(revision) },
});

/** The rows that a history leads to, in their order. */
const rowsAfter = <R extends Row>(of: Projection<R>, history: readonly AnyEvent[]): readonly R[] => {
  const rows = new Map<string, Row>();
  for (const event of history.map(heard)) {
    const reduce = of.on[event.type];
    for (const id of reduce ? of.rowsOf(event) : []) {
      const row = reduce?.(rows.get(id), event, id);
      if (row) rows.set(id, row);
      else rows.delete(id);
    }
  }
  return [...rows.values()].sort((a, b) => (of.sortBy(a) < of.sortBy(b) ? -1 : 1)) as R[];
};

const borne: CreditEvent = {
  type: 'CostBorneByPlatform',
  data: { accountId: ada, holdId: 'task', amount: '3', priceVersion: '2026-11-01', availableAfter: '4' },
};
const extended: CreditEvent = {
  type: 'HoldExtended',
  data: { accountId: ada, holdId: 'task', by: '2', slices: [of('sign-up', '2')], reason: 'longer', availableAfter: '4' },
};
const grant = granted('sign-up', '10', '10');
const dear = settled('task', { second: 9, charged: '6', returned: '0', slices: [of('sign-up', '6')] }, '4');

describe('the balance', () => {
  it('sums every kind of movement', () => {
    const history = [
      grant,
      held('task', [of('sign-up', '4')], '6'),
      extended,
      dear,
      borne,
      granted('short', '5', '9', { expiresAt: december }),
      expired('short', '5', '4'),
      held('other', [of('sign-up', '4')], '0'),
      released('other', '4', '4'),
      held('third', [of('sign-up', '3')], '1'),
      adjusted('fix', 'sign-up', '-1', '0'),
      paidBack('back', { holdId: 'task', amount: '5' }, '5'),
    ];
    expect(rowsAfter(balanceProjection, history)).toEqual([
      {
        ...emptyBalance(ada),
        granted: '15',
        adjusted: '-1',
        spent: '6',
        returned: '5',
        held: '3',
        expired: '5',
        available: '5',
        borneByPlatform: '3',
      },
    ]);
  });

  it('names the grants that will end, the soonest first, and is found by it', () => {
    const [row] = rowsAfter(balanceProjection, [
      grant,
      granted('later', '5', '15', { expiresAt: january }),
      granted('soon', '5', '20', { expiresAt: december }),
    ]);
    expect(row?.grantsThatExpire).toEqual([
      { grantId: 'soon', expiresAt: december },
      { grantId: 'later', expiresAt: january },
    ]);
    expect(balanceProjection.sortBy(row ?? {})).toBe(december);
    expect(balanceProjection.sortBy(emptyBalance(ada)) > january).toBe(true);
  });

  it('says at every position what the statement says, and both conserve every credit', () =>
    fc.assert(
      fc.property(orders, told => {
        let account = creditAccount.initial;
        const history = told.flatMap(order => {
          const events = decided(order, account);
          account = events.reduce(creditAccount.evolve, account);
          return events;
        });
        const entries = rowsAfter(statementProjection, history);
        let before = 0n;
        for (const { change, availableAfter } of entries) {
          before += micro(change);
          expect(micro(availableAfter)).toBe(before);
        }
        const [row = emptyBalance(ada)] = rowsAfter(balanceProjection, history);
        const { granted: g, adjusted: a, spent, returned, held: h, pending, expired: e, available } = row;
        expect(micro(g) + micro(a)).toBe(micro(spent) - micro(returned) + micro(h) + micro(pending) + micro(e) + micro(available));
        expect(before).toBe(micro(available));
        expect(sum(entries.filter(({ kind }) => kind === 'charged').map(({ amount }) => micro(amount)))).toBe(micro(spent));
        const open = rowsAfter(holdsProjection, history).filter(({ status }) => status === 'open');
        expect(sum(open.map(({ amount }) => micro(amount)))).toBe(micro(h));
      }),
      { numRuns: 500 },
    ));
});

describe('a balance of the past', () => {
  it('[R59] is at every moment what the live balance said then', () =>
    fc.assert(
      fc.asyncProperty(orders, fc.nat({ max: 60 }), async (told, second) => {
        let account = creditAccount.initial;
        const history = told.flatMap(order => {
          const events = decided(order, account);
          account = events.reduce(creditAccount.evolve, account);
          return events;
        });
        const recorded = history.map((event, revision) => ({ ...heard(event, revision), schemaVersion: 1, recordedAt: at(revision) }));
        const until = history.filter((_, revision) => at(revision) <= at(second));
        const [live = emptyBalance(ada)] = rowsAfter(balanceProjection, until);
        expect(await balanceAfter(recorded as unknown as readonly RecordedEvent[], ada, at(second))).toEqual(live);
      }),
      { numRuns: 300 },
    ));
});

describe('what credits were used for', () => {
  it('[R59] adds charges and returns up by day, kind of work or project', async () => {
    const entries = rowsAfter(statementProjection, [
      grant,
      held('task', [of('sign-up', '6')], '4'),
      settled('task', { second: 5, charged: '5', returned: '1', slices: [of('sign-up', '5')] }, '5'),
      paidBack('back', { holdId: 'task', amount: '2' }, '7'),
    ]);
    const sums = { charged: '5', returned: '2', tasks: 1 };
    expect(await usageOf(entries, 'day')).toEqual({ groups: [{ group: '2026-11-20', ...sums }], total: sums });
    expect((await usageOf(entries, 'operation')).groups).toEqual([{ group: 'transcription', ...sums }]);
    expect((await usageOf(entries, 'project')).groups).toEqual([{ group: 'film', ...sums }]);
    expect(await usageOf([], 'day')).toEqual({ groups: [], total: { charged: '0', returned: '0', tasks: 0 } });
  });
});

describe('the statement', () => {
  it('[R61] has a line for every movement, with its purse’s price version and reason', () => {
    const lines = rowsAfter(statementProjection, [grant, held('task', [of('sign-up', '4')], '6'), extended, dear, borne]).map(
      ({ kind, change, amount, availableAfter, priceVersion, reason }) => [kind, change, amount, availableAfter, priceVersion, reason],
    );
    expect(lines).toEqual([
      ['granted', '10', '10', '10', null, 'sign-up'],
      ['held', '-4', '4', '6', '2026-11-01', 'task-admitted'],
      ['extended', '-2', '2', '4', null, 'longer'],
      ['charged', '0', '6', '4', '2026-11-01', 'task-ended'],
      ['borne-by-platform', '0', '3', '4', '2026-11-01', 'cost-above-hold'],
    ]);
  });

  it('has a line for what came back, what ended and what was corrected', () => {
    const history = [
      granted('short', '5', '5', { expiresAt: december }),
      held('task', [of('short', '4')], '1'),
      released('task', '4', '5'),
      adjusted('fix', 'short', '-1', '4'),
      expired('short', '4', '0'),
      paidBack('back', { holdId: 'task', amount: '2' }, '2'),
    ];
    const lines = rowsAfter(statementProjection, history).map(({ kind, change, reason }) => [kind, change, reason]);
    expect(lines.slice(2)).toEqual([
      ['released', '4', 'cancelled'],
      ['adjusted', '-1', 'goodwill'],
      ['expired', '-4', 'grant-expired'],
      ['returned', '2', 'unusable-result'],
    ]);
  });

  it('says nothing of a grant that ended with nothing left', () => expect(rowsAfter(statementProjection, [expired('short', '0', '0')])).toEqual([]));
});

describe('holds', () => {
  it('come open ones first, the oldest in front, and say what became of the others', () => {
    const history = [
      held('closed', [of('sign-up', '1')], '9'),
      held('task', [of('sign-up', '4')], '5'),
      held('given-back', [of('sign-up', '2')], '3'),
      held('late', [of('sign-up', '1')], '2'),
      settled('closed', { second: 1, charged: '1', returned: '0', slices: [of('sign-up', '1')] }, '2'),
      extended,
      released('given-back', '2', '4'),
    ];
    expect(rowsAfter(holdsProjection, history).map(({ holdId, status, amount, charged }) => [holdId, status, amount, charged])).toEqual([
      ['task', 'open', '6', null],
      ['late', 'open', '1', null],
      ['closed', 'settled', '1', '1'],
      ['given-back', 'released', '2', '0'],
    ]);
  });
});

describe('price catalogues', () => {
  it('keep every version, and one row for the last', () => {
    const adopted = (version: string) => ({
      type: 'PriceCatalogueAdopted',
      data: { catalogueId: 'platform', version, hash: version, operations: [], signUpGrant: { amount: '1', priority: 1, expiresAfterDays: null } },
    });
    const rows = rowsAfter(priceCatalogueProjection, [adopted('2026-11-01'), adopted('2026-12-01')]);
    expect(rows.map(({ version, adoptedAt }) => [version, adoptedAt]).sort()).toEqual([
      ['2026-11-01', at(0)],
      ['2026-12-01', at(1)],
      ['2026-12-01', at(1)],
    ]);
  });
});
