import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { RefusedOn } from '../../../shared-kernel/refusal.js';

/** The stream `refusals-<accountId>`: what a product rule refused, so that "why" can be answered later. */
export const refusalFacts = facts('refusals', {
  RefusalRecorded: fact<{
    accountId: string;
    code: string;
    rule: string;
    reason: string | null;
    route: string;
    /** The facts that the rule saw, as far as they are not content. */
    inputs: Readonly<Record<string, string | number | boolean | null>>;
    /** All that it was decided on, so that it can be decided again; missing in what was recorded before it was kept. */
    on?: RefusedOn;
  }>('A product rule refused a request.', { keptForTheRecord: true }),
  RefusalRepeated: fact<{
    accountId: string;
    code: string;
    rule: string;
    route: string;
    count: number;
    /** The first of the requests that were refused again. */
    requests?: readonly string[];
  }>('The same refusal was given again within a minute.', { keptForTheRecord: true }),
});
export type RefusalEvent = EventsOf<typeof refusalFacts>;

/** What somebody with a role asked to see: never what they saw. */
export interface AskedToSee {
  /** Who looked. */
  readonly accountId: string;
  /** Method and template of the path. */
  readonly route: string;
  /** Places of the path and fields of the query, as far as they were understood. */
  readonly filter: Readonly<Record<string, string>>;
}

/** The stream `auditlooks-<accountId>`: what an auditor or administrator looked at that is not their own. */
export const auditLookFacts = facts('auditlooks', {
  AuditLookTaken: fact<AskedToSee>('An auditor or administrator asked to see the log or what is drawn from it.', { keptForTheRecord: true }),
  AuditLookRepeated: fact<AskedToSee & { count: number }>('The same was looked at again within a minute.', { keptForTheRecord: true }),
});
export type AuditLookEvent = EventsOf<typeof auditLookFacts>;

/** The stream `logepoch-platform`; its data are fixed in docs/log-format.md, because verifiers read them. */
export const logEpochFacts = facts('logepoch', {
  LogEpochOpened: fact<{
    epoch: number;
    /** The last note that was signed before; null when there was none. */
    checkpoint: string | null;
    /** What the last checkpoint covered and the log no longer has as it was; null when nothing is lost. */
    lost: { from: number; to: number } | null;
    /** An operator's words. */
    reason: string;
  }>('An operator went on with the log in a new epoch, after events or the key that signs it were lost.', { keptForTheRecord: true }),
});
export type LogEpochEvent = EventsOf<typeof logEpochFacts>;
