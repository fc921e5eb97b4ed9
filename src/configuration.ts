import { admissionSettings, turnsAtOnce, type AdmissionSettings } from './settings/admission-settings.js';
import { bucketSettings, type BucketSettings } from './settings/bucket-settings.js';
import { databaseSettings, type DatabaseSettings } from './settings/database-settings.js';
import { eventStoreUrl } from './settings/event-store-settings.js';
import { fetchSettings, type FetchSettings } from './settings/fetch-settings.js';
import { keySettings, type KeySettings } from './settings/key-settings.js';
import { assertMeant } from './settings/known-settings.js';
import { leaseMilliseconds } from './settings/lease-settings.js';
import { mailSettings, type MailSettings } from './settings/mail-settings.js';
import { mediaSettings, type MediaSettings } from './settings/media-settings.js';
import { Misconfigured } from './settings/misconfigured.js';
import { oneOf } from './settings/one-of.js';
import { placeSettings, type PlaceSettings } from './settings/place-settings.js';
import { providerSettings, type ProviderSettings } from './settings/provider-settings.js';
import { redisSettings, type RedisSettings } from './settings/redis-settings.js';
import { roleSettings, type RoleSettings } from './settings/role-settings.js';
import { sealingSettings, type SealingSettings } from './settings/sealing-settings.js';
import { watchSettings, type WatchSettings } from './settings/watch-settings.js';
import { wholeNumber } from './settings/whole-number.js';
import { credits, microText, type MicroText } from './shared-kernel/money.js';

export { Misconfigured };

/** Everything that an operator can set, read once at the start; nothing else reads the environment. */
export interface Configuration extends PlaceSettings, DatabaseSettings, FetchSettings, Omit<KeySettings, 'logKey'> {
  /** Which part of the service this process is. */
  readonly role: RoleSettings;
  /** The EventStoreDB or KurrentDB that keeps the log; null keeps it in PostgreSQL. */
  readonly eventStoreUrl: string | null;
  /** Where the queue lies; null has it lie in PostgreSQL. */
  readonly redis: RedisSettings | null;
  /** Jobs of one account in the queue at once, so that others come between; media gets a quarter of it. */
  readonly turnsAtOnce: number;
  /** When new work is turned away. */
  readonly admission: AdmissionSettings;
  readonly provider: ProviderSettings;
  readonly maxUploadBytes: number;
  /** Where files lie when they do not lie in the data folder. */
  readonly bucket: BucketSettings | null;
  readonly priceCatalogueFile: string | null;
  /** The server that letters go through; null sends none. */
  readonly mail: MailSettings | null;
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
  /** What can be seen of the running process from outside. */
  readonly watch: WatchSettings;
  /** With less free on the disk of the data folder the service takes no requests. */
  readonly diskReserveBytes: number;
  /** How the log is signed, and where that goes. */
  readonly sealing: SealingSettings & { readonly logKey: KeySettings['logKey'] };
  /** What the choice of the media engine looks at. */
  readonly media: MediaSettings;
  /** What a process holds is free so long after it said last that it lives, for other processes to go on with. */
  readonly leaseMs: number;
  /** A start brings the database up to this version; otherwise it refuses one that is behind. */
  readonly migrates: boolean;
  /** For crash tests only: `at:<point>` kills the process there, `record:<file>` names the points passed. */
  readonly crashAt: string | null;
}

const GIB = 1024 ** 3;

const creditsIn = (name: string, given: string | undefined, fallback: string): MicroText => {
  const text = given?.trim() || fallback;
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(text))
    throw new Misconfigured(`${name} must be platform credits with at most six decimals, such as 250 or 0.5.`);
  return microText(credits(text));
};

const paymentSecret = (text: string | undefined): string | null => {
  if (text === undefined || text.trim() === '') return null;
  if (text !== text.trim())
    throw new Misconfigured('KEYREEL_PAYMENT_SECRET has spaces around it, which the shop would not sign with. Take them away.');
  if (text.length < 32)
    throw new Misconfigured('KEYREEL_PAYMENT_SECRET must have at least 32 characters. Make one with: openssl rand -base64 32, and tell the shop.');
  return text;
};

