import { domainToASCII } from 'node:url';
import { EmailUnusable } from '../domain/errors.js';

/** An address in two forms: as it is shown and written to, and as two spellings of it are recognised as one. */
export interface EmailAddress {
  readonly shown: string;
  /** Not for sending: servers may tell upper from lower case, people do not. */
  readonly canonical: string;
}

const LOCAL_PART = /^[^\s@"(),:;<>[\]\\]{1,64}$/u;
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const MOST_CHARACTERS = 254;

/** Reads an address as a person typed it; throws `email_unusable`. */
export const emailAddress = (typed: string): EmailAddress => {
  const text = typed.trim().normalize('NFC');
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(0, at));
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase();
  const dots = local.startsWith('.') || local.endsWith('.') || local.includes('..');
  if (!LOCAL_PART.test(local) || dots || !DOMAIN.test(domain)) throw EmailUnusable();
  const shown = `${local}@${domain}`;
  if (shown.length > MOST_CHARACTERS) throw EmailUnusable();
  return { shown, canonical: shown.toLowerCase() };
};

/** Words that a password must not lean on: parts of the address and the product's name. */
export const wordsOf = ({ canonical }: EmailAddress): readonly string[] => ['keyreel', ...canonical.split(/[^\p{L}\p{N}]+/u)];
