import type { Browser, Page } from 'playwright-core';
import { openPostOffice, type PostOffice, type ReceivedLetter } from '../../../src/infrastructure/mail/testing/post-office.js';
import type { Actor } from '../../support/actor.js';
import { openWorld, type World } from '../../support/world.js';
import { signsIn, startBrowser, visit, type Visit } from '../browser.js';

export const LONG = 240_000;

/** A service that sends letters, and windows to look at it. */
export interface Place {
  readonly world: World;
  readonly office: PostOffice;
  /** The window of somebody who is not signed in, or of a person who is. */
  windowOf(person?: Actor): Promise<Visit>;
  /** Where the newest letter to somebody leads, here instead of at the operator's address. */
  linkFor(person: Actor, page: string): Promise<string>;
  /** What went wrong in any window since this was asked. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

/** As a mail program reads it: the transfer encoding of letters undone. */
const unfolded = ({ text }: ReceivedLetter): string =>
  text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export const openPlace = async (): Promise<Place> => {
  const office = await openPostOffice();
  const mail = { url: office.url, from: 'Keyreel <hello@example.net>' };
  const [world, browser]: [World, Browser] = await Promise.all([openWorld({ mail }), startBrowser()]);
  const windows: Visit[] = [];
  return {
    world,
    office,
    windowOf: async person => {
      const own = await visit(browser, world.url);
      windows.push(own);
      own.page.setDefaultTimeout(30_000);
      if (person) await signsIn(own.context, world.url, person);
      return own;
    },
    linkFor: async (person, page) => {
      const letter = unfolded(await office.letterTo(person.email));
      const found = new RegExp(`/${page}#code=\\S+`).exec(letter)?.[0];
      if (found === undefined) throw new Error(`The letter leads to no ${page}: ${letter}`);
      return found;
    },
    complaints: () => windows.flatMap(own => own.complaints.splice(0)),
    close: async () => {
      await browser.close();
      await world.close();
      await office.close();
    },
  };
};

/** Signs in by the form, as far as the password goes. */
export const givesPassword = async (page: Page, { email, password }: Pick<Actor, 'email' | 'password'>): Promise<void> => {
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

/** Signs out by the menu, and stands before the door. */
export const signsOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
};
