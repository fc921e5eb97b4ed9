import type { Pool } from 'pg';
import type { Sight, Walls } from '../past/walls.js';

/** The policies of the live tables (migrations 0016, 0022 and 0033) decide; whoever asks is said by the pool. */
const question = `
with its as (select policyname as policy from pg_policies where schemaname = 'read' and tablename = $1)
select (public.may_ask_for($2) or exists (select from its where policy = 'for_everybody')
        or (current_setting('keyreel.asker', true) = 'desk:' || $2 and exists (select from its where policy = 'for_the_desk'))) as everything,
       case when exists (select from its where policy = 'with_consent') then public.open_to_look($2) end as project`;

/** The walls as the database has them: rows that were made again as of a moment are shown to nobody who may not see the live ones. */
export class PostgresWalls implements Walls {
  constructor(private readonly pool: Pool) {}

  async sight(table: string, accountId: string): Promise<Sight> {
    const asked = { name: 'sight', text: question, values: [table, accountId] };
    const [answer] = (await this.pool.query<{ everything: boolean; project: string | null }>(asked)).rows;
    if (answer?.everything === true || answer?.project === '*') return 'all';
    const project = answer?.project ?? null;
    return project === null ? 'none' : { projectId: project };
  }
}
