import type { Browser, FileChooser, Locator, Page } from 'playwright-core';
import type { Actor } from '../support/actor.js';
import { openWorld, type World } from '../support/world.js';
import { startBrowser, visit, type Visit } from './browser.js';
import { handsOn, type Hands } from './hands.js';
import { filmFile } from './walk.js';

const LONG = 240_000;
const SUBTITLES = '1\n00:00:01,000 --> 00:00:03,000\nGood morning, harbour.\n';
/** So low that whatever stays in its place gets in the way. */
const LOW = { width: 1024, height: 560 };
const PHONE = { width: 360, height: 640 };

/** From the door to a text and the popup of a missing key, with no mouse anywhere. */
describe('the page by keyboard alone', () => {
  let world: World;
  let browser: Browser;
  let own: Visit;
  let page: Page;
  let hands: Hands;
  let actor: Actor;

  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), startBrowser()]);
    actor = await world.signsUp();
    await actor.addsKey();
    own = await visit(browser, world.url, { viewport: LOW });
    page = own.page;
    page.setDefaultTimeout(40_000);
    hands = handsOn(page);
    // from now on, for a window that is waited for together with its key may be the system's own already
    page.on('filechooser', () => undefined);
  }, LONG);

  afterAll(async () => {
    await browser.close();
    await world.close();
  }, LONG);

  afterEach(() => expect(own.complaints.splice(0)).toEqual([]));

  const dialog = (): Locator => page.getByRole('dialog');
  /** While a dialog is open the focus comes to all that is in it, and to nothing else. */
  const holdsTheFocus = async (atLeast: number): Promise<void> => {
    await dialog().locator(':focus').waitFor();
    const stops = await hands.goesRound();
    expect(stops.length).toBeGreaterThanOrEqual(atLeast);
    expect(stops.filter(stop => !stop.startsWith('dialog '))).toEqual([]);
  };
  const escapes = async (): Promise<void> => {
    await hands.presses('Escape');
    await dialog().waitFor({ state: 'detached' });
  };

  /** The system's own window, which asks for a file; no key goes there. */
  const chosenBy = async (key: string): Promise<FileChooser> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hands.presses(key)]);
    return chooser;
  };
  const marked = (option: string): Locator => page.locator('[role=option][data-combobox-selected]', { hasText: option });
  const canBeCreated = (): Promise<void> => page.getByRole('button', { name: 'Create the project' }).and(page.locator(':enabled')).waitFor();

  it(
    'signs in, skips to the content, and creates a project from a file',
    async () => {
      await page.goto('/');
      await hands.isAt('textbox', 'E-mail address');
      await hands.writes(actor.email);
      await hands.walksTo('textbox', 'Password');
      await hands.writes(actor.password);
      await hands.presses('Enter');
      await page.getByRole('heading', { name: 'Your first video' }).waitFor();
      await hands.walksTo('link', 'Skip to the content');
      await hands.presses('Enter');
      await hands.steps();
      await page.locator('#content :focus').waitFor();
      await hands.walksTo('link', 'New project', 'Shift+Tab');
      await hands.presses('Enter');
      await page.getByRole('heading', { level: 1, name: 'New project' }).waitFor();
      await hands.walksTo('button', 'Choose a file');
      await (await chosenBy('Space')).setFiles(filmFile('keyreel-short'));
      await canBeCreated();
      await hands.walksTo('textbox', 'Name of the project');
      await hands.writes('Made by keyboard');
      await hands.walksTo('radio', 'Make one');
      await hands.walksTo('radio', 'None', 'ArrowDown');
      await hands.walksTo('radio', 'I have subtitles (SRT or WebVTT)', 'ArrowUp');
      await hands.walksTo('button', 'Choose the subtitle file');
      await (await chosenBy('Enter')).setFiles({ name: 'words.srt', mimeType: 'application/x-subrip', buffer: Buffer.from(SUBTITLES) });
      await hands.walksTo('combobox', 'Thumbnails to choose from');
      await hands.presses('Enter');
      await page.getByRole('option', { name: '3', exact: true }).waitFor();
      while ((await marked('3').count()) === 0) await hands.presses('ArrowUp');
      await hands.presses('Enter');
      expect(await page.getByRole('combobox', { name: 'Thumbnails to choose from' }).inputValue()).toBe('3');
      await hands.walksTo('checkbox', 'Summary');
      await hands.presses('Space');
      await page.getByRole('checkbox', { name: 'Summary', checked: true }).waitFor();
      await hands.presses('Space');
      await canBeCreated();
      await hands.walksTo('button', 'Create the project');
      await hands.presses('Enter');
      await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
      await world.settled();
    },
    LONG,
  );

  it(
    'writes a card, runs it after its price was shown, and opens its receipt',
    async () => {
      await hands.walksTo('link', 'Texts');
      await hands.presses('Enter');
      await hands.walksTo('button', 'New card');
      await hands.presses('Enter');
      await hands.isAt('textbox', 'Name');
      await hands.writes('Letter');
      await holdsTheFocus(4);
      await hands.walksTo('textbox', 'Prompt');
      await hands.writes('Write a letter to Ada.');
      await hands.walksTo('button', 'Save');
      await hands.presses('Enter');
      await hands.isAt('button', 'New card');
      await hands.walksTo('button', 'Run');
      await hands.presses('Space');
      await dialog().getByText('No Keyreel credits are set aside').waitFor();
      await holdsTheFocus(3);
      await hands.walksTo('button', 'Start');
      await hands.presses('Enter');
      await dialog().waitFor({ state: 'detached' });
      await hands.isAt('button', /^Run/);
      await world.settled();
      await hands.walksTo('button', 'Receipt');
      await hands.presses('Enter');
      await dialog().getByText('Who paid').waitFor();
      await holdsTheFocus(3);
      await escapes();
      await hands.isAt('button', 'Receipt');
    },
    LONG,
  );

  it(
    'comes back to the button of a menu whose dialog was closed, and walks down and up a long screen',
    async () => {
      await hands.walksTo('button', 'More for this card', 'Shift+Tab');
      await hands.presses('Enter');
      await hands.isAt('menuitem', 'Edit');
      await hands.walksTo('menuitem', 'Remove', 'ArrowUp');
      await hands.presses('Enter');
      await dialog().getByText('What it has written stays.').waitFor();
      await holdsTheFocus(3);
      await escapes();
      await hands.isAt('button', 'More for this card');
      for (const viewport of [LOW, PHONE]) {
        await page.setViewportSize(viewport);
        await hands.walksTo('link', 'API reference');
        await hands.walksTo('button', 'Account menu', 'Shift+Tab');
        await hands.presses('Enter');
        await hands.isAt('menuitem', 'Account');
        await escapes();
        await hands.isAt('button', 'Account menu');
        await hands.walksTo('link', 'Skip to the content', 'Shift+Tab');
      }
      await page.setViewportSize(LOW);
    },
    LONG,
  );

  it(
    '[R30] opens and closes the popup of a missing key, and is where it was',
    async () => {
      await actor.delete('/settings/api/key').expect(200);
      await world.settled();
      await hands.walksTo('button', 'Run again');
      await hands.presses('Enter');
      await hands.isAt('button', 'Add the same key');
      await holdsTheFocus(4);
      await escapes();
      await hands.isAt('button', 'Run again');
    },
    LONG,
  );
});
