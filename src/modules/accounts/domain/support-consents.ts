import type { AccountCommand } from './commands.js';
import { ConsentUnknown, TooManyConsents } from './errors.js';
import type { AccountEvent, SupportConsent } from './events.js';

/** Consents of an account that were not withdrawn; ended ones go when the next is given. */
export type SupportConsents = readonly SupportConsent[];

type ConsentCommand = Extract<AccountCommand, { type: 'GiveSupportConsent' | 'WithdrawSupportConsent' | 'LookForSupport' }>;
type ConsentEvent = Extract<AccountEvent, { type: 'SupportConsentGiven' | 'SupportConsentWithdrawn' | 'SupportLooked' }>;
type Sent<Type extends ConsentCommand['type']> = Extract<ConsentCommand, { type: Type }>['data'];

const MOST_STANDING = 10;

const standing = (consents: SupportConsents, now: string): SupportConsents => consents.filter(({ until }) => until > now);

const give = ({ now, ...consent }: Sent<'GiveSupportConsent'>, consents: SupportConsents): readonly AccountEvent[] => {
  if (consents.some(({ consentId }) => consentId === consent.consentId)) return [];
  if (standing(consents, now).length >= MOST_STANDING) throw TooManyConsents({ most: MOST_STANDING });
  return [{ type: 'SupportConsentGiven', data: { ...consent, from: now } }];
};

const withdraw = (data: Sent<'WithdrawSupportConsent'>, consents: SupportConsents): readonly AccountEvent[] => {
  if (!consents.some(({ consentId }) => consentId === data.consentId)) throw ConsentUnknown();
  return [{ type: 'SupportConsentWithdrawn', data }];
};

/** No look without a consent that stands and covers it, and none that is not written down. */
const look = ({ now, projectId, ...seen }: Sent<'LookForSupport'>, consents: SupportConsents): readonly AccountEvent[] => {
  const covering = standing(consents, now).find(consent => consent.projectId === null || consent.projectId === projectId);
  if (!covering) throw ConsentUnknown();
  return [{ type: 'SupportLooked', data: { ...seen, consentId: covering.consentId } }];
};

/** What an owner lets support see, what is taken back, and each look. */
export const decideOnConsents = (command: ConsentCommand, consents: SupportConsents): readonly AccountEvent[] => {
  switch (command.type) {
    case 'GiveSupportConsent':
      return give(command.data, consents);
    case 'WithdrawSupportConsent':
      return withdraw(command.data, consents);
    case 'LookForSupport':
      return look(command.data, consents);
  }
};

/** The consents after an event that concerns them. */
export const consentsAfter = (event: ConsentEvent, consents: SupportConsents): SupportConsents => {
  switch (event.type) {
    case 'SupportConsentGiven': {
      const { consentId, projectId, until, from } = event.data;
      return [...standing(consents, from), { consentId, projectId, until }];
    }
    case 'SupportConsentWithdrawn':
      return consents.filter(({ consentId }) => consentId !== event.data.consentId);
    case 'SupportLooked':
      return consents;
  }
};
