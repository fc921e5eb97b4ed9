import type { Browser, Page } from 'playwright-core';
import type { Actor } from '../support/actor.js';
import { cuttableProxy, type CuttableProxy } from '../support/cuttable-proxy.js';
import { film, openWorld, type World } from '../support/world.js';
import { signsIn, startBrowser, visit, type Visit } from './browser.js';
import { dropsFile, filmFile, listensTo, sendsSlowly } from './walk.js';

const LONG = 240_000;
/** Bytes a second: a film is then on its way for a quarter of a minute, however busy the machine is. */
const SLOW = 100_000;
const AS_FAST_AS_IT_GOES = -1;

describe('work that goes on while the page comes and goes', () => {
  let world: World;
  let browser: Browser;
  let wire: CuttableProxy;
  let own: Visit;
  let page: Page;
  let actor: Actor;
  let projectId: string;

  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), startBrowser()]);
    actor = await world.signsUp();
    wire = await cuttableProxy(world.url);
    own = await visit(browser, wire.url);
    await signsIn(own.context, wire.url, actor);
    page = own.page;
    page.setDefaultTimeout(25_000);
    projectId = await actor.createsProject(await film('keyreel-short'), { name: 'Harbour', thumbnails: 1 });
  }, LONG);

  afterAll(async () => {
    await browser.close();
    await wire.close();
    await world.close();
  }, LONG);

  afterEach(async () => {
    await own.context.setOffline(false);
    expect(own.complaints.splice(0)).toEqual([]);
  });

  /** A tenth of what is sent: the first bytes may be between browser and service still, and are lost with the connection. */
  const someHasArrived = (): Promise<void> =>
    page
      .getByText(/^[1-9]\d\s?%$/)
      .first()
      .waitFor();

  const addsCard = async (name: string, prompt: string): Promise<string> => {
    const { body } = await actor.post(`/projects/${projectId}/cards`, { name, prompt }).expect(201);
    return String(body.cardId);
  };

  const tasksOf = async (operation: string) => {
    const { body } = await actor.get(`/projects/${projectId}/tasks`).expect(200);
    return (body as { items: { operation: string; state: string }[] }).items.filter(task => task.operation === operation);
  };

  const bought = async (): Promise<number> => (await world.provider.invoice()).filter(({ endpoint }) => endpoint === 'responses').length;

  it(
    'goes on with a dropped file by itself when the network was lost in the middle of it',
    async () => {
      await page.goto('/projects/new');
      await page.getByLabel('Choose a file').waitFor({ state: 'attached' });
      await sendsSlowly(page, SLOW);
      const asked = listensTo(page, '/v1/uploads');
      await dropsFile(page, filmFile('keyreel-demo'), 'dropped.mp4');
      await someHasArrived();
      await own.context.setOffline(true);
      wire.cut();
      await page.getByText('The upload was interrupted.').waitFor();
      await page.getByText('You are offline').waitFor();
      const before = asked.length;
      await own.context.setOffline(false);
      await page.getByText('The file is here.').waitFor();
      const after = asked.slice(before);
      expect(after.map(({ method }) => method)).toContain('HEAD');
      expect(after.find(({ method }) => method === 'PATCH')?.offset).toBeGreaterThan(0);
      expect(after.some(({ method, path }) => method === 'POST' && path === '/v1/uploads')).toBe(false);
      // what a browser says of requests that cannot go out
      expect(own.complaints.splice(0).filter(complaint => !complaint.includes('net::ERR_'))).toEqual([]);
    },
    LONG,
  );

  it(
    'takes up an upload where it was after a reload, under the name that was typed',
    async () => {
      await page.getByRole('button', { name: 'Choose another video' }).click();
      await sendsSlowly(page, SLOW);
      await page.getByLabel('Choose a file').setInputFiles(filmFile('keyreel-demo'));
      await page.getByLabel('Name of the project').fill('Named before the reload');
      await someHasArrived();
      await page.reload();
      await page.getByText('The upload of “keyreel-demo.mp4” is not finished.').waitFor();
      const asked = listensTo(page, '/v1/uploads');
      await sendsSlowly(page, AS_FAST_AS_IT_GOES);
      await page.getByLabel('Choose a file').setInputFiles(filmFile('keyreel-demo'));
      await page.getByText('The file is here.').waitFor();
      expect(asked.find(({ method }) => method === 'PATCH')?.offset).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'Create the project' }).and(page.locator(':enabled')).waitFor();
      expect(await page.getByLabel('Name of the project').inputValue()).toBe('Named before the reload');
    },
    LONG,
  );

  it(
    'orders once however often the button is pressed, shows the text as it comes, and goes on with it after a reload',
    async () => {
      const before = await bought();
      await addsCard('Slow', 'Tell slowly of the harbour and its boats.');
      await world.provider.break({ behaviour: 'slow-stream', endpoint: 'responses', milliseconds: 120, count: 1 });
      await page.goto(`/projects/${projectId}/cards`);
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Start' }).dblclick();
      await page.getByText('It is being written.').waitFor();
      const card = page.getByRole('region', { name: 'Slow' });
      await card.getByText('Tell slowly of the harbour').first().waitFor();
      expect(await card.getByRole('button', { name: 'Copy as Markdown' }).count()).toBe(0);
      await page.reload();
      await card.getByText('Tell slowly of the harbour').first().waitFor();
      expect(await card.getByRole('button', { name: 'Copy as Markdown' }).count()).toBe(0);
      await card.getByRole('button', { name: 'Copy as Markdown' }).waitFor();
      await world.settled();
      expect(await tasksOf('card')).toHaveLength(1);
      expect(await bought()).toBe(before + 1);
    },
    LONG,
  );

  it(
    'answers as ever while more texts are written at once than a browser has lines for',
    async () => {
      for (let number = 1; number <= 8; number += 1) await addsCard(`Card ${String(number)}`, `Line ${String(number)} of many.`);
      const held = await world.provider.break({ behaviour: 'hold', endpoint: 'responses' });
      await page.goto(`/projects/${projectId}/cards`);
      await page.getByRole('button', { name: 'Run all' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await world.provider.waitForCalls(6, { endpoint: 'responses', state: 'answering' });
      await page.reload();
      await page.getByRole('button', { name: 'Cancel' }).nth(8).waitFor();
      await page.getByRole('link', { name: 'Share' }).click();
      await page.getByRole('heading', { name: 'Links for others' }).waitFor();
      await world.provider.mend(held);
      await world.settled();
      expect((await tasksOf('card')).filter(({ state }) => state === 'succeeded')).toHaveLength(10);
    },
    LONG,
  );

  it('[R12] shows in one tab what is done in the other, and has both texts where both change the same', async () => {
    const cardId = await addsCard('Letter', 'Write a letter.');
    const other = await own.context.newPage();
    other.setDefaultTimeout(25_000);
    for (const tab of [page, other]) await tab.goto(`/projects/${projectId}/cards`);
    for (const tab of [page, other]) {
      const card = tab.getByRole('region', { name: 'Letter' });
      await card.getByRole('button', { name: 'More for this card' }).click();
      await tab.getByRole('menuitem', { name: 'Edit' }).click();
      await tab
        .getByRole('dialog')
        .getByLabel('Prompt')
        .fill(tab === page ? 'Write a letter to Ada.' : 'Write a letter to Grace.');
    }
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const dialog = other.getByRole('dialog');
    await dialog.getByText('This was changed elsewhere while you wrote.').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('This was changed since you read it.').waitFor();
    expect(await dialog.getByLabel('Prompt').inputValue()).toBe('Write a letter to Grace.');
    await dialog.getByText('Write a letter to Ada.').waitFor();
    await dialog.getByRole('button', { name: 'Keep what I wrote' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { body } = await actor.get(`/projects/${projectId}/cards/${cardId}/versions`).expect(200);
    expect((body as { items: { prompt: string }[] }).items.map(({ prompt }) => prompt)).toEqual([
      'Write a letter.',
      'Write a letter to Ada.',
      'Write a letter to Grace.',
    ]);
    await other.getByRole('button', { name: 'Rename' }).click();
    await other.getByLabel('Name of the project').fill('Harbour at dawn');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByLabel('Name of the project').fill('Harbour at dusk');
    await other.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Harbour at dawn' }).waitFor();
    await page.getByRole('button', { name: 'Take what it says now' }).click();
    expect(await page.getByLabel('Name of the project').inputValue()).toBe('Harbour at dawn');
  }, 120_000);

  it('tells one tab that somebody signed out in the other, and shows nothing of theirs to the next person', async () => {
    const other = await own.context.newPage();
    other.setDefaultTimeout(25_000);
    await other.goto('/credits');
    await other.getByRole('button', { name: 'Account menu' }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await other.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    const next = await world.signsUp();
    await signsIn(own.context, wire.url, next);
    await page.evaluate('window.dispatchEvent(new Event("visibilitychange"))');
    await page.getByRole('heading', { name: 'Your first video' }).waitFor();
  }, 120_000);
});
