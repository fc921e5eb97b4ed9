import AxeSource from 'axe-core';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';

/** A film on disk, as somebody has it who drops it into the page. */
export const filmFile = (name: 'keyreel-short' | 'keyreel-demo'): string => join(import.meta.dirname, '../../demo/media', `${name}.mp4`);

/** Someone new: opens an account by the form, and stands before the empty list of projects. */
export const signsUpByForm = async (page: Page): Promise<{ readonly email: string; readonly password: string }> => {
  const person = { email: `page-${randomUUID()}@example.org`, password: `a long phrase ${randomUUID()}` };
  await page.goto('/sign-up');
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Open an account' }).click();
  await page.getByRole('heading', { name: 'Your first video' }).waitFor();
  return person;
};

/** From the list of projects to a project whose work is under way. */
export const createsFromFile = async (page: Page, file: string, name: string): Promise<string> => {
  await page.goto('/projects/new');
  await page.getByLabel('Choose a file').setInputFiles(file);
  await page.getByLabel('Name of the project').fill(name);
  // it can be ordered as soon as the file is here and the quote with it
  await page.getByRole('button', { name: 'Create the project' }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
};

/** Resolves once the screen is there to be used, but for charts. */
export const isThere = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.locator(':is(.mantine-Skeleton-root, .mantine-Loader-root):not([role=img] *)').first().waitFor({ state: 'detached' });
};

/** What a visitor may have to load before anything is seen: all bodies as they come over the wire. */
export const FIRST_LOAD_BYTES = 200 * 1024;

/** What came over the wire until a screen was there, in bytes; answers of the API are not of it. */
export const weighed = async (page: Page, path: string, until: () => Promise<void>): Promise<number> => {
  const sizes: Promise<number>[] = [];
  const weigh = (request: Request): void => {
    if (!request.url().includes('/v1/')) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  };
  page.on('requestfinished', weigh);
  await page.goto(path);
  await until();
  // what comes later is not of it, and its window may be closed by then
  page.off('requestfinished', weigh);
  return (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
};

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[];
}

/** Whatever takes its colour from what it stands in sets out when that has arrived, so it is looked for again until there is nothing. */
const AT_REST = `(async () => {
  for (let moving = [null]; moving.length > 0; ) {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
})()`;

/** Waits until nothing is on its way to another place or colour. */
export const atRest = (page: Page): Promise<unknown> => page.evaluate(AT_REST);

/** How axe judges when it is told nothing else: by its rules for WCAG 2.2 A and AA. */
export const WCAG = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] } as const;

/** What axe finds on the screen as it is, or in what is on it: one line each. */
export const axeFindings = async (page: Page, within = 'html', options: object = WCAG): Promise<string[]> => {
  // a colour on its way to another one is neither
  await atRest(page);
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(AxeSource.source);
  const { violations } = await page.evaluate<AxeResult>(`axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} — ${failureSummary ?? ''}`));
};

/** A file let go over the page, as from a folder beside the browser. */
export const dropsFile = async (page: Page, file: string, name: string): Promise<void> => {
  const content = (await readFile(file)).toString('base64');
  const dataTransfer = await page.evaluateHandle(
    `(() => {
      const held = new DataTransfer();
      const bytes = Uint8Array.from(atob(${JSON.stringify(content)}), each => each.charCodeAt(0));
      held.items.add(new File([bytes], ${JSON.stringify(name)}, { type: 'video/mp4', lastModified: 1 }));
      return held;
    })()`,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
};

/** What a page asks from here on: method, path, and from which byte on it sends. */
export const listensTo = (page: Page, begins: string): { readonly method: string; readonly path: string; readonly offset: number }[] => {
  const asked: { method: string; path: string; offset: number }[] = [];
  page.on('request', request => {
    const { pathname: path } = new URL(request.url());
    if (path.startsWith(begins)) asked.push({ method: request.method(), path, offset: Number(request.headers()['upload-offset'] ?? 0) });
  });
  return asked;
};

/** From here on the page sends no more than so many bytes in a second. */
export const sendsSlowly = async (page: Page, uploadThroughput: number): Promise<void> => {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
};
