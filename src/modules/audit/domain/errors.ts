import { refusal } from '../../../shared-kernel/refusal.js';

/** The same for a place that no event has and for an event of somebody else's. */
export const EventUnknown = refusal('event_unknown', 'missing', 'There is no such event.');
/** Which line, counted from 1, and what is wrong with it. */
export const InvoiceUnreadable = refusal('invoice_unreadable', 'invalid', 'This invoice cannot be read.', {
  remedies: ['mend_the_line', 'split_the_invoice_by_period'],
});
/** Of an event that no checkpoint covers, or while the log is not signed at all. */
export const NotSealedYet = refusal('event_not_sealed_yet', 'conflict', 'The log is not sealed as far as this yet.', {
  reason: 'sealed_soon',
  remedies: ['wait_and_retry'],
});
export const DocumentTooLong = refusal('document_too_long', 'invalid', 'A signed document holds at most 2,000 events.', {
  remedies: ['choose_a_shorter_period'],
});

export const LogUnsigned = refusal('log_unsigned', 'missing', 'Nothing of the log was signed yet.', { remedies: ['wait_and_retry'] });
export const CheckpointUnknown = refusal('checkpoint_unknown', 'missing', 'No checkpoint of that size was signed.', {
  remedies: ['read_list_of_checkpoints'],
});
export const TreeUnknown = refusal('tree_unknown', 'missing', 'The log’s newest checkpoint does not cover trees of these sizes, in this order.', {
  remedies: ['read_newest_checkpoint'],
});

/** The same for what is no export and for somebody else's. */
export const LogExportUnknown = refusal('log_export_unknown', 'missing', 'You have no such export of the log; exports are kept for a day.', {
  remedies: ['order_a_new_export'],
});
/** Of an export that is still being made, or could not be. */
export const LogExportNotMade = refusal('log_export_not_made', 'conflict', 'There is no archive of this export.');
