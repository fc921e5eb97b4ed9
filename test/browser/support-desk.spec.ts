import { atTheDesks } from './desks/staff.js';
import { supportDesk } from './desks/support-desk.js';

/** Those who help an owner, in a world of their own: what is done here would show in the books that auditors reconcile. */
describe('the support desk in a browser', () => {
  const desks = atTheDesks();

  describe('for support', supportDesk(desks));
});
