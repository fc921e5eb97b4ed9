import { Migration } from '@mikro-orm/migrations';

/** Which process has an errand in hand, so that others notice when it has died. */
export class ErrandsOfTheDead0048 extends Migration {
  override up(): void {
    this.addSql('alter table safe.errands add column claimed_by bigint');
  }
}
