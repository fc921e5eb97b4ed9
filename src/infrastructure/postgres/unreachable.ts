import type { DatabaseSettings } from '../../settings/database-settings.js';
import { Misconfigured } from '../../settings/misconfigured.js';

const UNREACHABLE = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

const sentenceOf = (code: string, name: string): string | null => {
  if (UNREACHABLE.includes(code))
    return `The database that ${name} names cannot be reached (${code}). Start its server, or set the host and port right.`;
  if (code === '28P01' || code === '28000')
    return `The database that ${name} names does not take its name and password. Set them right there, or in the server.`;
  if (code === '3D000') return `The server that ${name} names has no database of that name. Create it, or name another one.`;
  if (code === '08P01')
    return `What ${name} names takes no settings with a connection, as pgbouncer does not. Name PostgreSQL itself there: roles, waits and search paths are set that way.`;
  return null;
};

/** The driver's error may lie in the mapper's. */
const codeOf = (error: unknown): string => {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  if (typeof code === 'string') return code;
  return typeof cause === 'object' && cause !== null ? codeOf(cause) : '';
};

/** Does the first thing with an operator's own database; where that fails for want of a connection, the sentence names the setting, and never its value. */
export const reaching = async <Result>(
  { databaseUrl, databaseServingUrl }: Pick<DatabaseSettings, 'databaseUrl' | 'databaseServingUrl'>,
  login: 'owner' | 'serving',
  work: () => Promise<Result>,
): Promise<Result> => {
  if (databaseUrl === null) return work();
  try {
    return await work();
  } catch (error) {
    const sentence = sentenceOf(codeOf(error), login === 'serving' && databaseServingUrl !== null ? 'DATABASE_SERVING_URL' : 'DATABASE_URL');
    throw sentence === null ? error : new Misconfigured(sentence, { cause: error });
  }
};
