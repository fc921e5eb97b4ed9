import type { Browser, Locator, Page } from 'playwright-core';
import type { Actor } from '../support/actor.js';
import { smallGrant } from '../support/small-grant.js';
import { film, openWorld, type World } from '../support/world.js';
import { signsIn, startBrowser, visit, type Visit } from './browser.js';
import { filmFile, isThere } from './walk.js';

const LONG = 240_000;
const HOSTILE = '<img src=x onerror=console.error(1)> [press](javascript:console.error(2)) \u202Egnp.exe';
const LONG_WORD = 'Donaudampfschifffahrt'.repeat(8);

describe('refusals and the ways out of them in a browser', () => {
  let world: World;
  let browser: Browser;
  let own: Visit;
  let page: Page;
  let actor: Actor;
  let projectId: string;

  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld({ maxUploadBytes: 2_000_000, priceCatalogueFile: await smallGrant('3') }), startBrowser()]);
    actor = await world.signsUp();
    own = await visit(browser, world.url);
    await signsIn(own.context, world.url, actor);
    page = own.page;
    page.setDefaultTimeout(60_000);
    projectId = await actor.createsProject(await film('keyreel-short'), { name: `${HOSTILE} ${LONG_WORD}`.slice(0, 190), thumbnails: 1 });
  }, LONG);

  afterAll(async () => {
    await browser.close();
    await world.close();
  }, LONG);

  afterEach(() => expect(own.complaints.splice(0)).toEqual([]));

  const dialog = (): Locator => page.getByRole('dialog');
  /** What is wider than the window, but for what scrolls by itself. */
  const WIDER = `[...document.body.querySelectorAll('*')].filter(each => document.documentElement.scrollWidth > document.documentElement.clientWidth
    && !each.closest('[role=group][tabindex]') && each.getBoundingClientRect().right > document.documentElement.clientWidth).map(each => each.outerHTML.slice(0, 160))`;
  const isAsWideAsTheWindow = async (): Promise<void> => expect(await page.evaluate(WIDER)).toEqual([]);

  it(
    'shows hostile names, words and texts as text, at 360 px too',
    async () => {
      const { body } = await actor
        .post(`/projects/${projectId}/cards`, { name: `${HOSTILE} ${LONG_WORD}`.slice(0, 190), prompt: HOSTILE })
        .expect(201);
      await actor.post(`/projects/${projectId}/cards/${String(body.cardId)}/run`).expect(201);
      const words = await actor.get(`/projects/${projectId}/transcript`).expect(200);
      const edits = (change: object, etag: string) => actor.patch(`/projects/${projectId}/transcript`, { change }).set('If-Match', etag).expect(200);
      const { id } = (words.body as { segments: { id: string }[] }).segments[0] ?? { id: '' };
      await edits({ kind: 'text', segments: [{ segmentId: id, text: `${HOSTILE} ${LONG_WORD}` }] }, String(words.headers['etag']));
      await world.settled();
      const again = await actor.get(`/projects/${projectId}/transcript`).expect(200);
      await edits({ kind: 'speakers', speakers: [{ name: HOSTILE }] }, String(again.headers['etag']));
      await world.settled();
      await page.setViewportSize({ width: 360, height: 740 });
      for (const [part, shown] of [
        ['', 'exe'],
        ['/cards', 'press'],
        ['/pictures', 'exe'],
        ['/setup', 'exe'],
        ['/share', 'exe'],
      ] as const) {
        await page.goto(`/projects/${projectId}${part}`);
        await page.getByRole('heading', { level: 1 }).filter({ hasText: '<img src=x' }).waitFor();
        await page.getByText(shown).filter({ visible: true }).first().waitFor();
        await isThere(page);
        await isAsWideAsTheWindow();
      }
      for (const path of ['/', '/credits', '/projects/new']) {
        await page.goto(path);
        await isThere(page);
        await isAsWideAsTheWindow();
      }
      await page.getByLabel('Choose a file').setInputFiles({ name: `${HOSTILE}.mp4`, mimeType: 'video/mp4', buffer: await film('keyreel-short') });
      await page.getByText('The file is here.').waitFor();
      await isAsWideAsTheWindow();
      expect(await page.locator('img[src="x"], a[href^="javascript"]').count()).toBe(0);
      await page.getByRole('button', { name: 'Choose another video' }).click();
      await page.setViewportSize({ width: 1280, height: 860 });
    },
    LONG,
  );

  it(
    'says of a file that is too large, is no video or lies at a private address what helps, and takes another one',
    async () => {
      await page.goto('/projects/new');
      const choose = page.getByLabel('Choose a file');
      await choose.setInputFiles({ name: 'large.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(2_000_001) });
      await page.getByText('This file is larger than the service takes').waitFor();
      await choose.setInputFiles({ name: 'letter.mp4', mimeType: 'video/mp4', buffer: Buffer.from('Dear Ada, this is no film.') });
      await page.getByText('This file cannot be worked on.').first().waitFor();
      await page.getByLabel('Name of the project').fill('Kept');
      await page.getByRole('button', { name: 'Choose another video' }).click();
      await page.getByLabel('Address of a video').fill('http://127.0.0.1/film.mp4');
      await page.getByRole('button', { name: 'Use this address' }).click();
      await page.getByText('Nothing can be imported from this address.').waitFor();
      await page.getByText('Only public addresses').waitFor();
      await page.getByRole('button', { name: 'Check the address' }).click();
      expect(await page.getByLabel('Address of a video').inputValue()).toBe('http://127.0.0.1/film.mp4');
    },
    LONG,
  );

  it(
    'says that Keyreel credits do not suffice, leads to where they come from, and back to what was chosen',
    async () => {
      await page.goto('/projects/new');
      await page.getByLabel('Choose a file').setInputFiles(filmFile('keyreel-demo'));
      await page.getByLabel('Name of the project').fill('Too dear');
      await page.getByText('This account does not have enough platform credits for this.').waitFor();
      expect(await page.getByRole('button', { name: 'Create the project' }).isDisabled()).toBe(true);
      await page.getByRole('link', { name: 'Get Keyreel credits' }).click();
      await page.getByRole('heading', { level: 1, name: 'Keyreel credits' }).waitFor();
      await page.getByRole('link', { name: 'Back to the new project' }).click();
      expect(await page.getByLabel('Name of the project').inputValue()).toBe('Too dear');
      await page.getByRole('button', { name: 'Choose another video' }).click();
    },
    LONG,
  );

  it(
    'shows the quote that holds now where the one that was looked at does not hold any more',
    async () => {
      await page.goto(`/projects/${projectId}/cards`);
      await page.getByRole('button', { name: 'Write something once' }).click();
      await dialog().getByLabel('Prompt').fill('A haiku about rain.');
      await dialog().getByRole('button', { name: 'Show the price' }).click();
      await dialog().getByText('This much is set aside').waitFor();
      world.clock.moveOn(30 * 60_000);
      await dialog().getByRole('button', { name: 'Start' }).click();
      await dialog().getByText('The quote that this order cites does not hold any more.').waitFor();
      await dialog().getByText('Nothing was ordered.').waitFor();
      await dialog().getByRole('button', { name: 'Start' }).click();
      await dialog().waitFor({ state: 'detached' });
      await world.settled();
      const { body } = await actor.get(`/projects/${projectId}/tasks`).expect(200);
      expect((body as { items: { operation: string }[] }).items.filter(({ operation }) => operation === 'text')).toHaveLength(1);
    },
    LONG,
  );

  it(
    'leads from a card that has no words to be written from to where a transcript is made',
    async () => {
      const bob = await world.signsUp();
      const silent = await bob.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
      await bob.post(`/projects/${silent}/cards`, { name: 'Summary', prompt: 'Summarise.' }).expect(201);
      const his = await visit(browser, world.url);
      await signsIn(his.context, world.url, bob);
      await his.page.goto(`/projects/${silent}/cards`);
      await his.page.getByRole('button', { name: 'Run', exact: true }).click();
      const popup = his.page.getByRole('dialog');
      await popup.getByText('None is being made.').waitFor();
      await popup.getByRole('button', { name: 'Have a transcript made' }).click();
      await his.page.getByRole('button', { name: 'Have it transcribed', exact: true }).waitFor();
      expect(await popup.count()).toBe(0);
      expect(his.complaints).toEqual([]);
      await his.close();
    },
    LONG,
  );

  /** What became of a key, how the popup says so, and the first way out that it offers. */
  const TROUBLES = [
    ['invalid_api_key', 'OpenAI does not accept the key.', 'Enter a key that works'],
    ['api_key_expired', 'The key has expired.', 'Enter a key that works'],
    ['missing-scopes', 'The key may not do this work at OpenAI.', 'Grant the permission at OpenAI'],
  ] as const;

  it(
    '[R44] says in a popup why a key blocks new projects, leads to each way out, and back to what was chosen',
    async () => {
      const secret = await actor.addsKey();
      await page.goto('/projects/new');
      await page.getByLabel('Choose a file').setInputFiles(filmFile('keyreel-short'));
      await page.getByLabel('Name of the project').fill('Waits for a key');
      await page.getByText('The file is here.').waitFor();
      for (const [behaviour, reason, way] of TROUBLES) {
        await world.provider.restore(secret);
        await world.provider.trouble(secret, behaviour);
        // nobody may have the provider asked all the time
        world.clock.moveOn(60_000);
        await actor.post('/settings/api/key/re-check').expect(200);
        await world.settled();
        await page.goto('/projects/new');
        await dialog().getByText(reason).first().waitFor();
        await dialog().getByText('The OpenAI key on this account cannot be used.').waitFor();
        const button = dialog().getByRole('link', { name: way });
        expect(await button.getAttribute('href')).toMatch(/^(\/settings\/api#\w+|https:\/\/platform\.openai\.com\/)/);
        await dialog().getByRole('link', { name: 'Remove the key' }).click();
        await page.waitForURL(/settings\/api/);
        await dialog().waitFor();
        await page.keyboard.press('Escape');
        await dialog().waitFor({ state: 'detached' });
        await page.getByRole('link', { name: 'Back to the new project' }).click();
        await dialog().getByText(reason).first().waitFor();
        expect(await page.getByLabel('Name of the project').inputValue()).toBe('Waits for a key');
      }
    },
    LONG,
  );

  it(
    '[R52] says of a rate limit that outlasts every wait what helps where, and keeps what was typed',
    async () => {
      await actor.delete('/settings/api/key').expect(200);
      const secret = await actor.addsKey();
      const bound = await actor.createsProject(await film('keyreel-short'), { name: 'Bound', transcribe: false, thumbnails: 1 });
      await world.provider.break({ behaviour: 'rate_limit_exceeded', key: secret, endpoint: 'responses', retryAfter: 3_600 });
      await actor.post(`/projects/${bound}/texts`, { prompt: 'A line.', withTranscript: false }).expect(201);
      await world.settled();
      const ways = ['Ask OpenAI for a higher limit', 'Remove the key'];
      const asks = async (project: string, says: RegExp): Promise<Locator> => {
        await page.goto(`/projects/${project}/cards`);
        await page.getByRole('button', { name: 'Write something once' }).click();
        await dialog().getByLabel('Prompt').fill('A line about patience.');
        await dialog().getByLabel('Send the transcript along').uncheck();
        await dialog().getByRole('button', { name: 'Show the price' }).click();
        const popup = dialog().filter({ hasText: 'OpenAI lets this key do nothing for longer than work waits here.' });
        await popup.getByText(says).waitFor();
        const first = await popup.getByRole('link', { name: 'Ask OpenAI for a higher limit' }).getAttribute('href');
        expect(first).toMatch(/^https:\/\/platform\.openai\.com\//);
        expect(await popup.getByRole('link').allInnerTexts()).toEqual(ways);
        return popup;
      };
      const popup = await asks(projectId, /remove your key, and credits pay here/);
      expect(await popup.getByRole('button', { name: 'Create a new project' }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await popup.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Write something once' }).click();
      expect(await dialog().getByLabel('Prompt').inputValue()).toBe('A line about patience.');
      // where removing the key does not help, a new project is one of the same video
      const inBound = await asks(bound, /Removing the key does not help in this project/);
      await inBound.getByRole('button', { name: 'Create a new project' }).click();
      await inBound.waitFor({ state: 'detached' });
      await dialog().getByText('It costs nothing').waitFor();
      await dialog().getByRole('button', { name: 'Create it' }).click();
      await page.waitForURL(url => /^\/projects\/[0-9a-f-]{36}/.test(url.pathname) && !url.pathname.includes(bound));
      await page.getByRole('link', { name: 'Texts', exact: true }).click();
      await page.getByRole('button', { name: 'Write something once' }).click();
      expect(await dialog().getByLabel('Prompt').inputValue()).toBe('A line about patience.');
    },
    LONG,
  );
});
