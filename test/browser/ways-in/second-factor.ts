import type { Locator, Page } from 'playwright-core';
import { codeAt } from '../../support/authenticator.js';
import type { Actor } from '../../support/actor.js';
import { givesPassword, LONG, signsOut, type Place } from './place.js';
import { readQrCode } from './qr-reader.js';

const STEP_MS = 30_000;
const WRONG = 'The code is not right, is over, or was used already.';

/** A code besides the password: set up on the account page, asked for at the door, and stood in for by a recovery code. */
export const secondFactor = (place: () => Place) => () => {
  let eve: Actor;
  let page: Page;
  let secret: string;
  let recovery: readonly string[];

  beforeAll(async () => {
    eve = await place().world.signsUp();
    ({ page } = await place().windowOf(eve));
  }, LONG);

  /** The code of a step that was not used yet. */
  const nextCode = (): string => {
    const { clock } = place().world;
    clock.moveOn(STEP_MS);
    return codeAt(secret, clock.now());
  };
  const wrongCode = (): string => (codeAt(secret, place().world.clock.now()) === '000000' ? '111111' : '000000');
  const factor = (): Locator => page.getByRole('region', { name: 'Second factor' });
  const dialog = (): Locator => page.getByRole('dialog');
  const signsInWith = async (code: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Code' }).fill(code);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const isIn = (): Promise<void> => page.getByRole('button', { name: 'Account menu' }).waitFor();

  it(
    'is set up by the key that is shown as a picture and as text, and shows its recovery codes once',
    async () => {
      await page.goto('/settings/account');
      await factor().getByRole('button', { name: 'Set it up…' }).click();
      await dialog().getByLabel('Your password, once more').fill('not my password at all');
      await dialog().getByRole('button', { name: 'Next' }).click();
      await dialog().getByText('The current password is not right.').waitFor();
      await dialog().getByLabel('Your password, once more').fill(eve.password);
      await dialog().getByRole('button', { name: 'Next' }).click();
      const picture = dialog().getByRole('img', { name: 'QR code for your authenticator app' });
      const uri = readQrCode((await picture.locator('path').getAttribute('d')) ?? '', (await picture.getAttribute('viewBox')) ?? '');
      await dialog().getByText(uri, { exact: true }).waitFor();
      secret = new URL(uri).searchParams.get('secret') ?? '';
      await dialog()
        .getByText(secret.replace(/(.{4})(?=.)/g, '$1 '), { exact: true })
        .waitFor();
      const confirms = async (code: string): Promise<void> => {
        await dialog().getByLabel('The six digits that the app shows').fill(code);
        await dialog().getByRole('button', { name: 'Turn on' }).click();
      };
      await confirms(wrongCode());
      await dialog().getByText(WRONG).waitFor();
      await confirms(nextCode());
      await dialog().waitFor({ state: 'detached' });
      const codes = await factor().getByRole('status').locator('pre').innerText();
      recovery = codes.trim().split('\n');
      expect(new Set(recovery).size).toBe(10);
      await factor().getByText('10 recovery codes are left.').waitFor();
      await factor().getByRole('button', { name: 'I have it' }).click();
      await factor().getByRole('status').waitFor({ state: 'detached' });
      await page.reload();
      await factor().getByText('10 recovery codes are left.').waitFor();
      expect(await page.content()).not.toContain(recovery[0]);
    },
    LONG,
  );

  it(
    'is asked for at the door, which takes neither a wrong code nor the same one twice',
    async () => {
      await signsOut(page);
      await givesPassword(page, eve);
      await page.getByText('This account is protected by a second factor.').waitFor();
      await signsInWith(wrongCode());
      await page.getByRole('alert').filter({ hasText: WRONG }).getByText('Send one of your recovery codes').waitFor();
      const code = nextCode();
      await signsInWith(code);
      await isIn();
      await signsOut(page);
      await givesPassword(page, eve);
      await signsInWith(code);
      await page.getByRole('alert').getByText(WRONG).waitFor();
    },
    LONG,
  );

  it(
    'is stood in for by a recovery code, once, and is turned off again',
    async () => {
      const [first = '', second = ''] = recovery;
      await signsInWith(first);
      await isIn();
      await signsOut(page);
      await givesPassword(page, eve);
      await signsInWith(first);
      await page.getByRole('alert').getByText(WRONG).waitFor();
      await signsInWith(nextCode());
      await isIn();
      await page.goto('/settings/account');
      await factor().getByText('9 recovery codes are left.').waitFor();
      await factor().getByRole('button', { name: 'Turn it off…' }).click();
      await dialog().getByLabel('Your password, once more').fill(eve.password);
      await dialog().getByLabel('Code of your authenticator app').fill(second);
      await dialog().getByRole('button', { name: 'Turn off', exact: true }).click();
      await factor().getByText('Off', { exact: true }).waitFor();
      await signsOut(page);
      await givesPassword(page, eve);
      await isIn();
    },
    LONG,
  );
};
