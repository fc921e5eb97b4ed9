import type { Page } from 'playwright-core';
import { does, LONG, part, type Desks } from './staff.js';

const MINUTE_MS = 60_000;

/** Its key, its notices, its messages and its sessions; and its owner reads what was done. */
export const actsOnAnAccount = (desks: () => Desks) => () => {
  let page: Page;

  const opens = (): Promise<unknown> => page.goto(`/desk/support/${desks().ada.accountId}`);

  beforeAll(async () => {
    ({ page } = await desks().windowOf(await desks().hires('support')));
  }, LONG);

  it(
    'has the provider asked about the key, and the owner sees what it says at once',
    async () => {
      const { ada, owner, receiver, world } = desks();
      await ada.post('/webhooks', { url: receiver.url }).expect(201);
      const secret = await ada.addsKey();
      await owner.page.goto('/settings/api');
      const own = part(owner.page, 'Your OpenAI key').getByText('New projects are refused until this key works again or is removed.');
      const rechecks = async (outcome: string): Promise<void> => {
        world.clock.moveOn(2 * MINUTE_MS);
        await page.getByRole('button', { name: 'Re-check the key' }).click();
        await does(page, 'Ask the provider');
        await page.getByText(outcome).waitFor();
      };
      await world.provider.drain(secret);
      await opens();
      await rechecks('The funds behind the key are used up.');
      await own.waitFor();
      await world.provider.topUp(secret);
      await rechecks('The provider accepts the key.');
      await own.waitFor({ state: 'detached' });
    },
    LONG,
  );

  it(
    'closes a notice, and it is gone where its owner looks',
    async () => {
      const { ada, owner, projectId, world } = desks();
      await ada.put('/credits/thresholds', { thresholds: [{ microCredits: String((await ada.available()) - 1n) }] }).expect(200);
      await ada.post(`/projects/${projectId}/thumbnails`, { count: 1 }).expect(201);
      await world.settled();
      const { body } = await ada.get('/notices').expect(200);
      const sentence = String((body.items as { kind: string; sentence: string }[]).find(({ kind }) => kind === 'credits_low')?.sentence);
      await owner.page.goto('/notices');
      await owner.page.getByText(sentence).first().waitFor();
      await opens();
      const notice = part(page, 'Notices').locator('div').filter({ hasText: sentence }).filter({ hasText: 'Close the notice' }).last();
      await notice.getByRole('button', { name: 'Why?' }).click();
      await page.getByRole('dialog').getByText('it came out the same').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await notice.getByRole('button', { name: 'Close the notice' }).click();
      await does(page, 'Close the notice');
      await owner.page.getByText(sentence).first().waitFor({ state: 'detached' });
      await part(page, 'Notices').getByText(sentence).waitFor({ state: 'detached' });
    },
    LONG,
  );

  it(
    'has a message sent once more, under the same id',
    async () => {
      const { receiver, world } = desks();
      const idsOf = () => receiver.received.map(({ id }) => id);
      const before = idsOf();
      expect(new Set(before).size).toBe(before.length);
      await part(page, 'Webhooks').getByRole('button', { name: 'Send again' }).first().click();
      await does(page, 'Send again');
      await world.settled();
      const sent = idsOf().slice(before.length);
      expect(sent).toHaveLength(1);
      expect(before).toContain(sent[0]);
    },
    LONG,
  );

  it(
    'ends all sessions, and the owner reads after signing in what was done and why, but not the words of the staff',
    async () => {
      const { ada, owner } = desks();
      await page.getByRole('button', { name: 'End all sessions' }).click();
      await does(page, 'End them');
      const ended = owner.page.getByRole('dialog', { name: 'Your session has ended' });
      await ended.getByLabel('Password', { exact: true }).fill(ada.password);
      await ended.getByRole('button', { name: 'Sign in' }).click();
      await ended.waitFor({ state: 'detached' });
      await owner.page.goto('/settings/account');
      const told = part(owner.page, 'What support did');
      await told.getByText('End sessions').waitFor();
      for (const deed of ['Recheck key', 'Close notice', 'Resend webhook message', 'Cancel task', 'Retry task'])
        await told.getByText(deed, { exact: true }).first().waitFor();
      expect(await told.innerText()).toContain('T-1042');
      expect(await told.innerText()).not.toContain('in tears');
      await page.getByRole('tab', { name: 'What the staff did' }).click();
      await page.getByRole('tabpanel').getByText('She called about it, in tears.').first().waitFor();
    },
    LONG,
  );
};
