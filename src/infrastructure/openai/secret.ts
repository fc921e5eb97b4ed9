import type { Credential, KeyTrouble } from '../../shared-kernel/ports/provider.js';

/** A secret fit to be put into a header, or why it cannot be one. Length and alphabet are not judged: other servers accept any text. */
export function readSecret(credential: Credential): { readonly secret: string } | { readonly trouble: KeyTrouble } {
  const secret = typeof credential.secret === 'string' ? credential.secret.trim() : '';
  // Anything else makes the header code throw an error that quotes the whole value.
  if (!/^[\x21-\x7e]{1,1024}$/.test(secret)) return { trouble: { status: 'invalid', reason: 'malformed_key' } };
  if (secret.startsWith('sk-admin-')) return { trouble: { status: 'invalid', reason: 'admin_key' } };
  return { secret };
}
