import { refusal } from '../../../shared-kernel/refusal.js';

export const DeadJobUnknown = refusal(
  'dead_job_unknown',
  'missing',
  'No job that was given up has this id: it was dealt with, or it has done its work since.',
  {
    remedies: ['read_again'],
  },
);
export const SubscriberUnknown = refusal('subscriber_unknown', 'missing', 'No projection or policy has this name.');
export const SubscriberNotParked = refusal(
  'subscriber_not_parked',
  'conflict',
  'It does not stand before that event, so there is nothing to retry or to skip.',
  {
    remedies: ['read_again'],
  },
);
