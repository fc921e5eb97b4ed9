import { letters } from './ways-in/letters.js';
import { LONG, openPlace, type Place } from './ways-in/place.js';
import { secondFactor } from './ways-in/second-factor.js';
import { sharedLinks } from './ways-in/shared-links.js';

/** The doors beside the front door: what letters lead to, a second factor, and links for those who have no account. */
describe('the ways in, in a browser', () => {
  let opened: Place | undefined;
  const place = (): Place => {
    if (!opened) throw new Error('The place is not open yet.');
    return opened;
  };

  beforeAll(async () => {
    opened = await openPlace();
  }, LONG);

  afterAll(() => opened?.close(), LONG);

  /** Whatever the page did, nothing broke, nothing came from elsewhere, and no policy was offended. */
  afterEach(() => expect(place().complaints()).toEqual([]));

  describe('letters', letters(place));
  describe('a second factor', secondFactor(place));
  describe('links for others', sharedLinks(place));
});
