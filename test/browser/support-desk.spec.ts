import { openDesks, LONG, type Desks } from './desks/staff.js';
import { supportDesk } from './desks/support-desk.js';

/** Those who help an owner, in a world of their own: what is done here would show in the books that auditors reconcile. */
describe('the support desk in a browser', () => {
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

  describe('for support', supportDesk(desks));
});
