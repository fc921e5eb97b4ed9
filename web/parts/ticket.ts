import { useSyncExternalStore } from 'react';

const KEPT = 'keyreel-ticket';

let ticket = sessionStorage.getItem(KEPT) ?? '';
const watchers = new Set<() => void>();

const become = (next: string): void => {
  ticket = next;
  sessionStorage.setItem(KEPT, next);
  watchers.forEach(tell => tell());
};

/** Of the characters that a ticket may have, at most as many: anything else the service refuses. */
const IS_TICKET = /^[A-Za-z0-9#_:/.-]{1,60}$/;

/** The case that the staff works on in this tab: it is written down with each look and each act. */
export const useTicket = () => {
  const now = useSyncExternalStore(
    tell => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => ticket,
  );
  return { ticket: now, become, isRight: now === '' || IS_TICKET.test(now) };
};

/** The header that tells the case with a look. */
export const ticketHeader = (): { 'Keyreel-Ticket'?: string } => (IS_TICKET.test(ticket) ? { 'Keyreel-Ticket': ticket } : {});
