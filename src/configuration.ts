import { resolve } from 'node:path';
import { credits, microText, type MicroText } from './shared-kernel/money.js';

/** Everything that an operator can set, read once at the start; nothing else reads the environment. */
export interface Configuration {
  /** Where the embedded parts keep what they must keep. */
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  /** The operator's own PostgreSQL; null starts the embedded one. */
  readonly databaseUrl: string | null;
  /** A login of the serving role's own; null lets sessions of `databaseUrl` begin in its place. */
  readonly databaseServingUrl: string | null;
  readonly provider: {
    /** Null starts the sandbox provider. */
    readonly platformKey: string | null;
    readonly baseUrl: string | null;
    /** Models of the platform's default; a foreign OpenAI-compatible server may need `portable`. */
    readonly portable: boolean;
    /** The operator's own list of models, in the form of `config/provider-models.json`; null for the shipped one. */
    readonly modelsFile: string | null;
  };
  /** Exact `host:port` pairs that URL imports may reach although they are not public. */
  readonly fetchAllow: readonly string[];
  /** The importer of pages: a yt-dlp of the system, off unless the operator switches it on. */
  readonly ytDlp: { readonly isOn: boolean; readonly program: string | null; readonly PATH: string | undefined };
  readonly maxUploadBytes: number;
  readonly priceCatalogueFile: string | null;
  /** The server that letters go through; null sends none. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** Where people reach the service, for the letters that they get. */
  readonly publicUrl: string;
  /** Where support is reached, as a `mailto:` or `https:` link; null names nobody. */
  readonly supportContact: string | null;
  readonly signUp: 'open' | 'invitation' | 'closed';
  /** Micro-credits up to which one administrator alone may change an account's credits. */
  readonly operatorCreditLimit: MicroText;
  /** What shops sign reports of payments with; null takes none. */
  readonly paymentSecret: string | null;
  /** Prompts that the platform pays for are shown to the provider's classifier first. */
  readonly moderation: boolean;
  /** What the files of one account may take; null sets no bound. */
  readonly storageQuotaBytes: number | null;
  /** Days after which source media of untouched projects are deleted; null keeps them. */
  readonly sourceRetentionDays: number | null;
  /** For so many days a deleted project can be restored; its files go after them. 0: at once. */
  readonly deletionGraceDays: number;
  readonly masterKey: string | null;
  readonly previousMasterKeys: readonly string[];
  /** `<version>:<base64>`, comma-separated; null takes them from a file in the data folder. */
  readonly fingerprintKeys: string | null;
  /** How the log is signed, and where that goes. */
  readonly sealing: {
    /** Base64 of 32 bytes; null takes the key from a file in the data folder. */
    readonly logKey: string | null;
    /** A second folder for signed checkpoints, elsewhere. */
    readonly folder: string | null;
    /** Where the newest one is posted to; null posts none. */
    readonly url: string | null;
    /** Where the newest one is mailed to, once an hour at most; null mails none. */
    readonly mail: string | null;
    readonly everyEvents: number;
    readonly everyMs: number;
  };
  /** What the choice of the media engine looks at. */
  readonly media: {
    readonly PATH: string | undefined;
    readonly FFMPEG_PATH: string | undefined;
    readonly FFPROBE_PATH: string | undefined;
    readonly KEYREEL_MEDIA_ENGINE: string | undefined;
    readonly KEYREEL_MEDIA_SANDBOX: string | undefined;
  };
  /** An empty database for replays of exports; null starts one for the moment. */
  readonly replayDatabaseUrl: string | null;
  /** For crash tests only: `at:<point>` kills the process there, `record:<file>` names the points passed. */
  readonly crashAt: string | null;
}

