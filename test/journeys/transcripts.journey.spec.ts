import type { Transcript } from '../../src/shared-kernel/generation/transcript.js';
import type { Actor } from '../support/actor.js';
import { strictSrt, strictVtt } from '../support/strict-subtitles.js';
import { film, openWorld, type World } from '../support/world.js';

/** What is not JSON comes as bytes or as text, as the library likes. */
const textOf = ({ text, body }: { text?: string; body: unknown }): string => text ?? (body as Buffer).toString('utf8');
const wordsOf = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('the words of a project', () => {
  let world: World;
  let ada: Actor;
  let eve: Actor;

  beforeAll(async () => {
    world = await openWorld();
    [ada, eve] = [await world.signsUp(), await world.signsUp()];
  });

  afterAll(() => world.close());

  const transcriptOf = async (id: string): Promise<Transcript> => (await ada.get(`/projects/${id}/transcript`).expect(200)).body as Transcript;
  const file = async (id: string, format: string): Promise<string> =>
    textOf(await ada.get(`/projects/${id}/transcript?format=${format}`).expect(200));
  const saidIn = ({ segments }: Transcript): string => wordsOf(segments.map(({ text }) => text).join(' '));

  describe('taken along', () => {
    let projectId: string;
    let words: Transcript;

    beforeAll(async () => {
      await ada.addsKey();
      projectId = await ada.createsProject(await film('keyreel-short'), { name: 'A talk: <first>', thumbnails: 0 });
      words = await transcriptOf(projectId);
    });

    it('[R29] are the same in SubRip and in WebVTT, by readers that know nothing of who wrote them', async () => {
      const [srt, vtt] = [strictSrt(await file(projectId, 'srt')), strictVtt(await file(projectId, 'vtt'))];
      expect(wordsOf(srt.flatMap(({ lines }) => lines).join(' '))).toBe(saidIn(words));
      expect(vtt).toEqual(srt);
      expect(srt.every(({ lines }) => lines.length <= 2 && lines.every(line => line.length <= 42))).toBe(true);
    });

    it('keep to other lines and another pace where they are wished for', async () => {
      const answer = await ada.get(`/projects/${projectId}/transcript?format=vtt&charactersPerLine=20&lines=1&charactersPerSecond=12`).expect(200);
      expect(strictVtt(textOf(answer)).every(({ lines }) => lines.length === 1 && (lines[0] ?? '').length <= 20)).toBe(true);
      await ada.get(`/projects/${projectId}/transcript?format=vtt&lines=9`).expect(400);
      await ada.get(`/projects/${projectId}/transcript?format=doc`).expect(400);
    });

    it('are paragraphs in text and in Markdown, and files with the project’s name', async () => {
      expect(wordsOf(await file(projectId, 'txt'))).toBe(saidIn(words));
      const markdown = await ada.get(`/projects/${projectId}/transcript?format=md`).expect(200);
      expect(textOf(markdown)).toMatch(/^# A talk: \\<first\\>\n\nSimulated by the sandbox provider\.\n\n\*\*00:00:0/);
      expect(markdown.headers['content-type']).toBe('text/markdown; charset=utf-8');
      expect(markdown.headers['content-disposition']).toMatch(/^attachment; filename="A talk_ _first_\.md"/);
    });

    it('[R29][R31] stay free with the key gone', async () => {
      await ada.delete('/settings/api/key').expect(200);
      const before = await ada.available();
      for (const format of ['json', 'srt', 'vtt', 'txt', 'md']) await ada.get(`/projects/${projectId}/transcript?format=${format}`).expect(200);
      expect(await ada.available()).toBe(before);
    });

    it('are none of anybody else’s business', async () => {
      await eve.get(`/projects/${projectId}/transcript?format=srt`).expect(404);
    });
  });
});
