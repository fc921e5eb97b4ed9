import { createTransport, type Transporter } from 'nodemailer';
import { LetterDelayed, LetterRefused, Mailer, type Letter } from '../../shared-kernel/ports/mail.js';

/** Where letters go and what they say of their sender; null where the operator named no server. */
export interface MailSettings {
  /** `smtp://` (STARTTLS) or `smtps://`, with user and password in it where the server asks for them. */
  readonly url: string;
  readonly from: string;
}

/** How long a server may take for each part of the conversation. */
export interface MailPatience {
  readonly milliseconds: number;
}

const PATIENCE: MailPatience = { milliseconds: 15_000 };
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** Letters and passwords do not cross a network in clear, unless the operator says so in the URL (`?requireTLS=false`). */
const mustEncrypt = (url: URL): boolean =>
  url.protocol === 'smtp:' && !LOOPBACK.test(url.hostname) && !url.searchParams.has('requireTLS') && !url.searchParams.has('ignoreTLS');

/** The two headers of RFC 8058, by which mail programs offer to end such letters with one click. */
const oneClick = (url: string): Readonly<Record<string, string>> => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** Sends through an SMTP server; each letter is a conversation of its own, bounded in time. */
export class SmtpMailer extends Mailer {
  readonly ready = true;
  private readonly transport: Transporter;

  constructor({ url, from }: MailSettings, { milliseconds }: MailPatience = PATIENCE) {
    super();
    const address = new URL(url);
    const times = { connectionTimeout: milliseconds, greetingTimeout: milliseconds, socketTimeout: milliseconds, dnsTimeout: milliseconds };
    this.transport = createTransport({ url, ...times, ...(mustEncrypt(address) ? { requireTLS: true } : {}) }, { from });
  }

  override async send({ to, subject, text, messageId, unsubscribeUrl }: Letter): Promise<void> {
    try {
      // an address object: what stands in an address must not become a list of addresses
      await this.transport.sendMail({
        to: { name: '', address: to },
        subject,
        text,
        ...(messageId === undefined ? {} : { messageId }),
        ...(unsubscribeUrl === undefined ? {} : { headers: oneClick(unsubscribeUrl) }),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw problemOf(error);
    }
  }
}

/** For an operator who named no server. */
export class NoMailer extends Mailer {
  readonly ready = false;
  override send(): Promise<void> {
    return Promise.reject(new LetterRefused('no_server'));
  }
}

/** The server's own answer decides: 5xx is for good; 4xx, silence and a line that breaks are for now. Neither text of the answer nor address is kept. */
const problemOf = (error: unknown): LetterRefused | LetterDelayed => {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  if (typeof responseCode === 'number' && responseCode >= 500) return new LetterRefused(String(responseCode));
  return new LetterDelayed(typeof responseCode === 'number' ? String(responseCode) : typeof code === 'string' ? code : 'unknown');
};
