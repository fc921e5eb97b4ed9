import type { Letter } from '../../../shared-kernel/ports/mail.js';
import type { TokenUse } from './account-tokens.js';

const minute = (moment: Date): string => `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The page that takes the code. It stands behind the #, which browsers tell no server, so that no journal on the way holds it. */
const linkTo = (service: string, page: 'confirm-email' | 'new-password', token: string): string => `${service}/${page}#code=${token}`;

const SAID: Readonly<Record<TokenUse, (token: string, until: string, service: string) => Omit<Letter, 'to'>>> = {
  'confirm-email': (token, until, service) => ({
    subject: 'Confirm your address',
    text: `Somebody opened an account at ${service} with this address.

If that was you, open this link:

${linkTo(service, 'confirm-email', token)}

or enter this code there:

${token}

(POST ${service}/v1/email-confirmations with {"token":"..."}.) It works once, until ${until}. The credits that newcomers get come with it.
If it was not you, do nothing: without the code the account gets no credits.
`,
  }),
  'reset-password': (token, until, service) => ({
    subject: 'A new password',
    text: `Somebody asked for a new password for the account that this address has at ${service}.

If that was you, open this link and choose the password that you want:

${linkTo(service, 'new-password', token)}

or enter this code there:

${token}

(POST ${service}/v1/password-resets/redeem with {"token":"...","new":"..."}.) It works once, until ${until}, and ends every session.
If it was not you, do nothing: the password stays as it is.
`,
  }),
};

/** The words of a letter. */
export const letterFor = (use: TokenUse, token: string, expiresAt: Date, service: string): Omit<Letter, 'to'> =>
  SAID[use](token, minute(expiresAt), service);
