import fc from 'fast-check';
import { foldOf } from '../../../shared-kernel/decider.js';
import { Refusal } from '../../../shared-kernel/refusal.js';
import { given } from '../../../shared-kernel/testing/given.js';
import { nextMonth } from './months.js';
import { ownSpendingCommands as order, type OwnSpendingCommand } from './own-spending-commands.js';
import type { OwnSpendingEvent } from './own-spending-events.js';
import { ownSpending } from './own-spending.js';

const accountId = 'ada';
const november = '2026-11-25T12:00:00.000Z';
const december = '2026-12-01T00:00:00.000Z';
const price = { priceVersion: 'v', basis: 'listed' } as const;
const cents = (amount: number): `${bigint}` => `${BigInt(amount) * 10_000n}`;

const set = (microUsd: `${bigint}` | null, now = november) => order.SetOwnLimit({ accountId, microUsd, now });
const reserve = (taskId: string, amount: number, now = november) =>
  order.ReserveOwnSpend({ accountId, projectId: 'p', taskId, microUsd: cents(amount), now, ...price });
const count = (attemptId: string, amount: number, at = november, taskId = 't') =>
  order.CountOwnSpend({ accountId, taskId, attemptId, microUsd: cents(amount), certain: true, at });
const release = (taskId: string) => order.ReleaseOwnSpend({ accountId, taskId, reason: 'done' });
const noteReached = (now = november) => order.NoteOwnLimitReached({ accountId, now });

const after = (...commands: readonly OwnSpendingCommand[]): readonly OwnSpendingEvent[] => {
  const history: OwnSpendingEvent[] = [];
  for (const command of commands) history.push(...ownSpending.decide(command, foldOf(ownSpending, history)));
  return history;
};
const told = (...commands: readonly OwnSpendingCommand[]): readonly string[] =>
  after(...commands).map(event => (event.type === 'OwnSpendAlerted' ? `alert ${event.data.percent}` : event.type));
const givenThat = (...commands: readonly OwnSpendingCommand[]) => given(ownSpending)(...after(...commands));

