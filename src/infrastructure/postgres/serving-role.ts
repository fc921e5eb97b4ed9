import pg from 'pg';
import { withSetting } from './connection-url.js';

/** The role that serves: it reads, writes read models and appends events, and may neither update nor delete an event. */
export const SERVING_ROLE = 'keyreel_app';

/** Lets the serving role log in with this password; for the embedded server, whose owner may do everything. */
export async function provideServingLogin(ownerUrl: string, password: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`do $$ begin create role ${SERVING_ROLE}; exception when duplicate_object then null; end $$`);
    await owner.query(`alter role ${SERVING_ROLE} login password ${pg.escapeLiteral(password)}`);
  } finally {
    await owner.end();
  }
}

/**
 * The URL for serving, made of an operator's one URL: the same login, but every session begins in the serving role's place.
 * An operator who wants the wall in the login too gives the role a password and sets DATABASE_SERVING_URL.
 */
export function servingUrl(ownerUrl: string): string {
  return withSetting(ownerUrl, `role=${SERVING_ROLE}`);
}

/** Throws a sentence when a session of this client could change or remove an event, stand in for the owner, or see every account's rows. */
export async function assertServes(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ role: string; changes: boolean }>(`
    select current_user as role,
           has_table_privilege('es.events', 'update, delete, truncate') as changes`);
  if (rows[0]?.changes) throw new Error(`The database user ${rows[0].role} may change events, so the log would prove nothing. ${INSTEAD}`);
  const unbound = await tablesNotWalled(client);
  if (unbound.length === 0) return;
  throw new Error(`The database shows the database user ${rows[0]?.role} the rows of every account (${unbound.join(', ')}). ${INSTEAD}`);
}

const INSTEAD = `Let the service use ${SERVING_ROLE} (DATABASE_SERVING_URL), or a DATABASE_URL that may become ${SERVING_ROLE}.`;

/** Walled tables that show this session everything all the same: its role owns them, or stands above the walls. */
async function tablesNotWalled(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relrowsecurity and n.nspname in ('read', 'safe', 'public') and not row_security_active(c.oid) order by 1 limit 3`);
  return rows.map(({ name }) => name);
}
