import type pg from 'pg';

/** The database may lose what it acknowledges. */
export class NotDurable extends Error {}

const promises = ['fsync', 'full_page_writes', 'synchronous_commit'];

/** Throws NotDurable, a sentence, unless this database keeps what it acknowledges, whatever happens to the machine. */
export async function assertDurable(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, current_setting(name) as setting from unnest($1::text[]) name`,
    [promises],
  );
  const broken = rows.filter(({ setting }) => setting === 'off').map(({ name }) => name);
  if (broken.length === 0) return;
  throw new NotDurable(
    `This database has ${broken.join(' and ')} switched off, so it could lose events that it has acknowledged. ` +
      `Switch ${broken.length === 1 ? 'it' : 'them'} on in postgresql.conf, for the database and for the role, then start again.`,
  );
}
