import { AsyncLocalStorage } from 'node:async_hooks';

/** Who may see the rows of more than one account, and why. Whoever does names one of these, so that each place can be found. */
export const CROSSINGS = {
  'sign-in': 'Somebody proves who they are; before that no account is known.',
  'one-time-token': 'A token that belongs to no account until it is redeemed.',
  'share-link': 'Somebody with a link reads what its owner shared; whoever that is knows no account.',
  tombstone: 'That an account was erased is told to whoever knows its id.',
  consent: 'Whether an owner let support look is asked before it is known on whose behalf a look asks.',
  search: 'Somebody of support looks for an account whose id is not known yet; which one it is, is all that is told.',
  staff: 'Somebody of the staff, on a route that lets nobody else in.',
  act: 'What the staff does is written down before it is known whose it is.',
  projector: 'Projections make the rows of all accounts.',
  policy: 'Policies react to the events of all accounts.',
  job: 'Jobs do work that an account has ordered, after its request is over.',
  sealer: 'The sealer reads the log from end to end and signs it.',
  chore: 'Chores look every minute for what was lost or is due, in all accounts.',
  watch: 'Probes and gauges look how the service stands; what they tell names no account.',
  live: 'Processes tell each other what moves, sealed for its account.',
  start: 'The service starts, before it lets anybody in.',
  operator: 'The operator at the command line, and the checks that they run.',
} as const;

export type Crossing = keyof typeof CROSSINGS;

/**
 * On whose behalf the database is asked; it shows to an account that account's rows, to support what a consent names, to the desk how one account stands
 * without its content, to nobody no account's.
 */
export type Asker = 'nobody' | `account:${string}` | `support:${string}` | `desk:${string}` | `service:${Crossing}`;

const asking = new AsyncLocalStorage<{ asker: Asker }>();

/** Does work that may see all accounts' rows, and says why it may. */
export const asService = <Result>(crossing: Crossing, work: () => Result): Result => asking.run({ asker: `service:${crossing}` }, work);

/** Does work of which it is not known yet on whose behalf. */
export const asNobody = <Result>(work: () => Result): Result => asking.run({ asker: 'nobody' }, work);

/** Does for an account what somebody of the staff may do for it: seeing what that account sees, and nothing of anybody else's. */
export const onBehalfOf = <Result>(accountId: string, work: () => Result): Result => asking.run({ asker: `account:${accountId}` }, work);

/** The request that is under way turns out to be of this asker: for the door alone. */
export const becomeKnown = (asker: Asker): void => {
  const now = asking.getStore();
  if (!now) throw new Error('A request that did not come in by the rim.');
  now.asker = asker;
};

/** On whose behalf the database is asked now, null when nobody has said so. */
export const askerIfAny = (): Asker | null => asking.getStore()?.asker ?? null;

/** On whose behalf the database is asked now. Throws when nobody has said so: whoever forgot it sees nothing, not everything. */
export const askerNow = (): Asker => {
  const asker = askerIfAny();
  if (asker === null) throw new Error('The database was asked without saying on whose behalf.');
  return asker;
};
