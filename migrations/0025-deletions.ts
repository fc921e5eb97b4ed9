import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/** Deleted projects whose files are still there. */
export class Deletions0025 extends Migration {
  override up(): void {
    this.addSql(readTable('read_projects_deletions'));
  }
}
