import { axeFindings } from '../walk.js';
import type { Visit } from '../browser.js';
import { does, factOf, LONG, part, shown, type Desks } from './staff.js';

/** Keyreel credits moved by hand: with a reason and a ticket, and much of it by two people. */
export const creditsBySupport = (desks: () => Desks) => () => {
  let second: Visit;

  beforeAll(async () => {
    second = await desks().windowOf(await desks().hires('admin'));
  }, LONG);

  const has = async (credits: bigint): Promise<void> => {
    const own = part(desks().operator.page, 'Keyreel credits');
    await factOf(own, 'Available Keyreel credits').getByText(shown(credits), { exact: true }).waitFor();
  };
  const CREDIT = 1_000_000n;

  it(
    'grants Keyreel credits until a day, and gives one charge back, with a reason and a ticket',
    async () => {
      const { page } = desks().operator;
      const { ada, world, taskId } = desks();
      const before = await ada.available();
      await page.goto(`/desk/support/${ada.accountId}`);
      await has(before);
      await page.getByRole('button', { name: 'Grant or correct Keyreel credits' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Keyreel credits' }).fill('7');
      const nextYear = new Date(world.clock.now().getTime() + 365 * 86_400_000).toISOString();
      await dialog.getByLabel('Expires').fill(nextYear.slice(0, 16));
      expect(await axeFindings(page)).toEqual([]);
      await does(page, 'Book it');
      await has(before + 7n * CREDIT);
      const { body } = await ada.get('/credits/balance').expect(200);
      const ends = (body.grantsThatExpire as { expiresAt: string }[]).map(({ expiresAt }) => expiresAt.slice(0, 16));
      expect(ends).toEqual([nextYear.slice(0, 16)]);
      const charged = await ada.get(`/why/charges/${taskId}`).expect(200);
      await page.getByRole('article').filter({ hasText: taskId }).getByRole('button', { name: 'Give the charge back' }).click();
      expect(await axeFindings(page)).toEqual([]);
      await does(page, 'Give back');
      await page.getByText('All that was left of the charge was given back.').waitFor();
      await has(before + 7n * CREDIT + BigInt(String(charged.body.computation.charged.microCredits)));
    },
    LONG,
  );

  it(
    'asks a second person above the limit, who is never the one that proposed it',
    async () => {
      const { page } = desks().operator;
      const { ada } = desks();
      const before = await ada.available();
      await page.getByRole('button', { name: 'Grant or correct Keyreel credits' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Keyreel credits' }).fill('2000');
      await does(page, 'Book it');
      await page.getByText('It waits for a second administrator.').waitFor();
      expect(await ada.available()).toBe(before);
      const waits = (where: Visit) =>
        part(where.page, 'Waiting for a second person').getByRole('article').filter({ hasText: 'Grant of 2,000 Keyreel credits' });
      await page.goto('/desk/support');
      await waits(desks().operator).getByRole('button', { name: 'Approve' }).click();
      await waits(desks().operator).getByRole('alert').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await ada.available()).toBe(before);
      await second.page.goto('/desk/support');
      await waits(second).getByRole('button', { name: 'Approve' }).click();
      await part(second.page, 'Waiting for a second person').getByText('Nothing waits.').waitFor();
      await page.goto(`/desk/support/${ada.accountId}`);
      await has(before + 2_000n * CREDIT);
    },
    LONG,
  );
};
