import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/** How importers fare is for everybody to read: the rows are of nobody's account and name none. */
const openToAll = `
create policy for_everybody on read.read_media_pipeline_imports for select using (true)`;

/** The read model of how each importer's last imports ended. */
export class Imports0028 extends Migration {
  override up(): void {
    this.addSql(readTable('read_media_pipeline_imports'));
    this.addSql(openToAll);
  }
}
