import type { Page } from 'playwright-core';
import type { Actor } from '../../support/actor.js';
import { givesPassword, LONG, type Place } from './place.js';

const CONFIRMED = 'Your address is confirmed. Thank you.';
const NOT_CONFIRMED = 'This confirmation is unknown, expired or used already.';
const NOT_SET = 'This one-time token is unknown, expired or used already.';

/** Each link is opened by somebody who is not signed in: a letter is read wherever its reader is. */
export const letters = (place: () => Place) => () => {
  let ada: Actor;
  let bob: Actor;
  let page: Page;

  beforeAll(async () => {
    [ada, bob] = [await place().world.signsUp(), await place().world.signsUp()];
  }, LONG);

  beforeEach(async () => {
    ({ page } = await place().windowOf());
  });

  /** The last sign of its code is another. */
  const broken = (link: string): string => link.slice(0, -1) + (link.endsWith('0') ? '1' : '0');
  /** In a tab where nothing was before; the code is taken out of the address at once. */
  const opens = async (link: string): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
  };
  const presses = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const refusal = (says: string) => page.getByRole('alert').filter({ hasText: says });

  it(
    'confirm an address once, with which its credits come, and say calmly that a link is broken or used',
    async () => {
      const link = await place().linkFor(ada, 'confirm-email');
      expect(await ada.available()).toBe(0n);
      await opens(broken(link));
      await presses('Confirm');
      await refusal(NOT_CONFIRMED).waitFor();
      await opens(link);
      await presses('Confirm');
      await page.getByText(CONFIRMED).waitFor();
      await place().world.settled();
      expect((await ada.get('/accounts/me').expect(200)).body).toMatchObject({ confirmation: 'confirmed' });
      expect(await ada.available()).toBeGreaterThan(0n);
      await opens(link);
      await presses('Confirm');
      await refusal(NOT_CONFIRMED).waitFor();
    },
    LONG,
  );

  it(
    'are sent again to whoever asks for one where a link does not count any more',
    async () => {
      await opens(broken(await place().linkFor(bob, 'confirm-email')));
      await presses('Confirm');
      await refusal(NOT_CONFIRMED).getByRole('button', { name: 'Ask for another letter' }).click();
      await givesPassword(page, bob);
      await presses('Send the letter again');
      await opens(await place().linkFor(bob, 'confirm-email'));
      await presses('Confirm');
      await page.getByText(CONFIRMED).waitFor();
    },
    LONG,
  );

  it(
    'lead to a new password, with which alone one signs in from there on, and lead there once',
    async () => {
      await page.goto('/');
      await page.getByRole('link', { name: 'Forgotten your password?' }).click();
      await page.getByRole('textbox', { name: 'E-mail address' }).fill(ada.email);
      await presses('Send the letter');
      await page.getByText('If this address has an account, a letter is on its way to it.').waitFor();
      const link = await place().linkFor(ada, 'new-password');
      const password = 'another long phrase that nobody guesses';
      const sets = async (chosen: string): Promise<void> => {
        await page.getByLabel('New password').fill(chosen);
        await presses('Set the password');
      };
      await opens(broken(link));
      await sets(password);
      await refusal(NOT_SET).waitFor();
      await opens(link);
      await sets('too short');
      await refusal('This password would be guessed too easily.').waitFor();
      await sets(password);
      await page.getByText('Your new password is set.').waitFor();
      await page.getByRole('link', { name: 'Sign in' }).click();
      await givesPassword(page, ada);
      await refusal('The e-mail address and the password do not belong together.').waitFor();
      await givesPassword(page, { ...ada, password });
      await page.getByRole('heading', { name: 'Your first video' }).waitFor();
      await opens(link);
      await sets(`${password}, again`);
      await refusal(NOT_SET).getByRole('link', { name: 'Ask for another letter' }).click();
      await page.getByRole('button', { name: 'Send the letter' }).waitFor();
    },
    LONG,
  );

  it(
    'about notices are ended by the link in one of them, without signing in, and by no other link',
    async () => {
      await bob.put('/settings/letters', { kinds: ['key_exhausted', 'credits_low'] }).expect(200);
      const kinds = async () => (await bob.get('/settings/letters').expect(200)).body.kinds as readonly string[];
      await bob.addsKey('dry');
      const link = await place().linkFor(bob, 'stop-letters');
      await opens(broken(link));
      await presses('Stop these letters');
      await refusal('This link stops no letters').waitFor();
      expect(await kinds()).toHaveLength(2);
      for (let times = 0; times < 2; times += 1) {
        await opens(link);
        await presses('Stop these letters');
        await page.getByText('You get no more of these letters.').waitFor();
      }
      await place().world.settled();
      expect(await kinds()).toEqual([]);
    },
    LONG,
  );
};
