import { refusal } from '../../../shared-kernel/refusal.js';

/** The same for a place that no event has and for an event of somebody else's. */
export const EventUnknown = refusal('event_unknown', 'missing', 'There is no such event.');
