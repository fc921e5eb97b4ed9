import pg from 'pg';

/** A log as SQL reads it, beside the tables that were made of it. */
export interface LogInSql {
  /** Of the log, an expression. */
  readonly identity: string;
  /** Ordinals, types and times of its events, to be read from. */
  readonly events: string;
}

/** The log in this database. */
export const OWN_LOG: LogInSql = {
  identity: '(select log_id::text from es.log_identity)',
  events: `(select position as ordinal, type, (metadata->>'at') collate "C" as happened_at from es.events)`,
};

/** A log that lies elsewhere, as far as its index goes. */
export const indexedLog = (identity: string): LogInSql => ({
  identity: pg.escapeLiteral(identity),
  events: `(select ordinal, type, happened_at from log_index.places
             where log = (select nr from log_index.logs where log_id = ${pg.escapeLiteral(identity)}))`,
});