describe('what an own key may spend', () => {
  it('is set aside before a call, counted after it, and given back when the task ends', () => {
    const story = after(set(cents(100)), reserve('t', 30), count('a', 10), release('t'));
    expect(story.map(({ type, data: { spent, reserved } }) => [type, spent, reserved])).toEqual([
      ['OwnSpendMonthBegan', '0', '0'],
      ['OwnLimitSet', '0', '0'],
      ['OwnSpendReserved', '0', cents(30)],
      ['OwnSpendCounted', cents(10), cents(20)],
      ['OwnSpendReleased', cents(10), '0'],
    ]);
  });

  it('says what it could cost, what it probably would, and which limit would do', () =>
    givenThat(set(cents(100)), count('a', 25), reserve('t', 60))
      .when(order.ReserveOwnSpend({ accountId, projectId: 'p', taskId: 'u', microUsd: cents(41), likelyMicroUsd: '1234', now: november, ...price }))
      .thenRefused('own_key_limit_reached', {
        likelyMicroUsd: '1234',
        sufficientLimitMicroUsd: cents(126),
        detail:
          'This could cost up to $0.41 at OpenAI by our estimate, though it would probably cost about $0.001234. Of your limit of $1 a month, $0.25 are spent and $0.6 set aside. A limit of $1.26 would suffice.',
      }));

  it('is refused where the most that a call may cost could pass the limit, with ways out', () => {
    givenThat(set(cents(100)), reserve('t', 60))
      .when(reserve('u', 41))
      .thenRefused('own_key_limit_reached', {
        purse: 'openai_account',
        limitMicroUsd: cents(100),
        reservedMicroUsd: cents(60),
        neededMicroUsd: cents(41),
        sufficientLimitMicroUsd: cents(101),
        resetsAt: december,
        remedies: ['raise_own_limit', 'wait_for_next_month', 'wait_for_running_tasks'],
      });
    givenThat(set(cents(100)), count('a', 90))
      .when(reserve('u', 20))
      .thenRefused('own_key_limit_reached', { remedies: ['raise_own_limit', 'wait_for_next_month'] });
  });

  it('may be used up to the limit exactly', () => {
    expect(told(set(cents(100)), reserve('t', 60), reserve('u', 40)).slice(-1)).toEqual(['OwnSpendReserved']);
  });

  it('is not limited until a limit is set, and counts all the same', () => {
    expect(told(reserve('t', 1_000_000), count('a', 900_000))).toEqual(['OwnSpendMonthBegan', 'OwnSpendReserved', 'OwnSpendCounted']);
    givenThat(count('a', 90), set(cents(100)))
      .when(reserve('t', 20))
      .thenRefused('own_key_limit_reached');
  });

  it('is set aside once for a task, however often that is asked, and again for its next call', () => {
    givenThat(set(cents(100)), reserve('t', 60))
      .when(reserve('t', 60))
      .thenNothing();
    givenThat(set(cents(100)), reserve('t', 60), count('a', 50))
      .when(reserve('t', 60))
      .thenRefused('own_key_limit_reached');
    expect(told(set(cents(200)), reserve('t', 60), count('a', 50), reserve('t', 60)).slice(-1)).toEqual(['OwnSpendReserved']);
  });

  it('counts each call once, also one that nothing is set aside for any more', () => {
    givenThat(reserve('t', 60), count('a', 10)).when(count('a', 10)).thenNothing();
    expect(told(reserve('t', 60), release('t'), count('a', 10)).slice(-1)).toEqual(['OwnSpendCounted']);
    givenThat(reserve('t', 60), release('t')).when(release('t')).thenNothing();
  });

  it('counts anew from the first of the month in UTC', () => {
    givenThat(set(cents(100)), count('a', 90))
      .when(reserve('t', 60))
      .thenRefused('own_key_limit_reached');
    expect(told(set(cents(100)), count('a', 90), reserve('t', 60, december)).slice(-2)).toEqual(['OwnSpendMonthBegan', 'OwnSpendReserved']);
    expect(nextMonth('2026-12')).toBe('2027-01-01T00:00:00.000Z');
  });

  it('takes late news of a month that is over for that month', () => {
    const late = after(set(cents(100)), reserve('t', 10, december), count('a', 90)).at(-1);
    expect(late).toMatchObject({ type: 'OwnSpendCounted', data: { month: '2026-11', spent: '0' } });
  });

  describe('tells its owner', () => {
    it('of 50, 80 and 100 %, each once a month', () => {
      expect(told(set(cents(100)), count('a', 50), count('b', 20), count('c', 10), count('d', 20), count('e', 20)).slice(2)).toEqual([
        'OwnSpendCounted',
        'alert 50',
        'OwnSpendCounted',
        'OwnSpendCounted',
        'alert 80',
        'OwnSpendCounted',
        'alert 100',
        'OwnSpendCounted',
      ]);
      expect(told(set(cents(100)), count('a', 50), count('b', 50, december)).filter(what => what.startsWith('alert'))).toEqual([
        'alert 50',
        'alert 50',
      ]);
    });

    it('of the limit being reached when something is refused, once a month', () => {
      expect(told(set(cents(100)), noteReached(), noteReached()).slice(2)).toEqual(['alert 100']);
      givenThat(count('a', 1)).when(noteReached()).thenNothing();
    });

    it('anew when the limit is another one, of what is reached already', () => {
      expect(told(set(cents(100)), count('a', 50), set(cents(60)), set(cents(60))).slice(4)).toEqual(['OwnLimitSet', 'alert 50', 'alert 80']);
      expect(told(set(cents(100)), count('a', 50), set(cents(1000)), count('b', 450)).slice(4)).toEqual([
        'OwnLimitSet',
        'OwnSpendCounted',
        'alert 50',
      ]);
    });
  });

  it('never lets what is set aside pass the limit, whatever the order of things', () => {
    const amount = fc.integer({ min: 1, max: 80 });
    const id = fc.constantFrom('t', 'u', 'v');
    const any = fc.oneof(
      fc.tuple(id, amount).map(([task, cent]) => reserve(task, cent)),
      fc.tuple(id, amount, fc.uuid()).map(([task, cent, attempt]) => count(attempt, Math.min(cent, 5), november, task)),
      id.map(release),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), commands => {
        const history: OwnSpendingEvent[] = [...after(set(cents(100)))];
        for (const command of commands) {
          try {
            const entries = ownSpending.decide(command, foldOf(ownSpending, history));
            history.push(...entries);
            for (const { type, data } of entries)
              if (type === 'OwnSpendReserved') expect(BigInt(data.spent) + BigInt(data.reserved)).toBeLessThanOrEqual(1_000_000n);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        }
      }),
    );
  });
});
