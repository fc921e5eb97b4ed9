import { Migration } from '@mikro-orm/migrations';

/**
 * Which events did a request bring about? By the id that its answer showed (`correlationId`). Only what the request itself ordered is in the index
 * (its events are caused by it), not what policies and jobs made of it later: most events pay nothing for it.
 */
const requests = `
create index events_by_request on es.events ((metadata->>'correlationId')) where metadata->>'causationId' = metadata->>'correlationId'`;

export class SupportDesk0033 extends Migration {
  override up(): void {
    this.addSql(requests);
  }
}
