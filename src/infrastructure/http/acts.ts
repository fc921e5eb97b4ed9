import { SetMetadata } from '@nestjs/common';
import { Id, OneOf, Text } from './shapes.js';

/**
 * Everything that the staff may do, by its stable word, and whether its reason is asked for. Where it is not, the route has room for none, or
 * what it does says it.
 */
export const ACTIONS = {
  'grant-credits': 'asked',
  'correct-credits': 'asked',
  'return-charge': 'asked',
  'approve-credit-change': 'second-person',
  'reject-credit-change': 'second-person',
  'grant-role': 'administration',
  'revoke-role': 'administration',
  'make-invitation': 'administration',
  'cancel-task': 'asked',
  'retry-task': 'asked',
  'recheck-key': 'asked',
  'close-notice': 'asked',
  'resend-webhook-message': 'asked',
  'end-sessions': 'asked',
  'end-consent': 'needed-no-longer',
  'retry-dead-job': 'asked',
  'skip-dead-job': 'asked',
  'retry-subscriber': 'asked',
  'skip-event': 'asked',
  'pause-lane': 'asked',
  'resume-lane': 'asked',
  'set-lane-concurrency': 'asked',
} as const;
export type Action = keyof typeof ACTIONS;

/** Words that say why the staff does something. */
export const ACT_REASONS = ['owner-asked', 'incident', 'provider-failure', 'our-failure', 'security', 'maintenance', 'other'] as const;

/** What a ticket may be called. */
export const TICKET = /^[A-Za-z0-9][A-Za-z0-9._#/-]*$/;

/** Why something is done, as each act has to say it; extend it where an act needs more. */
export class ActRequest {
  @OneOf(ACT_REASONS, { description: 'The word that the owner is shown.' })
  readonly reason!: string;

  @Text({ max: 1000, description: 'Why, in your own words; kept sealed, for the staff alone.' })
  readonly note!: string;

  @Text({ max: 64, pattern: TICKET, description: 'The ticket that it belongs to.', example: 'T-1042' })
  readonly ticket!: string;
}

/** Which task an act is asked about beforehand. */
export class TaskQuery {
  @Id({ description: 'A task of the account.' })
  readonly taskId!: string;
}

export const ACTS = 'keyreel:acts';
export const ACT_TELLS = 'keyreel:act-tells';

/**
 * The route is an act of the staff on somebody's account or on the service. It is written down before it is done, with who, what, whose, why and
 * ticket, and its end afterwards; where the path names the account, all that it does is asked of the database on that account's behalf. Every route for
 * support or administrators that changes something must say so, or the service does not start. Besides what stands in the path, the named fields of the
 * body are written down: words and numbers, nothing personal.
 */
export const Acts =
  (action: Action, ...fields: readonly string[]): MethodDecorator =>
  (target, key, descriptor) => {
    SetMetadata(ACTS, action)(target, key, descriptor);
    SetMetadata(ACT_TELLS, fields)(target, key, descriptor);
  };

/** Routes of the staff that take a POST and are no acts, each with the reason. */
export const NO_ACTS: Readonly<Record<string, string>> = {
  'ReconciliationController.invoice': 'It changes nothing: it compares an invoice that is sent along, and keeps nothing of it.',
  'LogExportsController.order':
    'It changes nothing of anybody else: who ordered what of the log is an event of its own, and a look that is written down.',
  'LogExportsController.remove': 'It takes away what the same auditor has ordered, and is an event of its own.',
  'SupportSearchController.search': 'It changes nothing, and each search is written down as such.',
};
