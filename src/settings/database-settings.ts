import { Misconfigured } from './misconfigured.js';

/** PostgreSQL of the operator's own; null where there is none. */
export interface DatabaseSettings {
  readonly databaseUrl: string | null;
  readonly databaseServingUrl: string | null;
  readonly replayDatabaseUrl: string | null;
}

const EXAMPLE = 'postgres://name:password@host:5432/keyreel';
/** The driver would go on without TLS where it does not know the word. */
const TLS_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/** Never says what it was given: that holds a password. */
const addressIn = (env: NodeJS.ProcessEnv, name: string): string | null => {
  const text = env[name]?.trim() ?? '';
  if (text === '') return null;
  if (!/^postgres(ql)?:\/\//.test(text)) throw new Misconfigured(`${name} must begin with postgres:// or postgresql://, such as ${EXAMPLE}.`);
  const url = URL.parse(text);
  if (!url || url.hash !== '' || ![url.username, url.password, url.pathname].every(isDecodable))
    throw new Misconfigured(
      `${name} cannot be read. It looks like ${EXAMPLE}; in the password write % as %25, / as %2F, # as %23, ? as %3F, @ as %40 and : as %3A.`,
    );
  if (url.hostname === '' && !url.searchParams.has('host')) throw new Misconfigured(`${name} must name a host, such as ${EXAMPLE}.`);
  if (!/^\/[^/]+$/.test(url.pathname)) throw new Misconfigured(`${name} must end with the name of a database, such as ${EXAMPLE}.`);
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !TLS_MODES.includes(mode)) throw new Misconfigured(`${name}: sslmode must be one of ${TLS_MODES.join(', ')}.`);
  return text;
};

export const databaseSettings = (env: NodeJS.ProcessEnv): DatabaseSettings => {
  const databaseUrl = addressIn(env, 'DATABASE_URL');
  const databaseServingUrl = addressIn(env, 'DATABASE_SERVING_URL');
  const replayDatabaseUrl = addressIn(env, 'KEYREEL_REPLAY_DATABASE_URL');
  if (databaseServingUrl !== null && databaseUrl === null)
    throw new Misconfigured(
      'DATABASE_SERVING_URL is set, but DATABASE_URL is not: name the owner’s address of the same database, or unset DATABASE_SERVING_URL.',
    );
  if (replayDatabaseUrl !== null && [databaseUrl, databaseServingUrl].includes(replayDatabaseUrl))
    throw new Misconfigured('KEYREEL_REPLAY_DATABASE_URL names the database that the service works on: name an empty one, or unset it.');
  return { databaseUrl, databaseServingUrl, replayDatabaseUrl };
};
