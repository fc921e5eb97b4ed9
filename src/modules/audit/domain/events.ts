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
