/** The books of all accounts as the log tells them, for whoever audits an installation at its command line. */
export { Books, type BookedEvent } from '../modules/credits/domain/conservation.js';
