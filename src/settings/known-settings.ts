import { Misconfigured } from './misconfigured.js';

/** All that is read of the environment, but for what other programs have agreed on (`PATH`, `OTEL_…`, `AWS_…`). */
export const KNOWN_SETTINGS: readonly string[] = [
  ...['DATABASE_URL', 'DATABASE_SERVING_URL', 'EVENT_STORE_URL', 'REDIS_URL', 'OPENAI_API_KEY', 'OPENAI_BASE_URL', 'FFMPEG_PATH', 'FFPROBE_PATH'],
  ...[
    ...['BUCKET', 'ENDPOINT', 'REGION', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN', 'PREFIX'],
    ...['FORCE_PATH_STYLE', 'CHECKSUMS', 'DIRECT_SECONDS'],
  ].map(name => `S3_${name}`),
  ...[
    ...['DATA_DIR', 'PORT', 'HOST', 'ROLE', 'MIGRATE', 'DRAIN_SECONDS', 'LEASE_SECONDS', 'SANDBOX_PORT', 'SANDBOX_CONTROL_PORT'],
    ...['PROVIDER_PORTABLE', 'PROVIDER_MODELS', 'REDIS_PREFIX', 'TURNS_AT_ONCE'],
    ...['ADMIT_ACCOUNT_JOBS', 'ADMIT_JOBS', 'ADMIT_LOG_MS', 'ADMIT_DISK_BYTES'],
    ...['MASTER_KEY', 'MASTER_KEY_PREVIOUS', 'FINGERPRINT_KEYS', 'BOX_KEY', 'BOX_KEY_PREVIOUS', 'LOG_KEY'],
    ...['PRICE_CATALOGUE', 'SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL', 'SUPPORT', 'SIGN_UP', 'OPERATOR_CREDIT_LIMIT', 'PAYMENT_SECRET', 'MODERATION'],
    ...['DELETION_GRACE_DAYS', 'STORAGE_QUOTA_BYTES', 'SOURCE_RETENTION_DAYS', 'YT_DLP', 'YT_DLP_PATH', 'REPLAY_DATABASE_URL'],
    ...['CHECKPOINT_DIR', 'CHECKPOINT_URL', 'CHECKPOINT_MAIL', 'SEAL_EVENTS', 'SEAL_MS', 'LOG', 'METRICS', 'DISK_RESERVE_BYTES'],
    ...['FETCH_ALLOW', 'MAX_UPLOAD_BYTES', 'MEDIA_ENGINE', 'MEDIA_SANDBOX', 'CRASH_AT'],
  ].map(name => `KEYREEL_${name}`),
];

/** Keys of several lines are read as they lie in their file. */
const MAY_HAVE_LINES = 'KEYREEL_FINGERPRINT_KEYS';
const OURS = /^(?:KEYREEL|S3)_/;

/** Refuses what no setting is meant to be: names with a slip in them, and values that a shell or a file has brought along. */
export const assertMeant = (env: NodeJS.ProcessEnv): void => {
  for (const name of KNOWN_SETTINGS) assertValue(name, env[name]?.trim() ?? '');
  for (const name of Object.keys(env)) if (OURS.test(name) && !KNOWN_SETTINGS.includes(name)) assertNoSlip(name);
};

const assertValue = (name: string, value: string): void => {
  if (/^(["']).*\1$/s.test(value))
    throw new Misconfigured(`${name} has quotation marks around it, which are taken for a part of it here. Set it without them.`);
  if (/^(?:\$\{.*\}|\$\w+|\$\(.*\)|%\w+%)$/s.test(value))
    throw new Misconfigured(`${name} holds the name of another variable instead of its value: nobody put that in. Set the value itself.`);
  if (name !== MAY_HAVE_LINES && /\p{Cc}/u.test(value))
    throw new Misconfigured(`${name} has a line break, a tab or another invisible character in it. Set it anew, in one line.`);
};

/** What belongs to nobody known may be somebody else's; a near miss is ours, and would be ignored in silence. */
const assertNoSlip = (name: string): void => {
  const meant = KNOWN_SETTINGS.find(known => name === `KEYREEL_${known}`) ?? KNOWN_SETTINGS.find(known => isNear(name, known));
  if (meant !== undefined) throw new Misconfigured(`${name} is no setting of this service. Did you mean ${meant}? Correct the name, or unset it.`);
};

const SHORT = 6;

const isNear = (name: string, known: string): boolean => {
  const [ours, theirs] = [known.replace(OURS, ''), name.replace(OURS, '')];
  if (ours === known || known.split('_')[0] !== name.split('_')[0]) return false;
  return wordsOf(ours) === wordsOf(theirs) || slipsBetween(ours, theirs) <= (ours.length < SHORT ? 1 : 2);
};

const wordsOf = (name: string): string => name.split('_').sort().join('_');

/** Letters left out, put in or taken for others. */
const slipsBetween = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const above = row;
    row = [i + 1];
    for (const [j, other] of [...b].entries())
      row.push(Math.min((above[j] ?? 0) + (letter === other ? 0 : 1), (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
  }
  return row[b.length] ?? 0;
};
