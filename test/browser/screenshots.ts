/**
 * `npm run screenshots [-- <name>…]`: writes a picture of every screen (desktop, phone, dark) into docs/screenshots, of a service that is started for
 * it, with people in it who have something to show. Look at them before you commit them.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { SIGHTS, signsIn, startBrowser, visit } from './browser.js';
import { CAST, type Role, type RoleName } from './cast.js';
import { openHouse, type House } from './house.js';

interface Screen {
  readonly name: string;
  readonly as: RoleName | null;
  /** `{projectId}` and the like are the role's own ids. */
  readonly path: string;
  /** Buttons that are pressed before. */
  readonly press?: readonly string[];
}

const SCREENS: readonly Screen[] = [
  { name: 'sign-in', as: null, path: '/' },
  { name: 'start-empty', as: 'empty', path: '/' },
  { name: 'projects', as: 'creator', path: '/' },
  { name: 'new-project', as: 'creator', path: '/projects/new' },
  { name: 'project-video', as: 'creator', path: '/projects/{projectId}' },
  { name: 'project-texts', as: 'creator', path: '/projects/{projectId}/cards' },
  { name: 'project-receipt', as: 'creator', path: '/projects/{projectId}/cards', press: ['Receipt'] },
  { name: 'project-price', as: 'creator', path: '/projects/{projectId}/cards', press: ['Run again'] },
  { name: 'project-pictures', as: 'creator', path: '/projects/{projectId}/pictures' },
  { name: 'project-instructions', as: 'creator', path: '/projects/{projectId}/setup' },
  { name: 'project-share', as: 'creator', path: '/projects/{projectId}/share' },
  { name: 'missing-key', as: 'locked', path: '/projects/{projectId}/cards', press: ['Run again'] },
  { name: 'settings-api', as: 'keyed', path: '/settings/api' },
  { name: 'settings-api-spent', as: 'blocked', path: '/settings/api' },
  { name: 'credits', as: 'creator', path: '/credits' },
  { name: 'prices', as: 'creator', path: '/prices' },
  { name: 'guide', as: 'creator', path: '/guide' },
  { name: 'notices', as: 'blocked', path: '/notices' },
  { name: 'settings-account', as: 'creator', path: '/settings/account' },
  { name: 'settings-connections', as: 'creator', path: '/settings/connections' },
  { name: 'desk-support', as: 'staff', path: '/desk/support/{accountId}' },
  { name: 'desk-audit', as: 'staff', path: '/desk/audit' },
  { name: 'desk-operations', as: 'staff', path: '/desk/operations' },
];

const folder = join(import.meta.dirname, '../../docs/screenshots');
const wanted = process.argv.slice(2);

const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('load');
  await page
    .locator('[role=status][aria-label], .mantine-Skeleton-root')
    .first()
    .waitFor({ state: 'detached', timeout: 15_000 })
    .catch(() => undefined);
  await page.waitForTimeout(700);
};

/** As high as the page is, so that what stays at the foot of a window is at its foot. */
const showsAll = async (page: Page): Promise<void> => {
  const [width, height] = await page.evaluate<[number, number]>('[innerWidth, Math.max(innerHeight, document.documentElement.scrollHeight)]');
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(200);
};

const take = async (browser: Browser, { url }: House, screens: readonly Screen[], role: Role | null): Promise<void> => {
  for (const [sight, wishes] of Object.entries(SIGHTS)) {
    const { context, page, complaints, close } = await visit(browser, url, wishes);
    if (role) await signsIn(context, url, role);
    for (const { name, path, press = [] } of screens) {
      await page.goto(path.replace(/\{(\w+)\}/g, (_, id: string) => role?.ids[id] ?? id));
      await settle(page);
      for (const button of press) await page.getByRole('button', { name: button }).first().click();
      await settle(page);
      const window = page.viewportSize();
      if (press.length === 0) await showsAll(page);
      await page.screenshot({ path: join(folder, `${name}.${sight}.jpg`), type: 'jpeg', quality: 60 });
      if (window) await page.setViewportSize(window);
      process.stdout.write(`${name}.${sight}.jpg\n`);
    }
    for (const complaint of complaints) process.stdout.write(`  ! ${sight}: ${complaint}\n`);
    await close();
  }
};

const dataDir = await mkdtemp(join(tmpdir(), 'keyreel screenshots '));
await mkdir(folder, { recursive: true });
const house = await openHouse(dataDir);
const browser = await startBrowser();
try {
  const screens = SCREENS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const as of new Set(screens.map(screen => screen.as))) {
    const role = as === null ? null : await CAST[as](house);
    await take(
      browser,
      house,
      screens.filter(screen => screen.as === as),
      role,
    );
  }
} finally {
  await browser.close();
  await house.stop();
  await rm(dataDir, { recursive: true, force: true });
}