/** Nothing, or at least one: nought would mean the contrary of what it seems to. */
const bound = (name: string, text: string | undefined, most: number): number | null => {
  const value = wholeNumber(name, text, Number.NaN, most);
  if (value === 0) throw new Misconfigured(`${name} is 0, which would leave nothing. Unset it to have no bound.`);
  return Number.isNaN(value) ? null : value;
};

/**
 * Reads the environment and then takes the provider's variables out of it: the SDK would otherwise pick up a platform
 * key, an organisation or headers by itself and send them along with a user's own key. So do other secrets leave it: programs are started here.
 */
export const readConfiguration = (env: NodeJS.ProcessEnv): Configuration => {
  assertMeant(env);
  const role = roleSettings(env);
  const place = placeSettings(env);
  const mail = mailSettings(env);
  const { logKey, ...keys } = keySettings(env);
  const configuration: Configuration = {
    role,
    ...place,
    ...databaseSettings(env),
    eventStoreUrl: eventStoreUrl(env),
    redis: redisSettings(env),
    turnsAtOnce: turnsAtOnce(env),
    admission: admissionSettings(env),
    provider: providerSettings(env),
    ...fetchSettings(env),
    maxUploadBytes: wholeNumber('KEYREEL_MAX_UPLOAD_BYTES', env['KEYREEL_MAX_UPLOAD_BYTES'], 20 * GIB, Number.MAX_SAFE_INTEGER, 1),
    bucket: bucketSettings(env),
    priceCatalogueFile: env['KEYREEL_PRICE_CATALOGUE']?.trim() || null,
    mail,
    signUp: oneOf('KEYREEL_SIGN_UP', env['KEYREEL_SIGN_UP'], ['open', 'invitation', 'closed'], 'open'),
    paymentSecret: paymentSecret(env['KEYREEL_PAYMENT_SECRET']),
    operatorCreditLimit: creditsIn('KEYREEL_OPERATOR_CREDIT_LIMIT', env['KEYREEL_OPERATOR_CREDIT_LIMIT'], '1000'),
    moderation:
      oneOf('KEYREEL_MODERATION', env['KEYREEL_MODERATION'], ['on', 'off'], env['KEYREEL_PROVIDER_PORTABLE']?.trim() === '1' ? 'off' : 'on') === 'on',
    storageQuotaBytes: bound('KEYREEL_STORAGE_QUOTA_BYTES', env['KEYREEL_STORAGE_QUOTA_BYTES'], Number.MAX_SAFE_INTEGER),
    deletionGraceDays: wholeNumber('KEYREEL_DELETION_GRACE_DAYS', env['KEYREEL_DELETION_GRACE_DAYS'], 7, 365),
    sourceRetentionDays: bound('KEYREEL_SOURCE_RETENTION_DAYS', env['KEYREEL_SOURCE_RETENTION_DAYS'], 36_500),
    watch: watchSettings(env),
    diskReserveBytes: wholeNumber('KEYREEL_DISK_RESERVE_BYTES', env['KEYREEL_DISK_RESERVE_BYTES'], GIB / 4, Number.MAX_SAFE_INTEGER),
    ...keys,
    sealing: { ...sealingSettings(env, { dataDir: place.dataDir, hasMail: mail !== null }), logKey },
    media: mediaSettings(env),
    leaseMs: leaseMilliseconds(env),
    migrates: oneOf('KEYREEL_MIGRATE', env['KEYREEL_MIGRATE'], ['on', 'off'], 'on') === 'on',
    crashAt: env['KEYREEL_CRASH_AT']?.trim() || null,
  };
  for (const name of Object.keys(env))
    if (
      name.startsWith('OPENAI_') ||
      name.startsWith('S3_') ||
      name.startsWith('KEYREEL_MASTER_KEY') ||
      name.startsWith('KEYREEL_BOX_KEY') ||
      name === 'KEYREEL_LOG_KEY' ||
      name === 'KEYREEL_FINGERPRINT_KEYS' ||
      name === 'KEYREEL_PAYMENT_SECRET' ||
      name === 'KEYREEL_SMTP_URL' ||
      name === 'DATABASE_URL' ||
      name === 'DATABASE_SERVING_URL' ||
      name === 'KEYREEL_REPLAY_DATABASE_URL' ||
      name === 'EVENT_STORE_URL' ||
      name === 'REDIS_URL' ||
      /^OTEL_.*HEADERS$/.test(name)
    )
      delete env[name];
  return configuration;
};
