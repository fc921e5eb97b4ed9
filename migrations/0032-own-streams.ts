import { Migration } from '@mikro-orm/migrations';

/**
 * Whose is a stream? Its first event says so in its data. Only first events are in the index, so that an append to a stream that is there
 * already pays nothing for it.
 */
export class OwnStreams0032 extends Migration {
  override up(): void {
    this.addSql(`create index events_by_account on es.events ((data->>'accountId')) where revision = 0`);
  }
}
