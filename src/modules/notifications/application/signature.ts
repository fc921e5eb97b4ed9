import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A new signing secret as Standard Webhooks writes it: `whsec_` and base64 of 32 random bytes. */
export const newSigningSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;

/** What is signed: the id under which a receiver knows repeats, the time of this try, and the body as it is sent. */
export interface Signable {
  readonly messageId: string;
  readonly at: Date;
  readonly body: string;
}

/**
 * The headers of Standard Webhooks 1.0 (`webhook-id`, `webhook-timestamp` in seconds, `webhook-signature`): HMAC-SHA256 over
 * `id.timestamp.body`, once for each secret, so that a receiver may change its secret while messages come in.
 */
export const signedHeaders = ({ messageId, at, body }: Signable, secrets: readonly string[]): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map(secret => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${messageId}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
};
