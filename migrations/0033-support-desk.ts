import { Migration } from '@mikro-orm/migrations';

/**
 * Which events did a request bring about? By the id that its answer showed (`correlationId`). Only what the request itself ordered is in the index
 * (its events are caused by it), not what policies and jobs made of it later: most events pay nothing for it.
 */
const requests = `
create index events_by_request on es.events ((metadata->>'correlationId')) where metadata->>'causationId' = metadata->>'correlationId'`;

/**
 * Who asks may now be 'desk:<accountId>': staff that looks at how one account stands, which was written down before. Of that account's rows it is shown
 * these, for reading alone. Projects, outputs, transcripts, receipts and the data key, which opens what is sealed, stay dark.
 */
const STATES = [
  'read.read_accounts_support_consents',
  'read.read_api_keys_key_history',
  'read.read_api_keys_key_status',
  'read.read_api_keys_own_spending',
  'read.read_credits_balance',
  'read.read_credits_holds',
  'read.read_credits_limits',
  'read.read_credits_statement',
  'read.read_media_pipeline_tasks',
  'read.read_notifications_notices',
  'read.read_notifications_webhooks',
  'read.read_projects_standing',
  'read.read_projects_storage',
  'safe.sessions',
  'safe.webhooks',
  'safe.webhook_deliveries',
];

const forTheDesk = (table: string): string => `
create policy for_the_desk on ${table} for select using (current_setting('keyreel.asker', true) = 'desk:' || account_id::text)`;

export class SupportDesk0033 extends Migration {
  override up(): void {
    this.addSql(requests);
    for (const table of STATES) this.addSql(forTheDesk(table));
  }
}
