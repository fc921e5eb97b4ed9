import type { Page } from 'playwright-core';
import type { Actor } from '../../support/actor.js';
import { film } from '../../support/world.js';
import { LONG, type Place } from './place.js';

const HOSTILE = '<img src=x onerror=console.error(1)> [press](javascript:console.error(2))';
const SUBTITLES = '1\n00:00:01,000 --> 00:00:03,000\nGood morning.\n';
/** What the practice provider writes begins with what it was asked. */
const [SHARED, KEPT] = ['Write to everybody.', 'Write to nobody but me.'];

/** What is chosen is seen by whoever has the link, and nothing else; and nothing at all once it was ended. */
export const sharedLinks = (place: () => Place) => () => {
  let gina: Actor;
  let owner: Page;
  let stranger: Page;
  let projectId: string;
  let link: string;

  beforeAll(async () => {
    const { world } = place();
    gina = await world.signsUp();
    ({ page: owner } = await place().windowOf(gina));
    ({ page: stranger } = await place().windowOf());
    await owner.goto(await place().linkFor(gina, 'confirm-email'));
    await owner.getByRole('button', { name: 'Confirm' }).click();
    await owner.getByText('Your address is confirmed.').waitFor();
    await world.settled();
    const subtitles = { base64: Buffer.from(SUBTITLES).toString('base64') };
    projectId = await gina.createsProject(await film('keyreel-short'), { name: `Shared ${HOSTILE}`, thumbnails: 2, subtitles });
    const words = await gina.get(`/projects/${projectId}/transcript`).expect(200);
    const change = { kind: 'text', segments: [{ segmentId: words.body.segments[0].id, text: HOSTILE }] };
    await gina.patch(`/projects/${projectId}/transcript`, { change }).set('If-Match', String(words.headers['etag'])).expect(200);
    for (const prompt of [KEPT, SHARED]) await gina.post(`/projects/${projectId}/texts`, { prompt, withTranscript: false }).expect(201);
    await gina.post(`/projects/${projectId}/images`, { prompt: 'A harbour at dawn', size: '512x512' }).expect(201);
    await world.settled();
  }, LONG);

  /** How many pictures there are, each of which was really drawn. */
  const pictures = (): Promise<number> =>
    stranger.evaluate(`(async () => {
      const all = [...document.querySelectorAll('main img')];
      for (const each of all) { each.scrollIntoView(); await each.decode(); }
      return all.length;
    })()`);

  it(
    'are made on the share tab, and show a stranger texts and pictures as they were chosen, as text',
    async () => {
      await owner.goto(`/projects/${projectId}/share`);
      for (const what of ['The transcript', 'The thumbnails', 'Single text, version 2', 'AI image 1']) await owner.getByLabel(what).check();
      await owner.getByRole('button', { name: 'Make a link' }).click();
      link = await owner.getByRole('status').locator('pre').innerText();
      expect(link).toMatch(new RegExp(`^${place().world.url}/shared/\\w+$`));
      const asked: string[] = [];
      stranger.on('request', request => asked.push(new URL(request.url()).pathname));
      await stranger.goto(link);
      await stranger.getByRole('heading', { level: 1, name: `Shared ${HOSTILE}` }).waitFor();
      await stranger.getByText(SHARED.slice(0, -1)).first().waitFor();
      await stranger.getByText(HOSTILE, { exact: true }).last().waitFor();
      expect(await pictures()).toBe(3);
      expect(await stranger.locator('img[src="x"], a[href^="javascript"]').count()).toBe(0);
      const seen = await stranger.locator('body').innerText();
      for (const kept of ['nobody but me', gina.email]) expect(seen).not.toContain(kept);
      expect(asked.filter(path => path.startsWith('/v1/') && !/^\/v1\/(shared\/|welcome)/.test(path))).toEqual([]);
      const { body } = await gina.post(`/projects/${projectId}/shares`, { thumbnails: true }).expect(201);
      await stranger.goto(`/shared/${String(body.token)}`);
      await stranger.getByRole('heading', { level: 1, name: `Shared ${HOSTILE}` }).waitFor();
      expect(await pictures()).toBe(2);
      expect(await stranger.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['From the video']);
      await gina.delete(`/projects/${projectId}/shares/${String(body.shareId)}`).expect(200);
    },
    LONG,
  );

  it(
    'are ended by their owner, who sees that they were opened, and then show nothing and say so calmly',
    async () => {
      await owner.reload();
      await owner.getByText('Opened once').waitFor();
      await owner.getByRole('button', { name: 'End it' }).click();
      await owner.getByText('No links yet.').waitFor();
      await stranger.goto(link);
      await stranger.getByText('There is nothing to be seen by this link.').waitFor();
      expect(await stranger.locator('body').innerText()).not.toContain('Shared <img');
      expect(await pictures()).toBe(0);
    },
    LONG,
  );
};
