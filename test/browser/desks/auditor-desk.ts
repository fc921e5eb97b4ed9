import { readFile } from 'node:fs/promises';
import { axeFindings } from '../walk.js';
import { LONG, part, toldBy, type Desks } from './staff.js';

const WHY = { reason: 'goodwill', note: 'A bad day.', ticket: 'T-1042' };

/** One sign of a hash, or of the signature, is another. */
const anotherSign = (sign: string): string => (sign === 'A' ? 'B' : 'A');
const anotherHash = (proof: string): string => proof.replace(/^(index \d+\n)(.)/m, (_, index: string, sign: string) => index + anotherSign(sign));
const anotherSignature = (proof: string): string =>
  proof.replace(/(— \S+ \S{20})(.)/, (_, before: string, sign: string) => before + anotherSign(sign));

/** The same data in other bytes. */
const otherBytes = (answer: string): string => {
  const { items, ...rest } = JSON.parse(answer) as { readonly items: readonly { readonly data: string }[] };
  return JSON.stringify({ ...rest, items: items.map(event => ({ ...event, data: event.data.replace('{', '{ ') })) });
};

/** The log, and what shows that it was not rewritten. */
export const auditorDesk = (desks: () => Desks) => () => {
  /** What the auditor's window asked to be done, and all that it was told. */
  const written = new Set<string>();
  const heard: Promise<string>[] = [];

  beforeAll(() => {
    const { page } = desks().auditor;
    page.on('request', request => {
      if (request.method() !== 'GET') written.add(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    page.on('requestfinished', request => {
      if (/\/v1\/log\/(events|reconciliation)/.test(request.url())) heard.push(toldBy(request));
    });
  });

  it(
    'lets an auditor read the log with filters and follow it live',
    async () => {
      const { page } = desks().auditor;
      const { ada, admin } = desks();
      await page.goto('/desk/audit');
      const filters = page.getByRole('form', { name: 'Filters' });
      await filters.getByLabel('Kind of stream').fill('credits');
      await filters.getByLabel('Account').fill(ada.accountId);
      await filters.getByLabel('Order').selectOption('Oldest first');
      await filters.getByRole('button', { name: 'Show', exact: true }).click();
      const listed = page.getByRole('group', { name: 'Log', exact: true }).getByRole('button');
      await page.getByRole('button', { name: /^Task Scheduled/ }).waitFor({ state: 'detached' });
      await listed.first().waitFor();
      expect((await listed.allInnerTexts()).slice(0, 3)).toEqual(['Credits Granted', 'Credits Held', 'Hold Settled']);
      expect(await axeFindings(page)).toEqual([]);
      const followed = page.waitForResponse(answer => answer.url().includes('/v1/log/live'));
      await page.getByRole('switch', { name: 'Follow live' }).click();
      await followed;
      await page.getByText('Nothing has happened since.').waitFor();
      await admin.post(`/accounts/${ada.accountId}/credits/grants`, { amount: { microCredits: '5000000' }, ...WHY }).expect(201);
      const live = page.getByRole('group', { name: 'Since you follow' });
      await live.getByRole('button', { name: /^Credits Granted/ }).waitFor();
      await page.getByRole('switch', { name: 'Follow live' }).click();
    },
    LONG,
  );

  it(
    'proves to an auditor in the browser that an event is in the signed log, and shows what is forged as forged',
    async () => {
      const { page } = desks().auditor;
      await desks().seals();
      const verdictOn = async (event: RegExp) => {
        await page.goto('/desk/audit');
        await page.getByRole('button', { name: event }).last().click();
        await page.getByRole('dialog').getByRole('button', { name: 'Verify here' }).click();
        return page.getByRole('dialog').getByRole('status').innerText();
      };
      const honest = await verdictOn(/^Hold Settled/);
      for (const said of [
        'Proven: this event is in the log',
        'follows from the event’s own bytes',
        'lead to the root',
        'signed by a key that you trust',
      ])
        expect(honest).toContain(said);
      expect(await axeFindings(page)).toEqual([]);
      const forgeries = [
        [/\/proof$/, anotherHash, 'do not lead to the root'],
        [/\/proof$/, anotherSignature, 'The signature of the checkpoint is false'],
        [/\/v1\/log\/events\?/, otherBytes, 'The leaf does not follow'],
      ] as const;
      for (const [where, forge, says] of forgeries) {
        await page.route(where, async route => {
          const response = await route.fetch();
          await route.fulfill({ contentType: response.headers()['content-type'] ?? '', body: forge(await response.text()) });
        });
        const forged = await verdictOn(/^Hold Settled/);
        expect(forged).toMatch(/^Not proven/);
        expect(forged).toContain(says);
        await page.unroute(where);
      }
    },
    LONG,
  );

  it(
    'proves to an auditor that the log grew out of a checkpoint that they kept, and that a changed one does not',
    async () => {
      const { page } = desks().auditor;
      const { ada } = desks();
      await page.goto('/desk/audit');
      await page.getByRole('tab', { name: 'Checkpoints' }).click();
      const coming = page.waitForEvent('download');
      await page
        .getByRole('button', { name: /^Keep the checkpoint of/ })
        .last()
        .click();
      const kept = await readFile(await (await coming).path(), 'utf8');
      await ada.put('/credits/thresholds', { thresholds: [{ microCredits: '1000000' }] }).expect(200);
      await desks().seals();
      const compares = async (note: string) => {
        await page.reload();
        await page.getByRole('tab', { name: 'Checkpoints' }).click();
        await page.getByLabel('The kept checkpoint').fill(note);
        await page.getByRole('button', { name: 'Compare here' }).click();
        return part(page, 'Compare with one that was kept').getByRole('status').innerText();
      };
      const grown = await compares(kept);
      expect(grown).toMatch(/^Proven: the log of \d+ events begins with the \d+ that were signed then/);
      expect(await axeFindings(page)).toEqual([]);
      const changed = await compares(kept.replace(/\n(.)(\S{43})\n\n/, (_, sign: string, rest: string) => `\n${anotherSign(sign)}${rest}\n\n`));
      expect(changed).toContain('Not proven: the log of today does not begin with what was signed then');
      expect(changed).toContain('Then: The signature of the checkpoint is false');
      await page.route('**/v1/log/consistency?*', async route => route.fulfill({ json: { ...(await (await route.fetch()).json()), hashes: [] } }));
      expect(await compares(kept)).toContain('No hashes lead from the root of then to the root of now');
      await page.unroute('**/v1/log/consistency?*');
    },
    LONG,
  );

  it(
    'gives an auditor an export to take away and the two records held against each other, and offers nothing else to be changed',
    async () => {
      const { page } = desks().auditor;
      const { ada } = desks();
      await page.getByRole('tab', { name: 'Exports' }).click();
      await page.getByRole('button', { name: 'Order an export' }).click();
      const coming = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download' }).click();
      expect((await coming).suggestedFilename()).toMatch(/^keyreel-log-.*\.zip$/);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Reconciliation' }).click();
      const inside = part(page, 'Reconciliation');
      for (const kind of ['Ledger against tasks', 'Tasks against calls']) {
        await inside.getByLabel('What is compared').selectOption(kind);
        const answered = page.waitForResponse(answer => answer.url().includes('/v1/log/reconciliation'));
        await inside.getByRole('button', { name: 'Compare', exact: true }).click();
        await answered;
        await inside.getByText('Everything agrees.').waitFor();
      }
      const billed = await desks().world.provider.invoice();
      const csv = ['attemptId,outputTokens', ...billed.map(({ attemptId }) => `${attemptId},1000000`)].join('\r\n');
      const invoice = part(page, 'Against the provider’s invoice');
      await page.locator('input[type=file]').setInputFiles({ name: 'invoice.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await invoice.getByRole('button', { name: 'Compare', exact: true }).click();
      await invoice.getByText('1 difference').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect([...written]).toEqual(['POST /v1/log/exports', 'POST /v1/log/reconciliation/invoice']);
      expect(await page.getByRole('link', { name: /desk$/ }).allInnerTexts()).toEqual(['Auditor desk']);
      const told = (await Promise.all(heard)).join('\n');
      expect(told).toContain('HoldSettled');
      for (const kept of [desks().prompt, ada.email, ada.password, desks().world.platformKey]) expect(told).not.toContain(kept);
    },
    LONG,
  );
};
