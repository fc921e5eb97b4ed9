import { given as givenFor } from '../../../shared-kernel/testing/given.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import { smallChangeCommands } from './commands.js';
import type { SmallChangeEvent } from './events.js';
import { smallChanges } from './small-changes.js';

const given = givenFor(smallChanges);
const [morning, evening, nextMorning, justADayLater] = [
  '2026-11-20T08:00:00.000Z',
  '2026-11-20T20:00:00.000Z',
  '2026-11-21T07:59:59.999Z',
  '2026-11-21T08:00:00.000Z',
];
const change = (changeId: string, amount: MicroText, at: string, who: { by?: string; accountId?: string } = {}) => ({
  ledgerId: 'operators',
  changeId,
  accountId: who.accountId ?? 'ada',
  by: who.by ?? 'bea',
  amount,
  at,
  since: at.replace('-20T', '-19T').replace('-21T', '-20T'),
});
const admit = (...told: Parameters<typeof change>) => smallChangeCommands.AdmitSmallChange({ ...change(...told), limit: '100' });
const admitted = (...told: Parameters<typeof change>): SmallChangeEvent => ({ type: 'SmallChangeAdmitted', data: change(...told) });

describe('what operators change alone', () => {
  it('is admitted up to the limit, each change once', () => {
    given()
      .when(admit('a', '100', morning))
      .then(admitted('a', '100', morning));
    given(admitted('a', '60', morning))
      .when(admit('b', '40', evening))
      .then(admitted('b', '40', evening));
    given(admitted('a', '60', morning))
      .when(admit('a', '60', evening))
      .thenNothing();
  });

  it('is added up for the account, whoever changes it', () =>
    given(admitted('a', '60', morning))
      .when(admit('b', '41', evening, { by: 'cleo' }))
      .thenRefused('second_person_required', { reason: 'added_up', inADay: { microCredits: '101' } }));

  it('is added up for the operator, whosever credits they are', () => {
    given(admitted('a', '60', morning))
      .when(admit('b', '41', evening, { accountId: 'dora' }))
      .thenRefused('second_person_required');
    given(admitted('a', '60', morning))
      .when(admit('b', '100', evening, { accountId: 'dora', by: 'cleo' }))
      .then(admitted('b', '100', evening, { accountId: 'dora', by: 'cleo' }));
  });

  it('counts for 24 hours, and not for a day of the calendar', () => {
    given(admitted('a', '60', morning))
      .when(admit('b', '41', nextMorning))
      .thenRefused('second_person_required');
    given(admitted('a', '60', morning))
      .when(admit('b', '41', justADayLater))
      .then(admitted('b', '41', justADayLater));
    given(admitted('a', '60', morning), admitted('b', '40', evening))
      .when(admit('c', '61', justADayLater))
      .thenRefused('second_person_required');
  });
});
