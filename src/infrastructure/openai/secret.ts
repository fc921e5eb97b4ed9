import type { Credential, KeyTrouble } from '../../shared-kernel/ports/provider.js';
import type { AdminCredential } from '../../shared-kernel/ports/usage-reports.js';

const ADMIN = 'sk-admin-';

/** A secret fit to be put into a header, or why it cannot be one. Length and alphabet are not judged: other servers accept any text. */
export function readSecret(credential: Credential | AdminCredential): { readonly secret: string } | { readonly trouble: KeyTrouble } {
  const secret = typeof credential.secret === 'string' ? credential.secret.trim() : '';
  // Anything else makes the header code throw an error that quotes the whole value.
  if (!/^[\x21-\x7e]{1,1024}$/.test(secret)) return { trouble: { status: 'invalid', reason: 'malformed_key' } };
  const admin = secret.startsWith(ADMIN);
  if (admin && credential.kind !== 'usage-reports') return { trouble: { status: 'invalid', reason: 'admin_key' } };
  if (!admin && credential.kind === 'usage-reports') return { trouble: { status: 'invalid', reason: 'not_an_admin_key' } };
  return { secret };
}
