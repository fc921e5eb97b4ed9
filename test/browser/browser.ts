import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from './chromium.js';

/** Without a sandbox of its own: it shows our page alone, and root may have none. */
const ARGUMENTS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none', '--disable-dev-shm-usage'];

/** Another name of this machine: browsers trust loopback without TLS, and no other name. */
export const ELSEWHERE = 'keyreel.test';

export const startBrowser = async (): Promise<Browser> => {
  const { program, env } = await findChromium();
  return chromium.launch({
    executablePath: program,
    args: [...ARGUMENTS, `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`],
    env: { ...process.env, ...env },
  });
};

/** A visitor's window and what went wrong in it: each line fails a test that expects none. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
  close(): Promise<void>;
}

/** What a browser says of itself when a request is refused; the page shows the refusal, so it is no complaint. */
const EXPECTED = /^Failed to load resource: the server responded with a status of (4\d\d|503)/;

/** Opens a window at a service; whatever the page complains of, asks of elsewhere or breaks of the policy is kept. */
export const visit = async (browser: Browser, url: string, wishes: BrowserContextOptions = {}): Promise<Visit> => {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce', ...wishes });
  const complaints: string[] = [];
  const own = new URL(url).origin;
  context.on('weberror', error => complaints.push(`error: ${error.error().message}`));
  context.on('console', message => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  context.on('request', request => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== own && !['blob:', 'data:'].includes(protocol)) complaints.push(`asked elsewhere: ${request.url()}`);
  });
  await context.addInitScript({
    content: `document.addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))`,
  });
  const page = await context.newPage();
  return { context, page, complaints, close: () => context.close() };
};

/** How a page is looked at. */
export const SIGHTS: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  phone: { viewport: { width: 360, height: 740 }, colorScheme: 'light', hasTouch: true },
  dark: { viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
};

/** Signs somebody in without the form; the cookie is the window's from here on. */
export const signsIn = async (
  context: BrowserContext,
  url: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> => {
  const answer = await context.request.post('/v1/sessions', {
    headers: { origin: new URL(url).origin },
    data: { email, password, tokens: 'cookie' },
  });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}: ${await answer.text()}`);
};
