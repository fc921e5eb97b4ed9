import { auditorDesk } from './desks/auditor-desk.js';
import { operatorDesk } from './desks/operator-desk.js';
import { atTheDesks, LONG } from './desks/staff.js';
import { axeFindings, FIRST_LOAD_BYTES, isThere, weighed } from './walk.js';

/** Those who look after the service and its people, each in a window of their own, and all in one world. */
describe('the desks in a browser', () => {
  const desks = atTheDesks();

  it('tells a creator calmly that a desk is not theirs, whichever they come to, and asks nothing there', async () => {
    const { page } = desks().owner;
    const { ada } = desks();
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    for (const way of [`/desk/support/${ada.accountId}`, '/desk/audit', '/desk/operations']) {
      await page.goto(way);
      await page.getByRole('heading', { level: 1, name: 'This desk is not yours' }).waitFor();
    }
    expect(await axeFindings(page)).toEqual([]);
    expect(asked.filter(path => /^\/v1\/(support|log|operations|credit-changes)/.test(path))).toEqual([]);
    await page.getByRole('link', { name: 'To your projects' }).click();
    await page.getByText('A film').first().waitFor();
  });

  it.each(['/desk/support', '/desk/support/{owner}', '/desk/audit', '/desk/operations'])(
    'shows %s with no more than 200 KB over the wire',
    async place => {
      const { admin, ada, windowOf } = desks();
      const fresh = await windowOf(admin);
      const bytes = await weighed(fresh.page, place.replace('{owner}', ada.accountId), () => isThere(fresh.page));
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
      await fresh.close();
    },
    LONG,
  );

  describe('for auditors', auditorDesk(desks));
  describe('for operators', operatorDesk(desks));
});
