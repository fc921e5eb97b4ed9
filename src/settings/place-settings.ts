import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { httpAddress } from './address.js';
import { Misconfigured } from './misconfigured.js';
import { wholeNumber } from './whole-number.js';

/** Where the service is, for processes and for people. */
export interface PlaceSettings {
  /** Where the embedded parts keep what they must keep. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** Where people reach the service, for the letters that they get. */
  readonly publicUrl: string;
  /** Where support is reached, as a `mailto:` or `https:` link; null names nobody. */
  readonly supportContact: string | null;
}

const HOST_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

const hostIn = (env: NodeJS.ProcessEnv): string => {
  const host = env['KEYREEL_HOST']?.trim() || '127.0.0.1';
  if (isIP(host) !== 0 || (HOST_NAME.test(host) && !/^[\d.]+$/.test(host))) return host;
  throw new Misconfigured(
    'KEYREEL_HOST must be an address of this machine alone, such as 127.0.0.1, 0.0.0.0 or ::; the port goes into KEYREEL_PORT.',
  );
};

const publicUrlIn = (env: NodeJS.ProcessEnv, host: string, port: number): string => {
  const text = env['KEYREEL_PUBLIC_URL']?.trim() || `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const { pathname } = httpAddress('KEYREEL_PUBLIC_URL', text, 'that people use, such as https://keyreel.example.org');
  if (/\/(v1|reference|health)\/*$/.test(pathname))
    throw new Misconfigured('KEYREEL_PUBLIC_URL must be where the service begins: take off what the service itself has behind it, such as /v1.');
  return text.replace(/\/+$/, '');
};

/** An address that letters can go to, without what could be taken for more than one. */
export const MAIL_ADDRESS = /^[^\s@<>"'(),:;\\?&#%]+@[A-Za-z0-9.-]+$/;

const supportContactIn = (env: NodeJS.ProcessEnv): string | null => {
  const text = env['KEYREEL_SUPPORT']?.trim() ?? '';
  if (text === '') return null;
  if (MAIL_ADDRESS.test(text)) return `mailto:${text}`;
  const link = URL.parse(text);
  if (link?.protocol === 'https:' && link.username === '' && link.password === '' && text.length <= 2_000) return link.href;
  throw new Misconfigured('KEYREEL_SUPPORT must be a mail address (help@example.org) or an https link (https://example.org/help).');
};

export const placeSettings = (env: NodeJS.ProcessEnv): PlaceSettings => {
  const host = hostIn(env);
  const port = wholeNumber('KEYREEL_PORT', env['KEYREEL_PORT'], 4310, 65_535);
  return {
    dataDir: resolve(env['KEYREEL_DATA_DIR']?.trim() || '.keyreel'),
    host,
    port,
    publicUrl: publicUrlIn(env, host, port),
    supportContact: supportContactIn(env),
  };
};
