import { actsOnAnAccount } from './desks/acts-on-an-account.js';
import { actsOnCredits } from './desks/acts-on-credits.js';
import { actsOnWork } from './desks/acts-on-work.js';
import { atTheDesks } from './desks/staff.js';

/** What support does for an owner, judged by what the owner then sees and by their ledger; in a world of their own. */
describe('what support does, in a browser', () => {
  const desks = atTheDesks();

  describe('about work', actsOnWork(desks));
  describe('about credits', actsOnCredits(desks));
  describe('about an account', actsOnAnAccount(desks));
});
