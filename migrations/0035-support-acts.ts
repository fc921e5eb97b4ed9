import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/** What the staff does, for its owners and for whoever looks after the staff. */
export class SupportActs0035 extends Migration {
  override up(): void {
    this.addSql(readTable('read_support_acts'));
  }
}
