import type { Locator } from 'playwright-core';
import type { Visit } from '../browser.js';
import { does, factOf, LONG, part, shown, type Desks } from './staff.js';

const CREDIT = 1_000_000n;
const DAY_MS = 86_400_000;

/** Corrections, grants that begin later, a charge given back in parts, and a change that a second person does not want. */
export const actsOnCredits = (desks: () => Desks) => () => {
  const dialog = (): Locator => desks().operator.page.getByRole('dialog');
  const fact = (name: string): Locator => factOf(part(desks().operator.page, 'Keyreel credits'), name);
  const has = (credits: bigint): Promise<void> => fact('Available Keyreel credits').getByText(shown(credits), { exact: true }).waitFor();
  const books = async (kind: 'Grant' | 'Add' | 'Take', credits: string): Promise<void> => {
    await desks().operator.page.getByRole('button', { name: 'Grant or correct Keyreel credits' }).click();
    await dialog().getByText(kind, { exact: true }).click();
    await dialog().getByRole('textbox', { name: 'Keyreel credits' }).fill(credits);
  };

  it(
    'adds and takes by corrections, never more than there is, and each stands in the statement',
    async () => {
      const { page } = desks().operator;
      const { ada, owner } = desks();
      const before = await ada.available();
      await page.goto(`/desk/support/${ada.accountId}`);
      await has(before);
      await books('Take', '900');
      await dialog().getByLabel('Ticket').fill('T-1042');
      await dialog().getByLabel('Why, in your words').fill('Too much.');
      await dialog().getByRole('button', { name: 'Book it' }).click();
      await dialog().getByText('A correction may not take more platform credits than are available.').waitFor();
      await dialog().getByRole('textbox', { name: 'Keyreel credits' }).fill('3');
      await does(page, 'Book it');
      await has(before - 3n * CREDIT);
      await books('Add', '5');
      await does(page, 'Book it');
      await has(before + 2n * CREDIT);
      const { body } = await ada.get('/credits/statement?limit=200').expect(200);
      const adjusted = (body.items as { kind: string; change: { microCredits: string } }[]).filter(({ kind }) => kind === 'adjusted');
      expect(adjusted.map(({ change }) => change.microCredits)).toEqual([String(-3n * CREDIT), String(5n * CREDIT)]);
      await owner.page.goto('/credits');
      await part(owner.page, 'Statement').getByText('+5').first().waitFor();
    },
    LONG,
  );

  it(
    'grants what begins on a day to come',
    async () => {
      const { page } = desks().operator;
      const { ada, world } = desks();
      const before = await ada.available();
      await books('Grant', '4');
      await dialog()
        .getByLabel('Available from')
        .fill(new Date(world.clock.now().getTime() + 7 * DAY_MS).toISOString().slice(0, 16));
      await does(page, 'Book it');
      await fact('Not started yet').getByText('4', { exact: true }).waitFor();
      expect(await ada.available()).toBe(before);
    },
    LONG,
  );

  it(
    'gives a charge back in parts, and never more than was charged',
    async () => {
      const { page } = desks().operator;
      const { ada, taskId } = desks();
      const paymentOf = async () => (await ada.get(`/tasks/${taskId}/receipt`).expect(200)).body.payment;
      const charged = BigInt(String((await paymentOf()).charged.microCredits));
      const before = await ada.available();
      const givesBack = async (micro: bigint): Promise<void> => {
        await page.getByRole('article').filter({ hasText: taskId }).getByRole('button', { name: 'Give the charge back' }).click();
        if (micro > 0n)
          await dialog()
            .getByLabel('Keyreel credits')
            .fill(String(Number(micro) / 1_000_000));
      };
      await givesBack(charged / 2n);
      await does(page, 'Give back');
      await has(before + charged / 2n);
      await givesBack(0n);
      await does(page, 'Give back');
      await has(before + charged);
      expect(await paymentOf()).toMatchObject({ returned: { microCredits: String(charged) }, net: { microCredits: '0' } });
      await givesBack(CREDIT);
      await dialog().getByLabel('Ticket').fill('T-1042');
      await dialog().getByLabel('Why, in your words').fill('Once more?');
      await dialog().getByRole('button', { name: 'Give back' }).click();
      await dialog().getByText('A return may not pay back more platform credits than were charged').waitFor();
      expect(await ada.available()).toBe(before + charged);
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
    },
    LONG,
  );

  it(
    'books nothing that a second person turned down, and keeps that it was turned down',
    async () => {
      const { page } = desks().operator;
      const { ada } = desks();
      const before = await ada.available();
      await books('Grant', '3000');
      await does(page, 'Book it');
      await page.getByText('It waits for a second administrator.').waitFor();
      const second: Visit = await desks().windowOf(await desks().hires('admin'));
      await second.page.goto('/desk/support');
      const changes = part(second.page, 'Waiting for a second person');
      await changes.getByRole('button', { name: 'Reject' }).click();
      await changes.getByText('Nothing waits.').waitFor();
      await changes.getByLabel('Decided ones too').check();
      await changes.getByRole('article').filter({ hasText: 'Grant of 3,000 Keyreel credits' }).getByText('rejected', { exact: true }).waitFor();
      expect(await ada.available()).toBe(before);
    },
    LONG,
  );
};