/** A setting that makes no sense; the message says what to do. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
}

const GIB = 1024 ** 3;

const wholeNumber = (name: string, text: string | undefined, fallback: number, most: number): number => {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most) throw new Misconfigured(`${name} must be a whole number from 0 to ${most}.`);
  return value;
};

const creditsIn = (name: string, text: string | undefined, fallback: string): MicroText => {
  if (text === undefined || text === '') return microText(credits(fallback));
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(text))
    throw new Misconfigured(`${name} must be platform credits with at most six decimals, such as 250 or 0.5.`);
  return microText(credits(text));
};

const paymentSecret = (text: string | undefined): string | null => {
  if (text === undefined || text === '') return null;
  if (text.length < 32) throw new Misconfigured('KEYREEL_PAYMENT_SECRET must have at least 32 characters.');
  return text;
};

const optionalNumber = (name: string, text: string | undefined, most: number): number | null =>
  text === undefined || text === '' ? null : wholeNumber(name, text, 0, most);

const oneOf = <const Choice extends string>(name: string, text: string | undefined, choices: readonly Choice[], fallback: Choice): Choice => {
  if (text === undefined || text === '') return fallback;
  const found = choices.find(choice => choice === text);
  if (!found) throw new Misconfigured(`${name} must be one of ${choices.join(', ')}.`);
  return found;
};

const mailSettings = (env: NodeJS.ProcessEnv): Configuration['mail'] => {
  const url = env['KEYREEL_SMTP_URL']?.trim() ?? '';
  if (url === '') return null;
  if (!/^smtps?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new Misconfigured('KEYREEL_SMTP_URL must begin with smtp:// or smtps:// and name a server.');
  const from = env['KEYREEL_MAIL_FROM']?.trim() ?? '';
  if (!/^[^\r\n]*[^\s@]+@[^\s@]+$/.test(from))
    throw new Misconfigured('KEYREEL_MAIL_FROM must be the address that letters come from, for instance "Keyreel <hello@example.org>".');
  return { url, from };
};

const publicUrl = (env: NodeJS.ProcessEnv): string => {
  const text = env['KEYREEL_PUBLIC_URL']?.trim() || `http://${env['KEYREEL_HOST'] ?? '127.0.0.1'}:${env['KEYREEL_PORT'] ?? '4310'}`;
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new Misconfigured('KEYREEL_PUBLIC_URL must be the http or https address that people use.');
  return text.replace(/\/+$/, '');
};

const MAIL_ADDRESS = /^[^\s@<>"'(),:;\\?&#%]+@[A-Za-z0-9.-]+$/;

const supportContact = (env: NodeJS.ProcessEnv): string | null => {
  const text = env['KEYREEL_SUPPORT']?.trim() ?? '';
  if (text === '') return null;
  if (MAIL_ADDRESS.test(text)) return `mailto:${text}`;
  const link = URL.parse(text);
  if (link?.protocol === 'https:' && link.username === '' && link.password === '' && text.length <= 2_000) return link.href;
  throw new Misconfigured('KEYREEL_SUPPORT must be a mail address (help@example.org) or an https link (https://example.org/help).');
};

const sealingSettings = (env: NodeJS.ProcessEnv): Configuration['sealing'] => {
  const [url, mail] = [env['KEYREEL_CHECKPOINT_URL']?.trim() || null, env['KEYREEL_CHECKPOINT_MAIL']?.trim() || null];
  if (url !== null && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw new Misconfigured('KEYREEL_CHECKPOINT_URL must be an https address.');
  if (mail !== null && !MAIL_ADDRESS.test(mail)) throw new Misconfigured('KEYREEL_CHECKPOINT_MAIL must be a mail address.');
  const folder = env['KEYREEL_CHECKPOINT_DIR']?.trim() || null;
  return {
    logKey: env['KEYREEL_LOG_KEY'] || null,
    folder: folder === null ? null : resolve(folder),
    url,
    mail,
    everyEvents: Math.max(1, wholeNumber('KEYREEL_SEAL_EVENTS', env['KEYREEL_SEAL_EVENTS'], 1_000, 1_000_000)),
    everyMs: wholeNumber('KEYREEL_SEAL_MS', env['KEYREEL_SEAL_MS'], 60_000, 86_400_000),
  };
};

const listed = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');

/**
 * Reads the environment and then takes the provider's variables out of it: the SDK would otherwise pick up a platform
 * key, an organisation or headers by itself and send them along with a user's own key.
 */
