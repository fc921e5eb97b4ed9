import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import type { Transcript } from '../../src/shared-kernel/generation/transcript.js';
import type { Actor } from '../support/actor.js';
import { strictSrt, strictVtt } from '../support/strict-subtitles.js';
import { filmWithTwoSoundTracks } from '../support/two-tracks.js';
import { film, openWorld, raw, type World } from '../support/world.js';

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

  it('are waited for while they are being made, and asked for where nobody makes them', async () => {
    const order = await world.provider.break({ behaviour: 'server-error', endpoint: 'transcriptions' });
    const projectId = await eve.createsProject(await film('keyreel-short'), { thumbnails: 0 });
    const missing = async () => (await eve.get(`/projects/${projectId}/transcript`).expect(409)).body as unknown;
    expect(await missing()).toMatchObject({ code: 'transcript_not_ready', reason: 'being_made', remedies: ['wait_and_retry'] });
    await eve.cancelsWaiting(projectId);
    await world.provider.mend(order);
    expect(await missing()).toMatchObject({ code: 'transcript_not_ready', reason: 'not_being_made', remedies: ['make_a_transcript'] });
  });

  it('are being made as soon as their project is there, though its list of tasks does not show it yet', async () => {
    const uploadId = await eve.uploads(await film('keyreel-short'));
    const owner = new pg.Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('begin; lock table read.read_media_pipeline_tasks in share mode');
      const { body } = await eve.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 0 }).expect(201);
      const path = `/projects/${String(body.projectId)}/transcript`;
      expect((await eve.get(path).expect(409)).body).toMatchObject({ code: 'transcript_not_ready', reason: 'being_made' });
      await owner.query('commit');
      await world.settled();
      await eve.get(path).expect(200);
    } finally {
      await owner.end();
    }
  });

  const eventsOf = async ({ accountId }: Actor) => {
    const found: { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[] = [];
    for await (const { events } of world.service.platform.log.readAll({ after: START }))
      found.push(...events.filter(({ data }) => data['accountId'] === accountId));
    return found;
  };

  const SRT = '1\n00:00:01,000 --> 00:00:03,000\nWe measured the tide.\n\n2\n00:00:04,000 --> 00:00:06,000\n<b>Twice</b>, in Kiel.\n';
  const VTT = 'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Grace>We measured the flood.\n';
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const brings = (who: Actor, id: string, bytes: Buffer | string, headers: Readonly<Record<string, string>> = {}) =>
    raw(world)
      .put(`/v1/projects/${id}/transcript`)
      .set({ Authorization: `Bearer ${who.token}`, 'Content-Type': 'application/x-subrip', ...headers })
      .send(bytes);
  const transcribed = async (): Promise<number> =>
    (await world.provider.invoice({ key: world.platformKey })).filter(({ endpoint }) => endpoint.includes('transcriptions')).length;

  describe('brought when the project is made', () => {
    let projectId: string;
    let calls: number;
    let before: bigint;

    beforeAll(async () => {
      [calls, before] = [await transcribed(), await ada.available()];
      const source = { kind: 'upload', uploadId: await ada.uploads(await film('keyreel-short')) };
      const plan = { source, thumbnails: 0, subtitles: { base64: base64(SRT) } };
      const quote = await ada.post('/projects/quote', plan).expect(200);
      expect(quote.body).toMatchObject({ parts: [], ceiling: { microCredits: '0' }, affordable: true });
      const made = await ada.post('/projects', { name: 'Tides', ...plan, quoteId: quote.body.quoteId }).expect(201);
      projectId = String(made.body.projectId);
      await world.settled();
    });

    it('cost nothing and call nobody, and are there at once', async () => {
      expect((await transcriptOf(projectId)).segments.map(({ start, end, text, words }) => [start, end, text, words])).toEqual([
        [1, 3, 'We measured the tide.', []],
        [4, 6, 'Twice, in Kiel.', []],
      ]);
      expect(await ada.available()).toBe(before);
      expect(await transcribed()).toBe(calls);
      const { body } = await ada.get(`/projects/${projectId}/transcript/versions`).expect(200);
      expect(body.items).toEqual([expect.objectContaining({ version: 1, how: 'brought', taskId: null, segments: 2, seconds: 6 })]);
    });

    it('are what cards are written from', async () => {
      const card = await ada.post(`/projects/${projectId}/cards`, { name: 'Mail', prompt: 'Write a mail.' }).expect(201);
      const run = await ada.post(`/projects/${projectId}/cards/${card.body.cardId}/run`).expect(201);
      await world.settled();
      expect((await ada.get(`/outputs/${run.body.taskId}`)).body).toMatchObject({ state: 'ready' });
      const { body } = await ada.get(`/tasks/${run.body.taskId}/receipt/prompt`).expect(200);
      expect(body.transcript).toBe('[00:01] We measured the tide.\nTwice, in Kiel.');
    });

    it('are not paid for besides, and a file that cannot be read stops it all', async () => {
      const source = { kind: 'upload', uploadId: await ada.uploads(await film('keyreel-short')) };
      const both = await ada.post('/projects', { name: 'T', source, transcribe: true, subtitles: {} }).expect(422);
      expect(both.body).toMatchObject({ code: 'transcript_twice' });
      const bad = { base64: base64(`${SRT}\n3\n00:99:00,000 --> 00:99:01,000\nC\n`) };
      const refused = await ada.post('/projects', { name: 'T', source, subtitles: bad }).expect(422);
      expect(refused.body).toMatchObject({
        code: 'subtitles_unreadable',
        reason: 'time_not_understood',
        line: 10,
        cue: 3,
        remedies: ['mend_the_line'],
      });
      expect((await ada.get('/projects').expect(200)).body.items).toHaveLength(2);
    });

    it('go over to a fork, and into all that can be taken along', async () => {
      const fork = await ada.post(`/projects/${projectId}/fork`).expect(201);
      expect(fork.body.carriedOver.transcript).toBe(true);
      expect(strictSrt(await file(String(fork.body.projectId), 'srt'))).toHaveLength(2);
      expect((await ada.get(`/projects/${projectId}/export?format=json`).expect(200)).body.transcript.segments).toHaveLength(2);
      await world.settled();
      const everything = textOf(await ada.get('/accounts/me/export').buffer(true).expect(200));
      expect(everything).toContain('"document":{"language":null,"durationSeconds":6');
      expect(everything).toContain('TranscriptBrought');
    });

    it('lie nowhere in clear', async () => {
      const log = JSON.stringify(await eventsOf(ada));
      expect(log).toContain('TranscriptBrought');
      expect(log).not.toContain('measured the tide');
    });
  });

  describe('brought later', () => {
    let projectId: string;
    let heard: string;

    beforeAll(async () => {
      projectId = await ada.createsProject(await film('keyreel-short'), { thumbnails: 0 });
      heard = String((await ada.get(`/projects/${projectId}/transcript`).expect(200)).headers['etag']);
    });

    it('need to be brought in sight of the words that there are', async () => {
      expect((await brings(ada, projectId, SRT).expect(428)).body.code).toBe('precondition_required');
      expect((await brings(ada, projectId, SRT, { 'If-Match': `"${'0'.repeat(64)}"` }).expect(412)).body.code).toBe('precondition_stale');
      expect((await brings(ada, projectId, SRT, { 'If-Match': '"7"' }).expect(400)).body.code).toBe('precondition_malformed');
      expect((await brings(eve, projectId, SRT, { 'If-Match': '*' }).expect(404)).body.code).toBe('project_unknown');
    });

    it('become the newest version, once, whatever is repeated', async () => {
      const before = await ada.available();
      const headers = { 'If-Match': heard, 'Idempotency-Key': 'the-file' };
      const { body, headers: told } = await brings(ada, projectId, Buffer.from(`\ufeff${SRT}`, 'utf16le'), headers).expect(200);
      expect(body).toMatchObject({ version: 2, format: 'srt', encoding: 'utf-16le', segments: 2, remarks: [], charged: { microCredits: '0' } });
      expect(told['etag']).toBe(body.etag);
      expect((await brings(ada, projectId, Buffer.from(`\ufeff${SRT}`, 'utf16le'), headers).expect(200)).body).toEqual(body);
      expect((await ada.get(`/projects/${projectId}/transcript`)).headers['etag']).toBe(body.etag);
      expect(await ada.available()).toBe(before);
    });

    it('lose nothing of what was there: each version can be read and restored by whoever has seen the newest', async () => {
      const { etag } = (await ada.get(`/projects/${projectId}/transcript`).expect(200)).headers;
      const next = await brings(ada, projectId, VTT, { 'If-Match': String(etag), 'Content-Type': 'text/vtt' }).expect(200);
      expect((await brings(ada, projectId, SRT, { 'If-Match': String(etag) }).expect(412)).body.code).toBe('precondition_stale');
      expect(await file(projectId, 'txt')).toBe('Grace: We measured the flood.\n');
      expect(strictVtt(await file(projectId, 'vtt&version=2'))[0]?.lines).toEqual(['We measured the tide.']);
      await ada.get(`/projects/${projectId}/transcript?version=9`).expect(404);
      const restore = (version: number, seen: string) => ada.post(`/projects/${projectId}/transcript/restore`, { version }).set('If-Match', seen);
      expect((await restore(1, String(etag)).expect(412)).body.code).toBe('precondition_stale');
      expect((await restore(9, '*').expect(404)).body.code).toBe('transcript_version_unknown');
      const back = await restore(1, String(next.body.etag)).expect(200);
      expect(back.body).toMatchObject({ version: 4, etag: heard, charged: { microCredits: '0' } });
      const first = await ada.get(`/projects/${projectId}/transcript/versions?limit=3`).expect(200);
      const rest = await ada.get(`/projects/${projectId}/transcript/versions?cursor=${String(first.body.next)}`).expect(200);
      const told = [...first.body.items, ...rest.body.items].map(({ how, basedOn }: { how: string; basedOn: number | null }) => [how, basedOn]);
      expect(told).toEqual([
        ['heard', null],
        ['brought', null],
        ['brought', null],
        ['restored', 1],
      ]);
    });

    it('and a transcription that ends meanwhile are both kept', async () => {
      const source = { kind: 'upload', uploadId: await ada.uploads(await film('keyreel-short')) };
      const { body } = await ada.post('/projects', { name: 'Race', source, thumbnails: 0 }).expect(201);
      const raced = await brings(ada, String(body.projectId), SRT);
      await world.settled();
      const versions = (await ada.get(`/projects/${body.projectId}/transcript/versions`).expect(200)).body.items as readonly { how: string }[];
      expect(versions.map(({ how }) => how).sort()).toEqual(raced.status === 200 ? ['brought', 'heard'] : ['heard']);
      expect([200, 428, 412]).toContain(raced.status);
    });

    it('are refused with line and remedy where nobody can read them', async () => {
      const at = (bytes: Buffer | string) => brings(ada, projectId, bytes, { 'If-Match': '*' });
      expect((await at('hello').expect(422)).body).toMatchObject({ code: 'subtitles_unreadable', reason: 'no_cues', remedies: expect.any(Array) });
      expect((await at(Buffer.alloc(17 * 1024 * 1024, 'a')).expect(422)).body).toMatchObject({ reason: 'too_large', remedies: ['split_the_file'] });
      await brings(ada, projectId, SRT, { 'If-Match': '*', 'Content-Type': 'text/html' }).expect(415);
      const old = await at(Buffer.from('1\n00:00:02,000 --> 00:00:01,000\nGrüße\n', 'latin1')).expect(200);
      expect(old.body).toMatchObject({
        encoding: 'windows-1252',
        remarks: [
          { what: 'encoding_guessed', cues: 0, firstLine: null },
          { what: 'ends_before_it_begins', cues: 1, firstLine: 2 },
        ],
      });
    });
  });

  describe('brought from a bad day', () => {
    const cue = (number: number, from: string, to: string, text: string): string => `${number}\n00:${from},000 --> 00:${to},000\n${text}\n\n`;
    const at = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);
    let projectId: string;

    const bring = (bytes: Buffer | string) => brings(ada, projectId, bytes, { 'If-Match': '*' });

    beforeAll(async () => {
      const source = { kind: 'upload', uploadId: await ada.uploads(await film('keyreel-short')) };
      const { body } = await ada.post('/projects', { name: 'Bad days', source, thumbnails: 0, subtitles: { base64: base64(SRT) } }).expect(201);
      projectId = String(body.projectId);
    });

    it('are told to overlap and to run backwards, put in order, and exported as players can take them', async () => {
      const file = [cue(1, '00:04', '00:09', 'Second.'), cue(2, '00:01', '00:06', 'First.'), cue(3, '00:12', '00:10', 'Third.')].join('');
      const { body } = await bring(file).expect(200);
      expect(body.segments).toBe(3);
      const remarks = body.remarks as readonly { what: string }[];
      expect(remarks.map(({ what }) => what).sort()).toEqual(['ends_before_it_begins', 'not_in_order', 'overlaps']);
      const { segments } = await transcriptOf(projectId);
      expect(segments.map(({ text }) => text)).toEqual(['First.', 'Second.', 'Third.']);
      expect(segments.every(({ start, end }) => start <= end)).toBe(true);
      const answers = await Promise.all(['srt', 'vtt'].map(format => ada.get(`/projects/${projectId}/transcript?format=${format}`).expect(200)));
      expect(strictSrt(textOf(answers[0] as (typeof answers)[number]))).toHaveLength(3);
      expect(strictVtt(textOf(answers[1] as (typeof answers)[number]))).toHaveLength(3);
    });

    it.each([
      ['utf-16le', Buffer.from(`\ufeff${SRT.replace('tide', 'Größe')}`, 'utf16le')],
      ['utf-16be', Buffer.from(`\ufeff${SRT.replace('tide', 'Größe')}`, 'utf16le').swap16()],
      ['windows-1252', Buffer.from(SRT.replace('tide', 'Größe'), 'latin1')],
      ['utf-8', Buffer.from(`\ufeff${SRT.replace('tide', 'Größe').replaceAll('\n', '\r\n')}`)],
    ])('are read in %s', async (encoding, bytes) => {
      expect((await bring(bytes).expect(200)).body).toMatchObject({ encoding, segments: 2 });
      expect((await transcriptOf(projectId)).segments[0]?.text).toBe('We measured the Größe.');
    });

    it('may have 100,000 cues, which are searched and exported, and not one more', async () => {
      const cues = Array.from({ length: 100_001 }, (_, index) => `${index + 1}\n${at(index / 2)},000 --> ${at(index / 2)},400\n${index}\n\n`);
      expect((await bring(cues.slice(0, 100_000).join('')).expect(200)).body.segments).toBe(100_000);
      const { body } = await ada.post(`/projects/${projectId}/transcript/search`, { query: '"99999"' }).expect(200);
      expect(body.items).toMatchObject([{ segmentId: 's100000' }]);
      expect((await bring(cues.join('')).expect(422)).body).toMatchObject({ code: 'subtitles_unreadable', reason: 'too_many_cues' });
    });
  });

  describe('edited', () => {
    let projectId: string;
    let tag: string;

    const edits = (change: object, seen = tag) => ada.patch(`/projects/${projectId}/transcript`, { change }).set('If-Match', seen);
    const changes = async (change: object): Promise<Transcript> => {
      const { body, headers } = await edits(change).expect(200);
      expect(body).toMatchObject({ charged: { microCredits: '0' }, etag: headers['etag'] });
      tag = String(body.etag);
      return transcriptOf(projectId);
    };

    beforeAll(async () => {
      const source = { kind: 'upload', uploadId: await ada.uploads(await film('keyreel-short')) };
      const { body } = await ada.post('/projects', { name: 'Edited', source, thumbnails: 0, subtitles: {} }).expect(201);
      projectId = String(body.projectId);
      await ada.get(`/projects/${projectId}/transcript`).expect(409);
      const brought = await brings(ada, projectId, SRT).expect(200);
      tag = String(brought.body.etag);
    });

    it('keep their times, and have speakers in exports and in prompts', async () => {
      const before = await ada.available();
      await changes({ kind: 'speakers', speakers: [{ name: 'Ada' }, { name: 'Grace <b>' }] });
      await changes({ kind: 'speaker', segmentIds: ['s1'], speakerId: 'p1' });
      await changes({ kind: 'speaker', segmentIds: ['s2'], speakerId: 'p2' });
      const { segments } = await changes({ kind: 'text', segments: [{ segmentId: 's2', text: 'Thrice, in <i>Kiel</i>.' }] });
      expect(segments.map(({ start, end }) => [start, end])).toEqual([
        [1, 3],
        [4, 6],
      ]);
      expect(await file(projectId, 'txt')).toBe('Ada: We measured the tide.\n\nGrace <b>: Thrice, in <i>Kiel</i>.\n');
      expect(strictVtt(await file(projectId, 'vtt')).map(({ voice, lines }) => [voice, lines])).toEqual([
        ['Ada', ['We measured the tide.']],
        ['Grace <b>', ['Thrice, in <i>Kiel</i>.']],
      ]);
      expect(textOf(await ada.get(`/projects/${projectId}/export`).expect(200))).toContain('**Grace \\<b\\>:** Thrice');
      const run = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Sum up.' }).expect(201);
      await world.settled();
      const { body } = await ada.get(`/tasks/${run.body.taskId}/receipt/prompt`).expect(200);
      expect(body.transcript).toBe('[00:01] Ada: We measured the tide.\nGrace <b>: Thrice, in <i>Kiel</i>.');
      expect(before - (await ada.available())).toBeGreaterThan(0n); // the text alone
    });

    it('are split and merged, and undone by their version', async () => {
      const text = (await transcriptOf(projectId)).segments.map(segment => segment.text);
      const split = await changes({ kind: 'split', segmentId: 's1', at: 12 });
      expect(split.segments.map(segment => segment.text)).toEqual(['We measured', 'the tide.', text[1]]);
      const merged = await changes({ kind: 'merge', segmentId: 's1' });
      expect(merged.segments.map(segment => segment.text)).toEqual(text);
      const undone = await ada.post(`/projects/${projectId}/transcript/restore`, { version: 1 }).set('If-Match', tag).expect(200);
      tag = String(undone.body.etag);
      expect(await file(projectId, 'txt')).toBe('We measured the tide. Twice, in Kiel.\n');
    });

    it('are changed by whoever has seen the newest, one after the other', async () => {
      expect((await ada.patch(`/projects/${projectId}/transcript`, { change: { kind: 'merge', segmentId: 's1' } }).expect(428)).body.code).toBe(
        'precondition_required',
      );
      const race = await Promise.all(['one', 'two'].map(text => edits({ kind: 'text', segments: [{ segmentId: 's1', text }] })));
      expect(race.map(({ status }) => status).sort()).toEqual([200, 412]);
      tag = String(race.find(({ status }) => status === 200)?.body.etag);
      expect((await edits({ kind: 'merge', segmentId: 's2' }).expect(422)).body).toMatchObject({
        code: 'edit_not_possible',
        reason: 'nothing_follows',
      });
      await edits({ kind: 'sing', segmentId: 's2' }).expect(400);
      expect(JSON.stringify(await eventsOf(ada))).not.toContain('Thrice');
    });
  });

  describe('searched', () => {
    const LOW =
      '1\n00:00:01,000 --> 00:00:03,000\nWe measured the <v>tide</v> at noon.\n\n2\n00:00:04,000 --> 00:00:06,000\nDie Flut in der Straße.\n';
    const HIGH = 'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Zo\u00eb>The tide was low.\n\n00:05.000 --> 00:07.000\n<v Bob>The tide turned.\n';
    let finder: Actor;
    let [low, high] = ['', ''];

    interface Hit {
      readonly projectId: string;
      readonly segmentId: string;
      readonly snippet: string;
      readonly matches: readonly { readonly from: number; readonly to: number }[];
    }
    const search = (path: string, body: Readonly<Record<string, unknown>>, who = finder) => who.post(`${path}/search`, body);
    const hits = async (path: string, body: Readonly<Record<string, unknown>>): Promise<readonly Hit[]> =>
      (await search(path, body).expect(200)).body.items as readonly Hit[];
    const marked = (found: readonly Hit[]) => found.map(({ snippet, matches }) => matches.map(({ from, to }) => snippet.slice(from, to)));

    beforeAll(async () => {
      finder = await world.signsUp();
      const source = { kind: 'upload', uploadId: await finder.uploads(await film('keyreel-short')) };
      const made = async (name: string, subtitles: string): Promise<string> => {
        const plan = { name, source, thumbnails: 0, subtitles: { base64: base64(subtitles) } };
        return String((await finder.post('/projects', plan).expect(201)).body.projectId);
      };
      [low, high] = [await made('Low water', LOW), await made('High water', HIGH)];
      await finder.post('/projects', { name: 'Silent', source, thumbnails: 0, subtitles: {} }).expect(201);
    });

    it('tell where to jump to, in one project, whatever case and accents are typed', async () => {
      const before = await finder.available();
      const { body } = await search(`/projects/${low}/transcript`, { query: 'STRASSE "die flut"' }).expect(200);
      expect(body).toMatchObject({ next: null, looked: 1, unreadable: 0 });
      expect(body.items).toEqual([
        {
          ...{ projectId: low, projectName: 'Low water', version: 1, segmentId: 's2', start: 4, end: 6, jumpTo: 4, speaker: null },
          ...{
            snippet: 'Die Flut in der Straße.',
            matches: [
              { from: 0, to: 8 },
              { from: 16, to: 22 },
            ],
          },
        },
      ]);
      expect((await hits(`/projects/${low}/transcript`, { query: '<v>tide' })).map(({ snippet }) => snippet)).toEqual([
        'We measured the <v>tide</v> at noon.',
      ]);
      expect(await finder.available()).toBe(before);
    });

    it('are found over all projects, the newest first, by who says them too, and page by page', async () => {
      const all = await hits('', { query: 'tide' });
      expect(all.map(({ projectId, segmentId }) => [projectId, segmentId])).toEqual([
        [high, 's1'],
        [high, 's2'],
        [low, 's1'],
      ]);
      expect(marked(all)).toEqual([['tide'], ['tide'], ['tide']]);
      expect((await hits('', { query: 'tide', speakers: ['ZOE'] })).map(({ segmentId }) => segmentId)).toEqual(['s1']);
      const paged: Hit[] = [];
      for (let cursor: string | null = null; paged.length < 9;) {
        const { body }: { body: { items: readonly Hit[]; next: string | null } } = await search('', { query: 'tide', limit: 1, cursor }).expect(200);
        paged.push(...body.items);
        cursor = body.next;
        if (cursor === null) break;
      }
      expect(paged).toEqual(all);
    });

    it('go on in the version that the search began with, whatever is changed meanwhile', async () => {
      const first = await search('', { query: 'tide', limit: 1 }).expect(200);
      const change = { kind: 'text', segments: [{ segmentId: 's2', text: 'Nothing turned.' }] };
      await finder.patch(`/projects/${high}/transcript`, { change }).set('If-Match', '*').expect(200);
      const rest = await hits('', { query: 'tide', cursor: first.body.next });
      expect(rest.map(({ projectId, segmentId }) => [projectId, segmentId])).toEqual([
        [high, 's2'],
        [low, 's1'],
      ]);
      expect(await hits(`/projects/${high}/transcript`, { query: 'turned tide' })).toHaveLength(1);
      expect((await hits('', { query: 'tide' })).map(({ projectId }) => projectId)).toEqual([high, low]);
    });

    it('are found by nobody else, and not by a query that looks for nothing', async () => {
      expect((await search('', { query: 'tide' }, eve).expect(200)).body.items).toEqual([]);
      expect((await search(`/projects/${low}/transcript`, { query: 'tide' }, eve).expect(404)).body.code).toBe('project_unknown');
      expect((await search('', { query: '""' }).expect(422)).body).toMatchObject({ code: 'search_not_possible', reason: 'nothing_to_look_for' });
      expect((await search('', { query: 'a b c d e f g h i j k' }).expect(422)).body).toMatchObject({ reason: 'too_many_words', mostWords: 10 });
      for (const cursor of ['WzFd', 'bm8']) expect((await search('', { query: 'tide', cursor }).expect(400)).body.code).toBe('cursor_invalid');
      await search('', { query: 'x'.repeat(201) }).expect(400);
      await search('', {}).expect(400);
    });

    it('are not looked for without end', async () => {
      const answers = await world.clock.atOneMoment(() => Promise.all(Array.from({ length: 60 }, () => search('', { query: 'tide' }))));
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused[0]?.body).toMatchObject({ code: 'too_many_tries', retryAfter: expect.any(Number) });
    });
  });

  describe('heard again', () => {
    const VOCABULARY = ['Keyreel', 'Kieler F\u00f6rde'];
    let listener: Actor;
    let uploadId: string;
    let projectId: string;
    let first: Transcript;

    const plan = (more: object) => ({ source: { kind: 'upload', uploadId }, thumbnails: 0, ...more });
    const readBy = async (id: string): Promise<Transcript> => (await listener.get(`/projects/${id}/transcript`).expect(200)).body as Transcript;
    const transcriptions = async (id: string) => {
      const { body } = await listener.get(`/projects/${id}/tasks`).expect(200);
      return (body.items as readonly { taskId: string; operation: string }[]).filter(({ operation }) => operation === 'transcription');
    };
    const receiptOf = async (taskId: string) => (await listener.get(`/tasks/${taskId}/receipt`).expect(200)).body;

    beforeAll(async () => {
      listener = await world.signsUp();
      uploadId = await listener.uploads(await filmWithTwoSoundTracks());
      const said = { language: 'EN-us', vocabulary: VOCABULARY, audioTrack: 0, textModel: 'gpt-6.1-terra' };
      projectId = String((await listener.post('/projects', { name: 'Two tracks', ...plan(said) }).expect(201)).body.projectId);
      await world.settled();
      first = await readBy(projectId);
    });

    it('know the sound tracks that there are, and refuse others before anything is held', async () => {
      const { body } = await listener.get(`/uploads/${uploadId}`).expect(200);
      expect(body.tracks).toMatchObject([
        { codec: 'aac', language: 'eng' },
        { codec: 'aac', language: 'deu' },
      ]);
      const refusedAs = async (more: object, work: object) => {
        const before = await listener.available();
        const [quote, made, again] = [
          await listener.post('/projects/quote', plan(more)),
          await listener.post('/projects', { name: 'T', ...plan(more) }),
          await listener.post(`/projects/${projectId}/transcriptions`, { ...work }),
        ];
        expect(await listener.available()).toBe(before);
        return [quote, made, again].map(({ status, body: told }) => `${status} ${String(told.code)}`);
      };
      const [track, language, model] = ['audio_track_unknown', 'language_unknown', 'model_unknown'].map(code => `422 ${code}`);
      expect(await refusedAs({ audioTrack: 2 }, { audioTrack: 2 })).toEqual([track, track, track]);
      expect(await refusedAs({ language: 'xq' }, { language: 'xq-DE' })).toEqual([language, language, language]);
      expect(await refusedAs({ transcriptionModel: 'gpt-6-luna' }, { model: 'gpt-6-luna' })).toEqual([model, model, model]);
      for (const wrong of [
        { vocabulary: ['<b>'] },
        { vocabulary: ['two\nlines'] },
        { vocabulary: Array.from({ length: 101 }, () => 'x') },
        { language: 'e' },
      ])
        await listener.post('/projects/quote', plan(wrong)).expect(400);
    });

    it('are told language and vocabulary, as the receipt says without a word of it', async () => {
      const { body } = await listener.get(`/projects/${projectId}`).expect(200);
      const preferences = { language: 'en-US', vocabulary: VOCABULARY, transcriptionModel: null, textModel: 'gpt-6.1-terra', audioTrack: 0 };
      expect(body.preferences).toEqual({ ...preferences, version: 1 });
      const [task] = await transcriptions(projectId);
      const receipt = await receiptOf(String(task?.taskId));
      expect(receipt).toMatchObject({ model: 'gpt-transcribe', listening: { language: 'en-US', audioTrack: 0, withVocabulary: true } });
      expect(JSON.stringify(receipt)).not.toContain('Kieler');
      expect(JSON.stringify(await eventsOf(listener))).not.toContain('Kieler');
    });

    it('are paid anew under a quote, on another track and by another model, and lose no change that was made meanwhile', async () => {
      const work = { kind: 'transcription', audioTrack: 1, model: 'whisper-1', language: null };
      const { body: quote } = await listener.post(`/projects/${projectId}/quote`, { work }).expect(200);
      expect(quote.parts).toMatchObject([{ operation: 'transcription', payer: 'credits', model: 'whisper-1', audioTrack: 1 }]);
      const before = await listener.available();
      const order = { audioTrack: 1, model: 'whisper-1', language: null, quoteId: quote.quoteId };
      const other = await listener.post(`/projects/${projectId}/transcriptions`, { ...order, audioTrack: 0 }).expect(409);
      expect(other.body).toMatchObject({ code: 'quote_outdated' });
      const { body } = await listener.post(`/projects/${projectId}/transcriptions`, order).expect(201);
      const change = { kind: 'text', segments: [{ segmentId: 's1', text: 'Changed meanwhile.' }] };
      await listener.patch(`/projects/${projectId}/transcript`, { change }).set('If-Match', '*').expect(200);
      await world.settled();
      const { body: versions } = await listener.get(`/projects/${projectId}/transcript/versions`).expect(200);
      const kept = versions.items as readonly { version: number; how: string; taskId: string | null }[];
      expect(kept.map(({ how }) => how).sort()).toEqual(['edited', 'heard', 'heard']);
      const changed = kept.find(({ how }) => how === 'edited');
      const edit = await listener.get(`/projects/${projectId}/transcript?version=${changed?.version}`).expect(200);
      expect(JSON.stringify(edit.body)).toContain('Changed meanwhile.');
      const heard = kept.find(({ taskId }) => taskId === body.taskId);
      const again = (await listener.get(`/projects/${projectId}/transcript?version=${heard?.version}`).expect(200)).body as Transcript;
      expect(saidIn(again)).not.toBe(saidIn(first));
      expect(again.segments.flatMap(({ words }) => words).every(({ estimated }) => !estimated)).toBe(true);
      const receipt = await receiptOf(String(body.taskId));
      expect(receipt.listening).toEqual({ language: null, audioTrack: 1, withVocabulary: true });
      expect(BigInt(receipt.payment.charged.microCredits)).toBe(before - (await listener.available()));
      expect(BigInt(receipt.payment.charged.microCredits)).toBeLessThanOrEqual(BigInt(quote.ceiling.microCredits));
    });

    it('have a slot for each voice that a model tells apart, for people to fill, in exports and in prompts', async () => {
      await listener.post(`/projects/${projectId}/transcriptions`, { model: 'gpt-4o-transcribe-diarize' }).expect(201);
      await world.settled();
      const { speakers, segments } = await readBy(projectId);
      expect(speakers?.[0]).toEqual({ id: 'p1', name: 'Speaker 1' });
      expect(segments[0]?.speaker).toBe('p1');
      const named = speakers?.map(({ id, name }) => ({ id, name: id === 'p1' ? 'Ada Lovelace' : name })) ?? [];
      const change = { kind: 'speakers', speakers: named };
      await listener.patch(`/projects/${projectId}/transcript`, { change }).set('If-Match', '*').expect(200);
      for (const format of ['srt', 'vtt', 'txt', 'md', 'json'])
        expect(textOf(await listener.get(`/projects/${projectId}/transcript?format=${format}`).buffer(true).expect(200))).toContain('Ada Lovelace');
      const prompt = await listener.post(`/projects/${projectId}/texts`, { prompt: 'Sum up.' }).expect(201);
      await world.settled();
      const { body } = await listener.get(`/tasks/${prompt.body.taskId}/receipt/prompt`).expect(200);
      expect(body.transcript).toContain('Ada Lovelace: ');
    });

    it('go by the project’s preferences, which whoever has seen them replaces, and a fork begins with', async () => {
      const wish = { language: 'de', transcriptionModel: 'gpt-4o-mini-transcribe', audioTrack: 1, textModel: 'gpt-6-sol' };
      const prefers = (body: object, seen: string) => listener.put(`/projects/${projectId}/preferences`, { ...body }).set('If-Match', seen);
      expect((await prefers(wish, '"7"').expect(412)).body.code).toBe('precondition_stale');
      expect((await prefers({ language: 'xq' }, '"1"').expect(422)).body.code).toBe('language_unknown');
      await prefers(wish, '"1"').expect(200);
      const { body: quote } = await listener.post(`/projects/${projectId}/quote`, { work: { kind: 'transcription' } }).expect(200);
      expect(quote.parts).toMatchObject([{ model: 'gpt-4o-mini-transcribe', audioTrack: 1 }]);
      const { body: text } = await listener.post(`/projects/${projectId}/quote`, { work: { kind: 'text', prompt: 'Sum up.' } }).expect(200);
      expect(text.parts[0].model).toBe('gpt-6-sol');
      const named = { kind: 'text', prompt: 'Sum up.', model: 'gpt-6-luna' };
      expect((await listener.post(`/projects/${projectId}/quote`, { work: named }).expect(200)).body.parts[0].model).toBe('gpt-6-luna');
      const { body: fork } = await listener.post(`/projects/${projectId}/fork`).expect(201);
      const { body: copy } = await listener.get(`/projects/${fork.projectId}`).expect(200);
      expect(copy.preferences).toEqual({ ...wish, vocabulary: [], version: 1 });
    });
  });

  it('go with the account that brought them', async () => {
    const source = { kind: 'upload', uploadId: await eve.uploads(await film('keyreel-short')) };
    await eve.post('/projects', { name: 'Gone', source, thumbnails: 0, subtitles: { base64: base64(SRT) } }).expect(201);
    const [brought] = (await eventsOf(eve)).filter(({ type }) => type === 'TranscriptBrought');
    const name = (brought?.data as { content: { name: string } }).content.name;
    const kept = async () => (await readdir(world.dataDir, { recursive: true })).filter(path => path.endsWith(name));
    expect(await kept()).toHaveLength(1);
    await world.settled();
    await eve.delete('/accounts/me').send({ password: eve.password, confirm: 'ERASE' }).expect(200);
    await world.settled();
    expect(await kept()).toEqual([]);
  });
});
