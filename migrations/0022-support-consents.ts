import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/**
 * Who asks may now be 'support:<consentId>': somebody of support, under a consent. The rows are asked that say so, and a consent that was
 * withdrawn or has ended shows nothing, whatever the service believes. Runs as the owner, because support may not read the consents themselves.
 */
const openToLook = `
create function public.open_to_look(account text) returns text language sql stable security definer set search_path = ''
return (
  select coalesce(consent->>'projectId', '*')
    from read.read_accounts_support_consents given, jsonb_array_elements(given."row"->'consents') as consent
   where given.id = account
     and 'support:' || (consent->>'consentId') = current_setting('keyreel.asker', true)
     and consent->>'withdrawnAt' is null
     and (consent->>'until')::timestamptz > now()
   limit 1
);
comment on function public.open_to_look is 'The project that whoever asks now may look at by consent of this account, * for all of them; null for none.'`;

/** Content, and nothing else of an account; for reading alone. */
const CONTENT = [
  'read_projects_projects',
  'read_projects_outputs',
  'read_projects_transcripts',
  'read_media_pipeline_tasks',
  'read_media_pipeline_receipts',
];

const withConsent = (table: string, condition: string): string => `
create policy with_consent on ${table} for select using (current_setting('keyreel.asker', true) like 'support:%' and ${condition})`;

export class SupportConsents0022 extends Migration {
  override up(): void {
    for (const table of ['read_accounts_support_consents', 'read_accounts_support_looks']) this.addSql(readTable(table));
    this.addSql(openToLook);
    for (const table of CONTENT) this.addSql(withConsent(`read.${table}`, `public.open_to_look(account_id) in ('*', "row"->>'projectId')`));
    // content opens with the account's data key, and where no row shows any there is nothing to open
    this.addSql(withConsent('public.data_keys', 'public.open_to_look(account_id::text) is not null'));
  }
}
