import { micro, microText, type MicroText } from '../../../shared-kernel/money.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { CreditEvent } from '../domain/events.js';
import type { StatementEntry } from '../domain/queries.js';

type Entry = Pick<StatementEntry, keyof StatementEntry>;
type Movement = Pick<Entry, 'kind' | 'change' | 'amount' | 'reason'> &
  Partial<Pick<Entry, 'operation' | 'projectId' | 'taskId' | 'priceVersion' | 'estimated'>>;

const less = (amount: MicroText): MicroText => microText(-micro(amount));

const entry = ({ id, position, metadata, data }: Heard<CreditEvent>, movement: Movement): Entry => ({
  accountId: data.accountId,
  entryId: id,
  position,
  at: metadata.at,
  availableAfter: data.availableAfter,
  operation: null,
  projectId: null,
  taskId: null,
  priceVersion: null,
  estimated: false,
  ...movement,
});

/** What an owner sets, and what they are told of it, moves nothing. */
const SILENT: readonly CreditEvent['type'][] = [
  'RefillSkipped',
  'SpendingLimitSet',
  'LowBalanceThresholdsSet',
  'LowBalanceReached',
  'LowBalanceLifted',
];

const isMovement = ({ type, data }: CreditEvent): boolean => !SILENT.includes(type) && (type !== 'GrantExpired' || data.amount !== '0');

/**
 * One row per movement. Each event states the credits available after it, so a row needs no other row, and a page of
 * any length costs the same wherever it begins. A grant that ends with nothing left moves nothing and has no row.
 */
export const statementProjection = projection<Entry, CreditEvent>({
  name: 'credits.statement',
  version: 5,
  rowsOf: event => (isMovement(event) ? event.id : null),
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => row.position,
  on: {
    CreditsGranted: (_, event) => {
      const { amount, source, priceVersion, reason = source, startsAt } = event.data;
      return entry(event, { kind: 'granted', change: startsAt === undefined ? amount : '0', amount, priceVersion, reason });
    },
    GrantStarted: (_, event) => entry(event, { kind: 'started', change: event.data.amount, amount: event.data.amount, reason: 'grant-started' }),
    CreditsHeld: (_, event) => {
      const { amount, holdId, projectId, tariff } = event.data;
      const { operation, priceVersion } = tariff;
      return entry(event, {
        kind: 'held',
        change: less(amount),
        amount,
        operation,
        projectId,
        taskId: holdId,
        priceVersion,
        reason: 'task-admitted',
      });
    },
    HoldExtended: (_, event) => {
      const { by, holdId, reason } = event.data;
      return entry(event, { kind: 'extended', change: less(by), amount: by, taskId: holdId, reason });
    },
    HoldSettled: (_, event) => {
      const { charged, returned, holdId, projectId, operation, priceVersion, estimated = false } = event.data;
      return entry(event, {
        kind: 'charged',
        change: returned,
        amount: charged,
        operation,
        projectId,
        taskId: holdId,
        priceVersion,
        reason: estimated ? 'task-given-up-estimated' : 'task-ended',
        estimated,
      });
    },
    CostBorneByPlatform: (_, event) => {
      const { amount, holdId, priceVersion } = event.data;
      return entry(event, { kind: 'borne-by-platform', change: '0', amount, taskId: holdId, priceVersion, reason: 'cost-above-hold' });
    },
    HoldReleased: (_, event) => {
      const { amount, holdId, projectId, operation, reason } = event.data;
      return entry(event, { kind: 'released', change: amount, amount, operation, projectId, taskId: holdId, reason });
    },
    GrantExpired: (_, event) =>
      entry(event, { kind: 'expired', change: less(event.data.amount), amount: event.data.amount, reason: 'grant-expired' }),
    ChargeReturned: (_, event) => {
      const { amount, holdId, projectId, operation, priceVersion, reason } = event.data;
      return entry(event, { kind: 'returned', change: amount, amount, operation, projectId, taskId: holdId, priceVersion, reason });
    },
    PaymentTakenBack: (_, event) => {
      const { amount, reason } = event.data;
      return entry(event, { kind: 'reversed', change: less(amount), amount, reason });
    },
    ShortfallRecorded: (_, event) => entry(event, { kind: 'shortfall', change: '0', amount: event.data.amount, reason: event.data.reason }),
    CreditsAdjusted: (_, event) =>
      entry(event, { kind: 'adjusted', change: event.data.amount, amount: event.data.amount, reason: event.data.reason }),
  },
});
