import { actsOnAnAccount } from './desks/acts-on-an-account.js';
import { actsOnCredits } from './desks/acts-on-credits.js';
import { actsOnWork } from './desks/acts-on-work.js';
import { openDesks, LONG, type Desks } from './desks/staff.js';

/** What support does for an owner, judged by what the owner then sees and by their ledger; in a world of their own. */
describe('what support does, in a browser', () => {
  let opened: Desks | undefined;
  const desks = (): Desks => {
    if (!opened) throw new Error('The desks are not open yet.');
    return opened;
  };

  beforeAll(async () => {
    opened = await openDesks();
  }, LONG);

  afterAll(() => opened?.close(), LONG);

  /** Whatever the page did, nothing broke, nothing came from elsewhere, and no policy was offended. */
  afterEach(() => expect(desks().complaints()).toEqual([]));

  describe('about work', actsOnWork(desks));
  describe('about credits', actsOnCredits(desks));
  describe('about an account', actsOnAnAccount(desks));
});
