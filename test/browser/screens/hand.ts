import type { Locator, Page, Request } from 'playwright-core';
import type { Language, Words } from './words.js';

type Role = Parameters<Page['getByRole']>[0];

const PATIENCE_MS = 90_000;
/** Lines that stay open: what is shown does not wait for them. */
const STAYS_OPEN = /\/v1\/(events|log\/live|tasks\/[^/]+\/text)$|\/(source|rendition)$/;
/** What opens over a screen. */
const OVER = '[role=dialog], [role=menu]';

const NOTHING_COMES = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(!document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root, [aria-busy=true], button[data-loading]')))))`;

/** Somebody who goes through the screens in a window of their own, in its language; controls are called by their English names. */
export class Hand {
  readonly #underWay = new Set<Request>();

  constructor(
    readonly page: Page,
    private readonly words: Words,
    private readonly language: Language,
    private readonly ids: Readonly<Record<string, string>>,
  ) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('request', request => {
      if (request.resourceType() !== 'eventsource' && !STAYS_OPEN.test(new URL(request.url()).pathname)) this.#underWay.add(request);
    });
    page.on('requestfinished', request => this.#underWay.delete(request));
    page.on('requestfailed', request => this.#underWay.delete(request));
  }

  /** Resolves once all that was asked for is on the screen. */
  async settles(): Promise<void> {
    const latest = Date.now() + PATIENCE_MS;
    while (!(await this.page.evaluate(NOTHING_COMES)) || this.#underWay.size > 0)
      if (Date.now() > latest) throw new Error(`Something is still to come: ${[...this.#underWay].map(request => request.url()).join(', ')}`);
  }

  #filled(text: string): string {
    return text.replace(/\{(\w+)\}/g, (_, name: string) => this.ids[name] ?? name);
  }

  /** Goes to a screen: within the page once there is one, as its own links do. */
  async goes(path: string): Promise<void> {
    const way = this.#filled(path);
    if (this.page.url() === 'about:blank') await this.page.goto(way);
    else await this.page.evaluate(`history.pushState(null, '', ${JSON.stringify(way)})`);
    await this.page.locator('h1').first().waitFor();
    await this.settles();
  }

  async #on(): Promise<Page | Locator> {
    const over = this.page.locator('[role=dialog]').filter({ visible: true });
    return (await over.count()) > 0 ? over.last() : this.page;
  }

  async #finds(name: string, role: Role): Promise<Locator> {
    const called = (await this.#on()).getByRole(role, { name: this.words.called(name, this.language) });
    return called.and(this.page.locator(':not(:disabled)')).filter({ visible: true });
  }

  async presses(name: string, role: Role = 'button'): Promise<void> {
    await (await this.#finds(name, role)).first().click();
    await this.settles();
  }

  /** Presses what opens something over the screen. */
  async opens(name: string, role: Role = 'button'): Promise<void> {
    // a menu is gone when what was chosen in it comes
    await this.#opens((await this.#finds(name, role)).first(), role === 'menuitem' ? '[role=dialog]' : OVER);
  }

  /** Of several that are called alike. */
  async opensLast(name: string): Promise<void> {
    await this.#opens((await this.#finds(name, 'button')).last(), OVER);
  }

  async #opens(opener: Locator, what: string): Promise<void> {
    const over = this.page.locator(what).filter({ visible: true });
    const before = await over.count();
    await opener.click();
    await over.nth(before).waitFor();
    await this.settles();
  }

  async #field(label: string): Promise<Locator> {
    return (await this.#on()).getByLabel(this.words.called(label, this.language)).filter({ visible: true }).first();
  }

  async types(label: string, text: string): Promise<void> {
    await (await this.#field(label)).fill(this.#filled(text));
  }

  /** Types what is looked for, and has it looked for. */
  async searches(label: string, text: string): Promise<void> {
    await this.types(label, text);
    await this.page.keyboard.press('Enter');
    await this.settles();
  }

  /** Marks one of several choices, by what stands beside it. */
  async marks(choice: string): Promise<void> {
    await (await this.#on()).getByText(this.words.called(choice, this.language)).filter({ visible: true }).first().click();
    await this.settles();
  }

  /** Goes to a screen without a session: it has ended elsewhere. */
  async goesWithoutSession(path: string): Promise<void> {
    await this.page.context().clearCookies();
    await this.goes(path);
    await this.page.getByRole('dialog').waitFor();
    await this.settles();
  }

  /** Goes to a screen that does not come: the service was renewed, and has other parts by now. */
  async goesInVain(path: string): Promise<void> {
    const parts = /\/assets\/[^/]+\.js$/;
    await this.page.route(parts, route => route.fulfill({ status: 404 }));
    await this.goes(path);
    await this.sees('This part of the page could not be loaded');
    await this.page.unroute(parts);
  }

  /** Takes the network away, as a browser tells a page of it. */
  async losesNetwork(): Promise<void> {
    await this.page.evaluate("dispatchEvent(new Event('offline'))");
    await this.sees('You are offline. What you see is what was known last; it comes up to date by itself.');
  }

  /** Hands a file over. */
  async gives(file: string): Promise<void> {
    await this.page.locator('input[type=file]').first().setInputFiles(file);
    await this.settles();
  }

  async sees(text: string): Promise<void> {
    await this.page.getByText(this.words.called(text, this.language)).filter({ visible: true }).first().waitFor();
    await this.settles();
  }

  /** Chooses by place: what choices are called is in the page's language. */
  async chooses(label: string, index: number): Promise<void> {
    await (await this.#field(label)).selectOption({ index });
    await this.settles();
  }

  /** Closes whatever is open over the screen. */
  async closes(): Promise<void> {
    const over = this.page.locator(OVER).filter({ visible: true });
    for (let open = await over.count(); open > 0; open = await over.count()) {
      await this.page.keyboard.press('Escape');
      await over.nth(open - 1).waitFor({ state: 'hidden' });
    }
  }
}
