import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/** The read model of what of a stored source browsers can play. */
export class Playback0028 extends Migration {
  override up(): void {
    this.addSql(readTable('read_projects_playback'));
  }
}
