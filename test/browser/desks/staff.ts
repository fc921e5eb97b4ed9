import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page, Request } from 'playwright-core';
import { readConfiguration } from '../../../src/configuration.js';
import type { Actor } from '../../support/actor.js';
import { Receiver } from '../../support/receiver.js';
import { film, openWorld, type World } from '../../support/world.js';
import { signsIn, startBrowser, visit, type Visit } from '../browser.js';

export const LONG = 240_000;

type Role = 'support' | 'auditor' | 'admin';

/** A world with an owner whose affairs are looked after, and those who do, each in a window of their own. */
export interface Desks {
  readonly world: World;
  readonly browser: Browser;
  readonly receiver: Receiver;
  /** Whose project and text there are. */
  readonly ada: Actor;
  /** The first administrator. */
  readonly admin: Actor;
  readonly projectId: string;
  readonly taskId: string;
  /** What ada told in confidence. */
  readonly prompt: string;
  readonly owner: Visit;
  readonly auditor: Visit;
  readonly operator: Visit;
  /** Signs the log as far as it goes. */
  seals(): Promise<unknown>;
  /** A window of somebody's own, signed in. */
  windowOf(person: Actor): Promise<Visit>;
  /** Somebody of the staff, with just these roles. */
  hires(...roles: readonly Role[]): Promise<Actor>;
  /** What went wrong in any window since this was asked. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

const openDesks = async (): Promise<Desks> => {
  const receiver = await Receiver.open();
  const wishes = { sealing: { ...readConfiguration({}).sealing, everyMs: 0 }, fetchAllow: [receiver.host] };
  const [world, browser] = await Promise.all([openWorld(wishes), startBrowser()]);
  const [admin, ada] = [await world.signsUp(), await world.signsUp()];
  await admin.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
  const prompt = `Tell of the ${randomUUID()} in one line.`;
  const projectId = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
  const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt, withTranscript: false }).expect(201);
  await world.settled();
  await world.service.platform.sealing.sealer.round();
  const windows: Visit[] = [];
  const windowOf = async (person: Actor): Promise<Visit> => {
    const own = await visit(browser, world.url);
    windows.push(own);
    own.page.setDefaultTimeout(30_000);
    await signsIn(own.context, world.url, person);
    return own;
  };
  const hires = async (...roles: readonly Role[]): Promise<Actor> => {
    const person = await world.signsUp();
    for (const role of roles) await admin.post(`/accounts/${person.accountId}/roles`, { role }).expect(200);
    return person;
  };
  return {
    ...{ world, browser, receiver, ada, admin, projectId, prompt, hires, windowOf },
    taskId: String(body.taskId),
    owner: await windowOf(ada),
    auditor: await windowOf(await hires('auditor')),
    operator: await windowOf(admin),
    seals: () => world.service.platform.sealing.sealer.round(),
    complaints: () => windows.flatMap(own => own.complaints.splice(0)),
    close: async () => {
      await browser.close();
      await world.close();
      await receiver.close();
    },
  };
};

/** An amount as the page shows it. */
export const shown = (micro: bigint): string => new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(Number(micro) / 1_000_000);

/** The part of a screen below a heading. */
export const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** What a list of names and values says of one of them. */
export const factOf = (where: Locator, name: string): Locator =>
  where
    .locator('dl > div')
    .filter({ has: where.page().getByText(name, { exact: true }) })
    .locator('dd');

/** What was answered; a window that went on meanwhile has not kept it. */
export const toldBy = (request: Request): Promise<string> =>
  request
    .response()
    .then(answer => answer?.text() ?? '')
    .catch(() => '');

/** Fills in why something is done, and does it. */
export const does = async (page: Page, label: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ticket').fill('T-1042');
  await dialog.getByLabel('Why, in your words').fill('She called about it, in tears.');
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};

/** Opens the desks before what is told in this `describe`, and closes them after it. */
export const atTheDesks = (): (() => Desks) => {
  let opened: Desks | undefined;
  const desks = (): Desks => {
    if (!opened) throw new Error('The desks are not open yet.');
    return opened;
  };

  beforeAll(async () => {
    opened = await openDesks();
  }, LONG);

  afterAll(() => opened?.close(), LONG);

  /** Whatever the page did, nothing broke, nothing came from elsewhere, and no policy was offended. */
  afterEach(() => expect(desks().complaints()).toEqual([]));

  return desks;
};
