import type { Page } from 'playwright-core';
import { inGerman } from '../../../src/infrastructure/http/german/in-german.js';
import { atRest, axeFindings, WCAG } from '../walk.js';
import type { Words } from './words.js';

/** What of a page is judged: all of a screen that somebody has just come to; of what they do there, what is new. */
interface Part {
  readonly within: string;
  readonly isAll: boolean;
}

const OVER = '[role=dialog], [role=menu]';
const isOver = async (page: Page): Promise<boolean> => (await page.locator(OVER).filter({ visible: true }).count()) > 0;

/** What is judged again needs no style sheet or film to be read again. */
const AGAIN = { ...WCAG, preload: false };
/** What a theme changes. */
const COLOURS = { ...AGAIN, runOnly: ['color-contrast', 'link-in-text-block'] };

const DESKTOP = { width: 1280, height: 860 };
export const PHONE = { width: 360, height: 740 };
/** What is left of a desktop's window for a page that is enlarged to 200 %. */
const ENLARGED = { width: 640, height: 430 };

/** What makes somebody scroll sideways: the page itself, what opens over it, or what of that scrolls within; tables scroll by themselves. */
const TOO_WIDE = `(() => {
  const window = document.documentElement;
  const named = each => each.outerHTML.slice(0, 160);
  const beyond = each => each.getBoundingClientRect().right > window.clientWidth + 1 || each.getBoundingClientRect().left < -1;
  const over = [...document.querySelectorAll('[role=dialog], [popover]:popover-open')];
  const wide = window.scrollWidth > window.clientWidth
    ? [...document.body.querySelectorAll('*')].filter(each => beyond(each) && !each.closest('[role=group][tabindex]')).slice(0, 3)
    : [];
  const scrolls = over.flatMap(each => [each, ...each.querySelectorAll('*')]).filter(each =>
    each.scrollWidth > each.clientWidth + 1 && !each.closest('[role=group][tabindex], textarea, input, pre[tabindex]') && /auto|scroll/.test(getComputedStyle(each).overflowX));
  return [...(window.scrollWidth > window.clientWidth ? ['the page is ' + window.scrollWidth + ' px wide'] : []),
    ...wide.map(named), ...over.filter(beyond).map(named), ...scrolls.map(named)];
})()`;

const tooWide = async (page: Page): Promise<string[]> => {
  await atRest(page);
  return page.evaluate<string[]>(TOO_WIDE);
};

const inTheDark = async (page: Page, { within, isAll }: Part): Promise<string[]> => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const findings = await axeFindings(page, within, isAll ? AGAIN : COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  return findings;
};

const enlarged = async (page: Page): Promise<string[]> => {
  await page.setViewportSize(ENLARGED);
  return tooWide(page);
};

/** Some of a screen is there on a phone alone. */
const onAPhone = async (page: Page, { within, isAll }: Part): Promise<string[]> => {
  await page.setViewportSize(PHONE);
  return [...(await tooWide(page)), ...(isAll ? await axeFindings(page, within, AGAIN) : [])];
};

const said = (where: string, findings: readonly string[]): string[] => findings.map(finding => `${where}: ${finding}`);

/** What is wrong with a screen as it stands: in both themes, on a phone, and enlarged. What opens over it is judged by itself. */
export const judged = async (page: Page, isNew: boolean): Promise<readonly string[]> => {
  const part = (await isOver(page)) ? { within: OVER, isAll: false } : { within: 'html', isAll: isNew };
  const findings = [
    ...said('light', await axeFindings(page, part.within, part.isAll ? WCAG : AGAIN)),
    ...said('dark', await inTheDark(page, part)),
    ...said('on a phone', await onAPhone(page, part)),
    ...said('enlarged', await enlarged(page)),
  ];
  await page.setViewportSize(DESKTOP);
  return findings;
};

/** Every text on the screen, one for each that was written by itself, and the names of what has none to be seen. */
const TEXTS = `(() => {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('script, style, textarea')) texts.push(walker.currentNode.data);
  for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
    for (const each of document.querySelectorAll('[' + name + ']')) texts.push(each.getAttribute(name));
  return [...new Set(texts.map(text => text.trim()))];
})()`;

/** What the component library says by itself when it is not told otherwise. */
const LIBRARY = new Set(['Toggle password visibility']);

/** What is called otherwise than it looks, so that nobody can say to it what they see. */
const MISNAMED = `[...document.querySelectorAll('button[aria-label], a[aria-label], [role=menuitem][aria-label], [role=tab][aria-label]')]
  .map(each => [each.getAttribute('aria-label'), each.innerText.replace(/\\s+/g, ' ').trim()])
  .filter(([name, seen]) => !name.toLowerCase().includes(seen.toLowerCase()))
  .map(([name, seen]) => seen + ' is called ' + name)`;

/** What is wrong with a screen that a German sees on a phone. */
export const judgedInGerman = async (page: Page, words: Words): Promise<readonly string[]> => {
  const language = await page.evaluate<string>('document.documentElement.lang');
  const texts = await page.evaluate<string[]>(TEXTS);
  return [
    ...(language === 'de' ? [] : [`the language is ${language}`]),
    ...said('in German', [...(await tooWide(page)), ...(await page.evaluate<string[]>(MISNAMED))]),
    ...said(
      'left in English',
      texts.filter(text => words.isEnglish(text) || LIBRARY.has(text) || (text.length > 25 && inGerman(text) !== null)),
    ),
  ];
};
