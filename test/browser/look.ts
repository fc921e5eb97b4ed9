/**
 * Looks at the page as people see it.
 *
 *   npm run -s look -- serve --at <file>                      starts a service with a cast of people, and stays until it is ended (Ctrl-C, SIGTERM)
 *   npm run -s look -- <path…> --at <file> --as <role> --out <folder> [--only desktop|phone|dark] [--german] [--press <name of a button>]…
 *
 * `{projectId}` and the like in a path are the role's own ids. Roles: nobody, empty, creator, keyed, locked, blocked, staff.
 * A served page is read from disk, and what changed is built before each look.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SIGHTS, signsIn, startBrowser, visit } from './browser.js';
import { CAST, type Role } from './cast.js';
import { openHouse, type House } from './house.js';

interface Served {
  readonly url: string;
  readonly roles: Readonly<Record<string, Role>>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    at: { type: 'string', default: join(tmpdir(), 'keyreel-look.json') },
    as: { type: 'string', default: 'creator' },
    out: { type: 'string', default: join(tmpdir(), 'keyreel-look') },
    only: { type: 'string' },
    german: { type: 'boolean', default: false },
    press: { type: 'string', multiple: true, default: [] },
  },
});

const hire = async (house: House): Promise<Record<string, Role>> => {
  const roles: Record<string, Role> = {};
  for (const [name, play] of Object.entries(CAST)) {
    const { email, password, ids } = await play(house);
    roles[name] = { email, password, ids };
  }
  return roles;
};

const serve = async (): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel look '));
  const house = await openHouse(dataDir);
  const served: Served = { url: house.url, roles: await hire(house) };
  await writeFile(values.at, JSON.stringify(served, null, 2));
  process.stdout.write(`${house.url} is served; who is there is in ${values.at}\n`);
  const end = async () => {
    await house.stop();
    await rm(dataDir, { recursive: true, force: true });
    await rm(values.at, { force: true });
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
};

const look = async (): Promise<void> => {
  const { url, roles } = JSON.parse(await readFile(values.at, 'utf8')) as Served;
  const role = roles[values.as];
  if (!role && values.as !== 'nobody') throw new Error(`There is no ${values.as}. Roles: nobody, ${Object.keys(roles).join(', ')}.`);
  await mkdir(values.out, { recursive: true });
  const browser = await startBrowser();
  for (const [sight, wishes] of Object.entries(SIGHTS)) {
    if (values.only !== undefined && values.only !== sight) continue;
    const { context, page, complaints, close } = await visit(browser, url, { ...wishes, locale: values.german ? 'de-DE' : 'en-GB' });
    if (role) await signsIn(context, url, role);
    for (const path of positionals) {
      await page.goto(path.replace(/\{(\w+)\}/g, (_, name: string) => role?.ids[name] ?? name));
      await page.waitForLoadState('load');
      // a page that keeps a line open is never idle: what is waited for is that nothing says it is loading
      await page
        .locator('[role=status][aria-label]')
        .first()
        .waitFor({ state: 'detached', timeout: 15_000 })
        .catch(() => undefined);
      for (const name of values.press) await page.getByRole('button', { name }).first().click();
      await page.waitForTimeout(600);
      const name = path.replace(/[{}]/g, '').replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'start';
      const file = join(
        values.out,
        `${values.as}-${name}${values.press.length > 0 ? `-${values.press.join('-').replace(/\W+/g, '-')}` : ''}.${sight}.png`,
      );
      await page.screenshot({ path: file, fullPage: true });
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      process.stdout.write(`${file}${wide > 0 ? ` — ${wide} px wider than the window` : ''}\n`);
    }
    for (const complaint of complaints) process.stdout.write(`  ! ${sight}: ${complaint}\n`);
    await close();
  }
  await browser.close();
};

await (positionals[0] === 'serve' ? serve() : look());