export const readConfiguration = (env: NodeJS.ProcessEnv): Configuration => {
  if (env['OPENAI_CUSTOM_HEADERS'])
    throw new Misconfigured('OPENAI_CUSTOM_HEADERS must not be set: the headers would go out with users’ own keys. Unset it.');
  const configuration: Configuration = {
    dataDir: resolve(env['KEYREEL_DATA_DIR'] ?? '.keyreel'),
    port: wholeNumber('KEYREEL_PORT', env['KEYREEL_PORT'], 4310, 65535),
    host: env['KEYREEL_HOST'] ?? '127.0.0.1',
    databaseUrl: env['DATABASE_URL'] ?? null,
    databaseServingUrl: env['DATABASE_SERVING_URL'] ?? null,
    provider: {
      platformKey: env['OPENAI_API_KEY']?.trim() || null,
      baseUrl: env['OPENAI_BASE_URL']?.trim() || null,
      portable: oneOf('KEYREEL_PROVIDER_PORTABLE', env['KEYREEL_PROVIDER_PORTABLE'], ['0', '1'], '0') === '1',
      modelsFile: env['KEYREEL_PROVIDER_MODELS'] ?? null,
    },
    fetchAllow: listed(env['KEYREEL_FETCH_ALLOW']),
    ytDlp: {
      isOn: oneOf('KEYREEL_YT_DLP', env['KEYREEL_YT_DLP'], ['off', 'on'], 'off') === 'on',
      program: env['KEYREEL_YT_DLP_PATH'] ?? null,
      PATH: env['PATH'],
    },
    maxUploadBytes: wholeNumber('KEYREEL_MAX_UPLOAD_BYTES', env['KEYREEL_MAX_UPLOAD_BYTES'], 20 * GIB, Number.MAX_SAFE_INTEGER),
    priceCatalogueFile: env['KEYREEL_PRICE_CATALOGUE'] ?? null,
    mail: mailSettings(env),
    publicUrl: publicUrl(env),
    supportContact: supportContact(env),
    signUp: oneOf('KEYREEL_SIGN_UP', env['KEYREEL_SIGN_UP'], ['open', 'invitation', 'closed'], 'open'),
    paymentSecret: paymentSecret(env['KEYREEL_PAYMENT_SECRET']),
    operatorCreditLimit: creditsIn('KEYREEL_OPERATOR_CREDIT_LIMIT', env['KEYREEL_OPERATOR_CREDIT_LIMIT'], '1000'),
    moderation:
      oneOf('KEYREEL_MODERATION', env['KEYREEL_MODERATION'], ['on', 'off'], env['KEYREEL_PROVIDER_PORTABLE'] === '1' ? 'off' : 'on') === 'on',
    storageQuotaBytes: optionalNumber('KEYREEL_STORAGE_QUOTA_BYTES', env['KEYREEL_STORAGE_QUOTA_BYTES'], Number.MAX_SAFE_INTEGER),
    deletionGraceDays: wholeNumber('KEYREEL_DELETION_GRACE_DAYS', env['KEYREEL_DELETION_GRACE_DAYS'], 7, 365),
    sourceRetentionDays: optionalNumber('KEYREEL_SOURCE_RETENTION_DAYS', env['KEYREEL_SOURCE_RETENTION_DAYS'], 36_500),
    masterKey: env['KEYREEL_MASTER_KEY'] ?? null,
    previousMasterKeys: listed(env['KEYREEL_MASTER_KEY_PREVIOUS']),
    fingerprintKeys: env['KEYREEL_FINGERPRINT_KEYS'] ?? null,
    sealing: sealingSettings(env),
    media: {
      PATH: env['PATH'],
      FFMPEG_PATH: env['FFMPEG_PATH'],
      FFPROBE_PATH: env['FFPROBE_PATH'],
      KEYREEL_MEDIA_ENGINE: env['KEYREEL_MEDIA_ENGINE'],
      KEYREEL_MEDIA_SANDBOX: env['KEYREEL_MEDIA_SANDBOX'],
    },
    replayDatabaseUrl: env['KEYREEL_REPLAY_DATABASE_URL'] ?? null,
    crashAt: env['KEYREEL_CRASH_AT'] ?? null,
  };
  for (const name of Object.keys(env))
    if (
      name.startsWith('OPENAI_') ||
      name.startsWith('KEYREEL_MASTER_KEY') ||
      name === 'KEYREEL_FINGERPRINT_KEYS' ||
      name === 'KEYREEL_PAYMENT_SECRET' ||
      name === 'KEYREEL_SMTP_URL'
    )
      delete env[name];
  return configuration;
};
