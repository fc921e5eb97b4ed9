import { Misconfigured } from './misconfigured.js';

/** The server that letters go through, and whom they come from. */
export interface MailSettings {
  readonly url: string;
  readonly from: string;
}

/** Null sends no letters. */
export const mailSettings = (env: NodeJS.ProcessEnv): MailSettings | null => {
  const [text, from] = [env['KEYREEL_SMTP_URL']?.trim() ?? '', env['KEYREEL_MAIL_FROM']?.trim() ?? ''];
  if (text === '' && from === '') return null;
  if (text === '')
    throw new Misconfigured(
      'KEYREEL_MAIL_FROM is set, but KEYREEL_SMTP_URL is not: name the server that letters go through, or unset KEYREEL_MAIL_FROM.',
    );
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || url.hash !== '')
    throw new Misconfigured(
      'KEYREEL_SMTP_URL must begin with smtp:// or smtps:// and name a server, such as smtps://name:password@mail.example.org; ' +
        'in the password write % as %25, / as %2F, # as %23, ? as %3F, @ as %40 and : as %3A.',
    );
  if (!/^[^\r\n]*[^\s@]+@[^\s@]+$/.test(from))
    throw new Misconfigured('KEYREEL_MAIL_FROM must be the address that letters come from, for instance "Keyreel <hello@example.org>".');
  return { url: text, from };
};
