import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/** Exports of the log that auditors have ordered. */
export class LogExports0043 extends Migration {
  override up(): void {
    this.addSql(readTable('read_audit_log_exports'));
  }
}
