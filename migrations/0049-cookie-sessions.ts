import { Migration } from '@mikro-orm/migrations';

/** Sessions of the page, whose token lies in a cookie of the browser. */
export class CookieSessions0049 extends Migration {
  override up(): void {
    this.addSql('alter table safe.sessions add column in_cookie boolean not null default false');
  }
}
