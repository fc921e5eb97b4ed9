import { refusal } from '../../../shared-kernel/refusal.js';

/** The same for a place that no event has and for an event of somebody else's. */
export const EventUnknown = refusal('event_unknown', 'missing', 'There is no such event.');
/** Which line, counted from 1, and what is wrong with it. */
export const InvoiceUnreadable = refusal('invoice_unreadable', 'invalid', 'This invoice cannot be read.', {
  remedies: ['mend_the_line', 'split_the_invoice_by_period'],
});
