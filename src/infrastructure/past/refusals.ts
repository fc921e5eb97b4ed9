import { refusal } from '../../shared-kernel/refusal.js';

export const AsOfMalformed = refusal(
  'as_of_malformed',
  'malformed',
  'The moment in `asOf` is a time with its zone, as 2026-01-31T12:00:00Z, or a position of this log.',
  { remedies: ['send_a_time_or_a_position'] },
);
export const AsOfBeyondTheHead = refusal('as_of_beyond_the_head', 'invalid', 'That moment has not come yet: the history ends before it.', {
  remedies: ['leave_as_of_out', 'send_an_earlier_moment'],
});
export const AsOfAnotherLog = refusal('as_of_another_log', 'invalid', 'That position is of another log than this one.', {
  remedies: ['send_a_time_or_a_position'],
});
