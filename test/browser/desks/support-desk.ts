import type { Actor } from '../../support/actor.js';
import { film } from '../../support/world.js';
import type { Visit } from '../browser.js';
import { axeFindings } from '../walk.js';
import { creditsBySupport } from './support-credits.js';
import { contentForSupport } from './support-content.js';
import { factOf, LONG, part, shown, toldBy, type Desks } from './staff.js';

const HOUR_MS = 3_600_000;

/** What did they see, and why: without secrets, and without content unless its owner allows it. */
export const supportDesk = (desks: () => Desks) => () => {
  let sue: Actor;
  let support: Visit;
  let before: bigint;
  let locked: string;
  let requestId: string;
  const secrets: string[] = [];
  /** All that the windows of the staff were told. */
  const heard: Promise<string>[] = [];

  const orders = async (): Promise<void> => {
    const { ada, projectId } = desks();
    await ada.post(`/projects/${projectId}/texts`, { prompt: 'Tell a story.', withTranscript: false }).expect(201);
  };
  /** All that there is to ask about: it happened within the last hour, so that the slider finds the time before it. */
  const lives = async (): Promise<void> => {
    const { world, ada, admin, receiver } = desks();
    before = await ada.available();
    world.clock.moveOn(HOUR_MS);
    secrets.push(await ada.addsKey());
    locked = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1, name: 'Behind a key' });
    await ada.delete('/settings/api/key').expect(200);
    await world.settled();
    const refused = await ada.post(`/projects/${locked}/texts`, { prompt: 'Tell a story.', withTranscript: false });
    requestId = String(refused.headers['keyreel-request-id']);
    secrets.push(await ada.addsKey());
    await ada.post('/webhooks', { url: receiver.url }).expect(201);
    await ada.put('/credits/thresholds', { thresholds: [{ microCredits: String((await ada.available()) - 1n) }] }).expect(200);
    await world.provider.break({ behaviour: 'context_length_exceeded', endpoint: 'responses', count: 1 });
    await orders();
    await world.settled();
    await ada.post(`/projects/${desks().projectId}/thumbnails`, { count: 1 }).expect(201);
    await world.settled();
    await admin.post('/operations/lanes/calls/pause', { reason: 'maintenance', note: 'A test.', ticket: 'T-1' }).expect(200);
    await orders();
    await world.settled();
  };
  const account = (): string => `/desk/support/${desks().ada.accountId}`;
  const available = () => factOf(part(support.page, 'Keyreel credits'), 'Available Keyreel credits');
  const run = (taskId: string) => support.page.getByRole('article').filter({ hasText: taskId });

  beforeAll(async () => {
    const { world, hires, windowOf, operator } = desks();
    await lives();
    sue = await hires('support');
    support = await windowOf(sue);
    // the clock on the wall is the service's
    await support.context.clock.setFixedTime(world.clock.now());
    for (const { page } of [support, operator])
      page.on('requestfinished', request => {
        if (request.url().includes('/v1/')) heard.push(toldBy(request));
      });
  }, LONG);

  it(
    'finds an account by its address, its id and the id of a request, and shows what happened in plain sentences',
    async () => {
      const { page } = support;
      const { ada } = desks();
      await page.goto('/desk/support');
      await page.getByLabel('Ticket that you work on').fill('T-1042');
      const found = part(page, 'Find an account');
      for (const [by, value] of [
        ['Id of the account', ada.accountId],
        ['Id of a request', requestId],
        ['E-mail address', ada.email],
      ] as const) {
        await found.getByLabel('Search by').selectOption(by);
        await found.getByLabel(by, { exact: true }).fill(value);
        const answered = page.waitForResponse('**/v1/support/searches');
        await found.getByRole('button', { name: 'Find' }).click();
        await answered;
        await found.getByRole('link', { name: ada.accountId }).waitFor();
      }
      expect(await axeFindings(page)).toEqual([]);
      await found.getByRole('link', { name: ada.accountId }).click();
      await part(page, 'OpenAI key')
        .getByText(`… ${secrets[1]?.slice(-4) ?? ''}`, { exact: true })
        .waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Timeline' }).click();
      await page.getByLabel('Kind of event').selectOption('Key');
      const { body } = await sue.get(`/support/accounts/${ada.accountId}/timeline?category=apikey`).expect(200);
      for (const { sentence } of body.items as readonly { sentence: string }[]) await page.getByText(sentence, { exact: true }).first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
    },
    LONG,
  );

  it(
    'shows an account as its owner saw it at the moment that the slider is drawn to, where nothing can be done',
    async () => {
      const { page } = support;
      await page.goto(account());
      const now = shown(await desks().ada.available());
      expect(now).not.toBe(shown(before));
      await available().getByText(now, { exact: true }).waitFor();
      const track = await page.getByRole('slider', { name: 'As they saw it at' }).locator('../..').boundingBox();
      if (!track) throw new Error('There is no slider.');
      await page.mouse.click(track.x + track.width / 2, track.y + track.height / 2);
      await page.getByText(/^As it was on/).waitFor();
      await available().getByText(shown(before), { exact: true }).waitFor();
      await part(page, 'OpenAI key').getByText('No key is stored.').waitFor();
      expect(await page.getByRole('button', { name: /End all sessions|Re-check|Give up|Try once more/ }).count()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Back to now' }).click();
      await available().getByText(now, { exact: true }).waitFor();
    },
    LONG,
  );

  it(
    'says why a charge was made, something was refused and a project is locked, with the number of the rule and its sentence',
    async () => {
      const { page } = support;
      const { ada, taskId } = desks();
      const asked = async (why: string) => {
        const { body } = await sue.get(`/support/accounts/${ada.accountId}/why/${why}`).expect(200);
        const { rule, decision } = body as { rule: { number: string; sentence: string }; decision: string };
        const dialog = page.getByRole('dialog');
        await dialog.getByText(decision, { exact: true }).waitFor();
        await dialog.getByText(`Rule ${rule.number}`, { exact: true }).waitFor();
        await dialog.getByText(rule.sentence, { exact: true }).waitFor();
        await dialog.getByText('it came out the same').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      };
      await run(taskId).getByRole('button', { name: 'Why this charge?' }).click();
      await asked(`charges/${taskId}`);
      const { body } = await sue.get(`/support/accounts/${ada.accountId}`).expect(200);
      await part(page, 'Refusals').getByRole('button', { name: 'Why?' }).first().click();
      await asked(`refusals/${String(body.refusals[0].refusalId)}`);
      await page.getByRole('tab', { name: 'Why?' }).click();
      await page.getByLabel('About', { exact: true }).selectOption('a locked project');
      await page.getByLabel('Id of the project').fill(locked);
      await page.getByRole('tabpanel').getByRole('button', { name: 'Why?' }).click();
      await asked(`projects/${locked}`);
    },
    LONG,
  );

  describe('with credits', creditsBySupport(desks));
  describe('with content', contentForSupport(desks));

  it('[R27] was never told a key, by no screen and by no answer', async () => {
    const told = (await Promise.all(heard)).join('\n');
    for (const secret of secrets) {
      expect(told).toContain(secret.slice(-4));
      expect(told).not.toContain(secret.slice(-12));
    }
    for (const { page } of [support, desks().operator]) {
      await page.goto(account());
      await part(page, 'OpenAI key')
        .getByText(`… ${secrets[1]?.slice(-4) ?? ''}`, { exact: true })
        .waitFor();
      const html = await page.content();
      for (const secret of secrets) expect(html).not.toContain(secret.slice(-12));
    }
  });
};
