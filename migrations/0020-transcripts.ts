import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/** The read model of the versions of projects' words. */
export class Transcripts0020 extends Migration {
  override up(): void {
    this.addSql(readTable('read_projects_transcripts'));
  }
}
