import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { asking } from '../support/asking.js';
import { openWorld, type World } from '../support/world.js';
import { ELSEWHERE, signsIn, startBrowser, visit, type Visit } from './browser.js';
import { axeFindings, createsFromFile, filmFile, FIRST_LOAD_BYTES, isThere, signsUpByForm, weighed } from './walk.js';

const LONG = 240_000;

describe('the page in a browser', () => {
  let world: World;
  let browser: Browser;
  let own: Visit;
  let page: Page;
  let person: Awaited<ReturnType<typeof signsUpByForm>>;
  let project: string;
  const secret = `sk-proj-${randomUUID().replaceAll('-', '')}`;

  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), startBrowser()]);
    own = await visit(browser, world.url);
    page = own.page;
    page.setDefaultTimeout(60_000);
  }, LONG);

  afterAll(async () => {
    await browser.close();
    await world.close();
  }, LONG);

  /** Whatever the page did, nothing broke, nothing came from elsewhere, and no policy was offended. */
  afterEach(() => expect(own.complaints.splice(0)).toEqual([]));

  const addsKey = async (): Promise<void> => {
    await page.getByLabel('OpenAI API key').fill(secret);
    await page.getByRole('button', { name: 'Add key' }).click();
    await page.getByText(secret.slice(-4)).first().waitFor();
  };

  it('shows the door to a stranger with no more than 200 KB over the wire', async () => {
    const other = await visit(browser, world.url);
    const bytes = await weighed(other.page, '/', async () => other.page.getByRole('button', { name: 'Sign in' }).waitFor());
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
    expect(await axeFindings(other.page)).toEqual([]);
    expect(other.complaints).toEqual([]);
    await other.close();
  });

  it('asks for no password at an address without TLS, and says where to go', async () => {
    const url = new URL(world.url);
    url.hostname = ELSEWHERE;
    const other = await visit(browser, url.origin);
    await other.page.goto('/');
    await other.page.getByRole('heading', { level: 1, name: 'This address is not encrypted' }).waitFor();
    expect(await other.page.getByRole('textbox').or(other.page.locator('[type=password]')).count()).toBe(0);
    expect(await axeFindings(other.page)).toEqual([]);
    // what a browser says of a header that only counts with TLS
    expect(other.complaints.filter(complaint => !complaint.includes('Cross-Origin-Opener-Policy'))).toEqual([]);
    await other.close();
  });

  it(
    '[R1] leads somebody new from the form to a project of their own video',
    async () => {
      person = await signsUpByForm(page);
      expect(await axeFindings(page)).toEqual([]);
      project = await createsFromFile(page, filmFile('keyreel-short'), 'Harbour walk <script>alert(1)</script>');
      await world.settled();
      await page.getByRole('heading', { level: 1, name: 'Harbour walk <script>alert(1)</script>' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    },
    LONG,
  );

  it.each([
    ...['/', '/projects/new', '/projects/deleted', '/notices', '/credits', '/prices', '/guide'],
    ...['/settings/api', '/settings/account', '/settings/connections'],
    ...['{project}', '{project}/cards', '{project}/pictures', '{project}/setup', '{project}/share'],
  ])(
    'shows %s to those who are signed in with no more than 200 KB over the wire',
    async place => {
      const fresh = await visit(browser, world.url);
      await signsIn(fresh.context, world.url, person);
      // a chart may come when it comes: the screen does not wait for it
      await fresh.page.route(/\/assets\/bars-/, () => undefined);
      const bytes = await weighed(fresh.page, place.replace('{project}', project), () => isThere(fresh.page));
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
      await fresh.close();
    },
    LONG,
  );

  it(
    'writes a text with credits, after its price was shown, and gives it to take along',
    async () => {
      await page.getByRole('link', { name: 'Texts', exact: true }).click();
      await page.getByRole('button', { name: 'New card' }).click();
      await page.getByRole('dialog').getByLabel('Name').fill('Article');
      await page.getByRole('dialog').getByLabel('Prompt').fill('Write an article of 100 words.');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      const order = page.getByRole('dialog');
      await order.getByText('Keyreel credits').first().waitFor();
      await order.getByRole('button', { name: 'Start' }).click();
      await world.settled();
      const coming = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download as Markdown' }).click();
      expect((await coming).suggestedFilename()).toMatch(/\.md$/);
      expect(await axeFindings(page)).toEqual([]);
    },
    LONG,
  );

  it(
    '[R30] answers with the popup exactly where the removed key is needed, and leads back with what was typed',
    async () => {
      await page.goto('/settings/api');
      await addsKey();
      const bound = await createsFromFile(page, filmFile('keyreel-short'), 'Bound to a key');
      await world.settled();
      await page.request.delete('/v1/settings/api/key', { headers: { origin: world.url, 'Idempotency-Key': randomUUID() } });
      await world.settled();
      await page.goto(bound);
      await page.getByRole('heading', { level: 1, name: 'Bound to a key' }).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      for (const part of ['/pictures', '/setup', '/share', '/cards']) {
        await page.goto(`${bound}${part}`);
        await isThere(page);
        expect(await page.getByRole('dialog').count()).toBe(0);
      }
      await page.getByRole('button', { name: 'Write something once' }).click();
      await page.getByRole('dialog').getByLabel('Prompt').fill('A limerick about the harbour');
      await page.getByRole('dialog').getByRole('button', { name: 'Show the price' }).click();
      const popup = page.getByRole('dialog').filter({ hasText: secret.slice(-4) });
      await popup.getByRole('button', { name: 'Start a new project' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await popup.getByRole('button', { name: 'Add the same key' }).click();
      await page.waitForURL(/\/settings\/api/);
      await addsKey();
      await page.goto(bound);
      await page.getByRole('link', { name: 'Texts', exact: true }).click();
      await page.getByRole('button', { name: 'Write something once' }).click();
      expect(await page.getByRole('dialog').getByLabel('Prompt').inputValue()).toBe('A limerick about the harbour');
    },
    LONG,
  );

  it(
    '[R44] blocks new projects under a spent key with a popup that keeps what was chosen',
    async () => {
      await world.provider.drain(secret);
      await page.goto('/settings/api');
      await page.request.post('/v1/settings/api/key/re-check', { headers: { origin: world.url, 'Idempotency-Key': randomUUID() } });
      await world.settled();
      await page.goto('/projects/new');
      await page.getByLabel('Choose a file').setInputFiles(filmFile('keyreel-short'));
      await page.getByRole('dialog').waitFor();
      // behind the popup the order can be tried again
      await page.locator('button:not([disabled])', { hasText: 'Create the project' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.getByLabel('Name of the project').inputValue()).not.toBe('');
    },
    LONG,
  );

  it(
    'keeps what is around a part that could not be loaded, says so calmly, and shows it in a new page',
    async () => {
      const fresh = await visit(browser, world.url);
      await signsIn(fresh.context, world.url, person);
      const { page: other } = fresh;
      const alert = other.getByRole('alert').filter({ hasText: 'This part of the page could not be loaded' });
      const parts = /\/assets\/(credits|cards|edit-card)-[^.-]{8}\.js/;
      await other.goto('/');
      await isThere(other);
      await other.route(parts, route => route.abort());
      await other.getByRole('navigation').getByRole('link', { name: 'Credits' }).click();
      await other.getByRole('heading', { level: 1, name: 'This part of the page could not be loaded' }).waitFor();
      expect(await axeFindings(other)).toEqual([]);
      // other screens are where they were
      await other.getByRole('navigation').getByRole('link', { name: 'Projects' }).click();
      await other.getByRole('link', { name: 'Harbour walk' }).click();
      await other.getByRole('link', { name: 'Texts', exact: true }).click();
      await alert.waitFor();
      await other.getByRole('heading', { level: 1, name: 'Harbour walk' }).waitFor();
      await other.unroute(parts);
      const dialog = /\/assets\/edit-card-[^.-]{8}\.js/;
      await other.route(dialog, route => route.abort());
      // nobody answers: the page stays, and says so
      await other.route(other.url(), route => route.abort());
      await alert.getByRole('button', { name: 'Load the page again' }).click();
      await alert.getByText('Nobody answers yet').waitFor();
      await other.unroute(other.url());
      await alert.getByRole('button', { name: 'Load the page again' }).click();
      await other.getByRole('button', { name: 'New card' }).click();
      await alert.waitFor();
      expect(await axeFindings(other)).toEqual([]);
      await alert.getByRole('button', { name: 'Close' }).click();
      await alert.waitFor({ state: 'detached' });
      await other.getByRole('heading', { level: 1, name: 'Harbour walk' }).waitFor();
      // what a browser says of requests that were cut off
      expect(fresh.complaints.filter(complaint => !complaint.includes('net::ERR_FAILED'))).toEqual([]);
      await fresh.close();
    },
    LONG,
  );

  it(
    'goes on where it was when the service is started again under it, and does not besiege it meanwhile',
    async () => {
      await page.goto('/credits');
      await page.getByLabel('Keyreel credits for a calendar month').fill('40');
      const asked: string[] = [];
      page.on('request', request => asked.push(new URL(request.url()).pathname));
      const port = Number(new URL(world.url).port);
      world = await world.restart(
        async () => {
          await page.getByText('The service cannot be reached').waitFor();
          // as often as patience has it, and then less and less: not as often as a browser left to itself
          expect(asked.filter(path => path === '/v1/events').length).toBeLessThan(10);
        },
        { port },
      );
      await page.getByText('The service cannot be reached').waitFor({ state: 'detached' });
      expect(await page.getByLabel('Keyreel credits for a calendar month').inputValue()).toBe('40');
      // what a browser says of requests that nobody answers
      expect(own.complaints.splice(0).filter(complaint => !complaint.includes('net::ERR_'))).toEqual([]);
    },
    LONG,
  );

  it('says calmly that the session has ended elsewhere, and comes back to the same place', async () => {
    await page.goto('/credits');
    await page.getByRole('heading', { level: 1, name: 'Keyreel credits' }).waitFor();
    const elsewhere = await asking(world.url).post('/v1/sessions').send({ email: person.email, password: person.password }).expect(201);
    const bearer = { Authorization: `Bearer ${String(elsewhere.body.token)}` };
    const { body } = await asking(world.url).get('/v1/sessions').set(bearer).expect(200);
    const all = (body as { items: { sessionId: string; tokens: string }[] }).items.filter(({ tokens }) => tokens === 'cookie');
    for (const { sessionId } of all) await asking(world.url).delete(`/v1/sessions/${sessionId}`).set(bearer).expect(204);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/credits');
  });
});
