import type { Locator, Page } from 'playwright-core';
import { film } from '../../support/world.js';
import { does, factOf, LONG, shown, type Desks } from './staff.js';

const WHY = { reason: 'maintenance', note: 'A test.', ticket: 'T-1' };
const GIVEN_UP = 'Given up: Support gave it up.';

/** Work that waits is given up, and work that failed is tried once more. */
export const actsOnWork = (desks: () => Desks) => () => {
  let page: Page;

  const run = (taskId: string): Locator => page.getByRole('article').filter({ hasText: taskId });
  const dialog = (): Locator => page.getByRole('dialog');
  const orders = async (prompt: string): Promise<string> => {
    const { body } = await desks().ada.post(`/projects/${desks().projectId}/texts`, { prompt, withTranscript: false }).expect(201);
    await desks().world.settled();
    return String(body.taskId);
  };
  /** What the ledger has of a piece of work, in the order in which it came. */
  const movements = async (taskId: string) => {
    const { body } = await desks().ada.get('/credits/statement?limit=200').expect(200);
    const items = body.items as readonly {
      readonly taskId: string | null;
      readonly kind: string;
      readonly change: { readonly microCredits: string };
    }[];
    return items.filter(item => item.taskId === taskId).map(({ kind }) => kind);
  };
  const opens = (): Promise<unknown> => page.goto(`/desk/support/${desks().ada.accountId}`);
  const ownerSees = async (text: string): Promise<void> => {
    await desks().owner.page.goto(`/projects/${desks().projectId}/cards`);
    await desks().owner.page.getByText(text).first().waitFor();
  };
  const lane = (deed: 'pause' | 'resume') => desks().admin.post(`/operations/lanes/calls/${deed}`, WHY).expect(200);

  beforeAll(async () => {
    ({ page } = await desks().windowOf(await desks().hires('support')));
    await lane('pause');
  }, LONG);

  it(
    'gives up work of an own key, with which no credits move',
    async () => {
      const { ada } = desks();
      await ada.addsKey();
      const taskId = await orders('A line that the key would pay.');
      const before = await ada.available();
      await opens();
      await run(taskId).getByRole('button', { name: 'Give up' }).click();
      await dialog().getByText('No Keyreel credits move.').waitFor();
      await does(page, 'Give up');
      await run(taskId).getByText('Texts · Given up').waitFor();
      await ownerSees(GIVEN_UP);
      expect(await ada.available()).toBe(before);
      expect(await movements(taskId)).toEqual([]);
      await ada.delete('/settings/api/key').expect(200);
    },
    LONG,
  );

  it(
    'gives up work on credits, and what was set aside goes back as it was said before',
    async () => {
      const { ada } = desks();
      const before = await ada.available();
      const taskId = await orders('A line on credits.');
      const held = before - (await ada.available());
      expect(held).toBeGreaterThan(0n);
      await opens();
      await run(taskId).getByRole('button', { name: 'Why was it set aside?' }).click();
      await dialog().getByText('Rule R20', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await run(taskId).getByRole('button', { name: 'Give up' }).click();
      await factOf(dialog(), 'Would go back').getByText(shown(held), { exact: true }).waitFor();
      await factOf(dialog(), 'Would be charged').getByText('0', { exact: true }).waitFor();
      await does(page, 'Give up');
      await run(taskId).getByText('Texts · Given up').waitFor();
      await ownerSees(GIVEN_UP);
      expect(await ada.available()).toBe(before);
      expect(await movements(taskId)).toEqual(['held', 'released']);
    },
    LONG,
  );

  it(
    'tries once more what failed, under the rules of its project, and it is paid once',
    async () => {
      const { ada, world } = desks();
      await lane('resume');
      await world.provider.break({ behaviour: 'context_length_exceeded', endpoint: 'responses', count: 1 });
      const failed = await orders('Tell of lighthouses in one line.');
      await opens();
      await run(failed).getByRole('button', { name: 'Try once more' }).click();
      await factOf(dialog(), 'Would be set aside at most').waitFor();
      await does(page, 'Try once more');
      await world.settled();
      const { body } = await ada.get(`/tasks/${failed}`).expect(200);
      expect(await movements(failed)).not.toContain('charged');
      expect(await movements(String(body.retriedAs))).toEqual(['held', 'charged']);
      await opens();
      await run(String(body.retriedAs)).getByText('Texts · Done').waitFor();
      expect(await run(failed).getByRole('button', { name: 'Try once more' }).count()).toBe(0);
      await ownerSees('Tell of lighthouses');
    },
    LONG,
  );

  it(
    'has a transcript made without the part that nobody could hear, which is not paid for',
    async () => {
      const { ada, owner, world } = desks();
      await world.provider.break({ behaviour: 'context_length_exceeded', endpoint: 'transcriptions', skip: 1, count: 1 });
      const before = await ada.available();
      const projectId = await ada.createsProject(await film('keyreel-demo'), { name: 'With a gap', thumbnails: 0 });
      const { body: tasks } = await ada.get(`/projects/${projectId}/tasks`).expect(200);
      const failed = String(tasks.items[0].taskId);
      const stepsOf = async (taskId: string) => (await ada.get(`/tasks/${taskId}/steps`).expect(200)).body.items as { step: number; state: string }[];
      const part = String(((await stepsOf(failed)).find(({ state }) => state === 'failed')?.step ?? NaN) + 1);
      await opens();
      await run(failed).getByRole('button', { name: 'Try once more' }).click();
      await dialog().getByLabel('Parts to leave out').fill(part);
      await dialog().getByLabel('Ticket').focus();
      await dialog().getByText(`Without part ${part}.`).waitFor();
      await does(page, 'Try once more');
      await world.settled();
      const { body } = await ada.get(`/tasks/${failed}`).expect(200);
      const again = await stepsOf(String(body.retriedAs));
      expect(again.filter(({ state }) => state === 'left-out')).toMatchObject([{ step: Number(part) - 1 }]);
      const { body: whole } = await ada.get(`/tasks/${failed}/receipt`).expect(200);
      expect(before - (await ada.available())).toBeLessThan(BigInt(String(whole.payment.hold.amount.microCredits)));
      await owner.page.goto(`/projects/${projectId}`);
      await owner.page.getByRole('heading', { level: 1, name: 'With a gap' }).waitFor();
      await owner.page.getByRole('button', { name: 'Show steps' }).click();
      await owner.page.getByText('It was tried once more below.').waitFor();
    },
    LONG,
  );
};
