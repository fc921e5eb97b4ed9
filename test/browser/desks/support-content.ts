import type { Actor } from '../../support/actor.js';
import type { Visit } from '../browser.js';
import { axeFindings } from '../walk.js';
import { LONG, part, type Desks } from './staff.js';

/** What an owner made is closed, until they open it, and again when either side ends that. */
export const contentForSupport = (desks: () => Desks) => () => {
  let sue: Actor;
  let support: Visit;

  beforeAll(async () => {
    sue = await desks().hires('support');
    support = await desks().windowOf(sue);
  }, LONG);

  const lets = async (): Promise<void> => {
    const { page } = desks().owner;
    await page.goto('/settings/account');
    await part(page, 'Let support look').getByRole('button', { name: 'Let support look' }).click();
    await part(page, 'Let support look').getByText('Support may look', { exact: true }).waitFor();
  };
  const looksAgain = () => support.page.getByRole('tabpanel').getByRole('button', { name: 'See whether it is open' }).click();

  it(
    'is shown content with its owner’s consent alone, and the owner sees that it was looked at',
    async () => {
      const { page } = support;
      const { ada, owner, taskId } = desks();
      await page.goto(`/desk/support/${ada.accountId}`);
      await page.getByRole('tab', { name: 'Content' }).click();
      await page.getByText('Content is closed', { exact: true }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await lets();
      await looksAgain();
      await page.getByRole('button', { name: 'Look at A film' }).click();
      await page.getByRole('heading', { name: 'A film' }).waitFor();
      await page
        .getByRole('img', { name: /^Thumbnail at/ })
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Show it' }).first().click();
      const written = (await ada.get(`/outputs/${taskId}/content`).expect(200)).text;
      await page
        .getByText(written.trim().split('\n')[0]?.replace(/^#+ /, '') ?? '')
        .first()
        .waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await owner.page.reload();
      const looks = part(owner.page, 'Who looked at your account');
      await looks.getByText('Content, with your consent').first().waitFor();
      expect(await looks.innerText()).toContain('GET /v1/outputs/:outputId/content');
    },
    LONG,
  );

  it(
    'is shown nothing any more when the owner ends the consent, or support itself',
    async () => {
      const { page } = support;
      const { owner } = desks();
      await part(owner.page, 'Let support look')
        .getByRole('button', { name: /^End the consent/ })
        .click();
      await part(owner.page, 'Let support look').getByText('Ended early').waitFor();
      await page.getByRole('button', { name: 'All that is open' }).click();
      await page.getByText('Content is closed by now').waitFor();
      expect(await page.getByRole('main').innerText()).not.toContain('A film');
      await lets();
      await looksAgain();
      await page.getByRole('button', { name: 'Look at A film' }).waitFor();
      await page.getByRole('tab', { name: 'Overview' }).click();
      await part(page, 'Consents to look at content').getByRole('button', { name: 'End it' }).click();
      await part(page, 'Consents to look at content').getByText('None: content cannot be looked at.').waitFor();
      await page.getByRole('tab', { name: 'Content' }).click();
      await page.getByText('Content is closed', { exact: true }).waitFor();
    },
    LONG,
  );
};
