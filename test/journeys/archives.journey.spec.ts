import mammoth from 'mammoth';
import { randomBytes } from 'node:crypto';
import type { Actor } from '../support/actor.js';
import { multiply } from '../support/many-outputs.js';
import { fileOf, readZip, type FoundFile } from '../support/read-zip.js';
import { smallGrant } from '../support/small-grant.js';
import { strictSrt, strictVtt } from '../support/strict-subtitles.js';
import { film, openWorld, type World } from '../support/world.js';

const HOSTILE = '<script>alert(1)</script> **bold** [x](https://evil.example)';
const SUBTITLES = `1\n00:00:01,000 --> 00:00:03,000\nGood morning, ${HOSTILE}\n\n2\n00:00:06,000 --> 00:00:07,500\nÜber alles, 日本.\n`;

/** Ten hours of somebody who never repeats himself: it cannot be packed, so it fits into no buffer on the way. */
const longSpeech = (cues: number): string => {
  const time = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23).replace('.', ',');
  return Array.from({ length: cues }, (_, at) => {
    const start = at * 7.2;
    return `${at + 1}\n${time(start)} --> ${time(start + 7)}\n${randomBytes(600).toString('base64')}\n`;
  }).join('\n');
};

describe('a project taken along as an archive', () => {
  let world: World;
  let ada: Actor;
  let eve: Actor;
  let projectId: string;
  let cardOutput: string;
  let imageOutput: string;
  let files: readonly FoundFile[];

  const exported = (who: Actor, id: string): Promise<Response> =>
    fetch(`${world.url}/v1/projects/${id}/export?format=zip`, { headers: { authorization: `Bearer ${who.token}` } });
  const archive = async (id: string): Promise<readonly FoundFile[]> => {
    const response = await exported(ada, id);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    return readZip(Buffer.from(await response.arrayBuffer()));
  };
  const text = (name: string): string => fileOf(files, name).toString('utf8');
  const bytesAt = async (path: string): Promise<Buffer> => (await ada.get(path).buffer(true).expect(200)).body as Buffer;
  const runs = async (path: string, body: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const answer = await ada.post(path, body).expect(201);
    await world.settled();
    return String(answer.body.taskId);
  };
  const fromSubtitles = async (subtitles: string, thumbnails: number, name: string): Promise<string> => {
    const uploadId = await ada.uploads(await film('keyreel-short'));
    const source = { kind: 'upload', uploadId };
    const words = { base64: Buffer.from(subtitles).toString('base64') };
    const { body } = await ada.post('/projects', { name, source, thumbnails, subtitles: words }).expect(201);
    await world.settled();
    return String(body.projectId);
  };

  beforeAll(async () => {
    world = await openWorld({ priceCatalogueFile: await smallGrant('1') });
    [ada, eve] = [await world.signsUp(), await world.signsUp()];
    await ada.addsKey();
    projectId = await fromSubtitles(SUBTITLES, 1, '../A talk');
    const card = { name: '../../etc/<Größe>', prompt: `Repeat: ${HOSTILE}` };
    const { cardId } = (await ada.post(`/projects/${projectId}/cards`, card).expect(201)).body;
    cardOutput = await runs(`/projects/${projectId}/cards/${String(cardId)}/run`);
    imageOutput = await runs(`/projects/${projectId}/images`, { prompt: 'A bridge.', size: '512x512', quality: 'low' });
    await ada.delete('/settings/api/key').expect(200);
    await world.settled();
    expect(await ada.available()).toBe(0n);
    files = await archive(projectId);
  });

  afterAll(() => world.close());

  it('[R29][R31] is read back by a stranger, with the key gone and the balance at 0, and has asked the provider nothing', async () => {
    const [calls, statement] = [(await world.provider.calls()).length, (await ada.get('/credits/statement').expect(200)).body.items];
    expect((await archive(projectId)).map(({ name }) => name)).toEqual([
      'transcript/transcript.srt',
      'transcript/transcript.vtt',
      'transcript/transcript.txt',
      'transcript/transcript.md',
      'transcript/transcript.json',
      expect.stringMatching(/^thumbnails\/001-00-00-0\d\.\d\.(jpg|png|webp)$/),
      'texts/001-_.._etc_Größe_-v1.md',
      'images/002-image-v1.md',
      expect.stringMatching(/^images\/002-image-v1-1\.(jpg|png|webp)$/),
      'document.docx',
      'receipts/receipts.json',
      'receipts/receipts.csv',
      'README.md',
      'manifest.json',
    ]);
    expect((await world.provider.calls()).length).toBe(calls);
    expect((await ada.get('/credits/statement').expect(200)).body.items).toEqual(statement);
  });

  it('holds each file as its manifest says, with the time at which it came about', () => {
    const manifest = JSON.parse(text('manifest.json')) as { files: { name: string; bytes: number; sha256: string }[] };
    const found = files.filter(({ name }) => name !== 'manifest.json').map(({ name, bytes, sha256 }) => ({ name, bytes: bytes.length, sha256 }));
    expect(manifest).toMatchObject({ format: 'keyreel-archive-1', projectId, name: '../A talk', leftOut: [], files: found });
    for (const { at } of files) expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(3_600_000);
  });

  it('[R29] holds the very bytes of words and pictures', async () => {
    expect(JSON.parse(text('transcript/transcript.json'))).toEqual((await ada.get(`/projects/${projectId}/transcript`).expect(200)).body);
    const image = files.find(({ name }) => name.startsWith('images/') && !name.endsWith('.md'));
    expect(image?.bytes.equals(await bytesAt(`/outputs/${imageOutput}/content?index=0`))).toBe(true);
    const { items } = (await ada.get(`/projects/${projectId}/thumbnails`).expect(200)).body;
    const thumbnail = files.find(({ name }) => name.startsWith('thumbnails/'));
    expect(thumbnail?.bytes.equals(await bytesAt(`/projects/${projectId}/thumbnails/${items[0].taskId}?index=0`))).toBe(true);
  });

  it('holds subtitles that a strict player takes', () => {
    const spoken = [/^Good morning/, /^Über alles, 日本\.$/];
    for (const cues of [strictSrt(text('transcript/transcript.srt')), strictVtt(text('transcript/transcript.vtt'))])
      for (const [at, words] of spoken.entries()) expect(cues.at(at === 0 ? 0 : -1)?.lines.join(' ')).toMatch(words);
  });

  it('holds a document that a word processor reads, in which markup is text', async () => {
    const { value: html } = await mammoth.convertToHtml({ buffer: fileOf(files, 'document.docx') });
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; **bold**');
    expect(html).toMatch(/<h2>[^<]*&lt;Größe&gt;, version 1<\/h2>/);
    expect(html).not.toMatch(/<(?:script|a|img)\b/);
    const { text: written } = await ada.get(`/outputs/${cardOutput}/content`).expect(200);
    const { value } = await mammoth.extractRawText({ buffer: fileOf(files, 'document.docx') });
    for (const line of written.split('\n').filter(one => one.trim() !== '')) expect(value).toContain(line);
  });

  it('keeps markup text in its Markdown too', () => {
    expect(text('transcript/transcript.md')).toContain('\\<script\\>alert\\(1\\)\\</script\\> \\*\\*bold\\*\\*');
    expect(text('README.md')).toContain('# ../A talk');
    expect(text('README.md')).toMatch(/- \[texts\/001-\\_\.\.\\_etc\\_Größe\\_-v1\.md\]\(<texts\/001-[^>]+>\), \d+ bytes/);
  });

  it('[R59][R61] holds a receipt for each piece of work, saying whose purse paid, and of the key no more than its last letters', () => {
    const { receipts, complete } = JSON.parse(text('receipts/receipts.json')) as { receipts: Record<string, unknown>[]; complete: boolean };
    expect(complete).toBe(true);
    expect(receipts.map(({ operation, purse }) => [operation, purse])).toEqual([
      ['thumbnails', 'platform_credits'],
      ['card', 'openai_account'],
      ['image', 'openai_account'],
    ]);
    expect(receipts[1]).toMatchObject({ taskId: cardOutput, charged: '0', keyLastFour: expect.stringMatching(/^.{4}$/) });
    expect(text('receipts/receipts.json')).not.toMatch(/fingerprint|accountId|quoteId/);
    const [heads, ...lines] = text('receipts/receipts.csv').trim().split('\r\n');
    expect(heads).toMatch(/^task,operation,state,/);
    expect(lines.map(line => line.split(',')[1])).toEqual(['thumbnails', 'card', 'image']);
  });

  it('is nobody else’s', async () => {
    const response = await exported(eve, projectId);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'project_unknown' });
  });

  describe('after ten hours of speech and five hundred outputs', () => {
    let long: string;

    beforeAll(async () => {
      long = await fromSubtitles(SUBTITLES, 0, 'Ten hours');
      const headers = { authorization: `Bearer ${ada.token}`, 'if-match': '*', 'content-type': 'application/x-subrip' };
      const brought = await fetch(`${world.url}/v1/projects/${long}/transcript`, { method: 'PUT', headers, body: longSpeech(5_000) });
      expect(await brought.json()).toMatchObject({ segments: 5_000 });
      await multiply(world.database.url, { outputId: cardOutput, of: projectId, into: long, times: 500 });
      await world.settled();
    }, 180_000);

    it.each([
      ['outputs', 'outputId', [200, 200, 100]],
      ['tasks', 'taskId', [200, 200, 100]],
    ])('lists its %s page by page, each of them bounded, until nothing is left', async (list, id, expected) => {
      const sizes: number[] = [];
      const seen = new Set<unknown>();
      for (let cursor: string | null = ''; cursor !== null;) {
        const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await ada.get(`/projects/${long}/${list}?limit=200${from}`).expect(200);
        sizes.push(body.items.length);
        for (const item of body.items as Record<string, unknown>[]) seen.add(item[id]);
        cursor = body.next as string | null;
      }
      expect(sizes).toEqual(expected);
      expect(seen.size).toBe(500);
      expect((await ada.get(`/projects/${long}/${list}`).expect(200)).body.items).toHaveLength(50);
    });

    it('[R29] is taken along whole, in documents none of which grows with it', async () => {
      const found = await archive(long);
      const named = (start: string) => found.filter(({ name }) => name.startsWith(start));
      expect(named('texts/')).toHaveLength(500);
      expect(JSON.parse(fileOf(found, 'receipts/receipts.json').toString()).receipts).toHaveLength(500);
      expect(strictSrt(fileOf(found, 'transcript/transcript.srt').toString()).length).toBeGreaterThanOrEqual(5_000);
      const documents = named('document');
      expect(documents.length).toBeGreaterThan(5);
      for (const { bytes } of documents) expect(bytes.length).toBeLessThan(1_000_000);
      const { value } = await mammoth.extractRawText({ buffer: documents.at(-1)?.bytes ?? Buffer.alloc(0) });
      expect(value.includes(', version 1')).toBe(true);
      expect(JSON.parse(fileOf(found, 'manifest.json').toString()).leftOut).toEqual([]);
    }, 180_000);

    it('is broken off, and no archive, when the project is deleted while it is read', async () => {
      const response = await exported(ada, long);
      const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
      const got = [(await reader.read()).value ?? new Uint8Array()];
      await ada.delete(`/projects/${long}`).expect(200);
      const rest = (async () => {
        for (let part = await reader.read(); !part.done; part = await reader.read()) got.push(part.value);
      })();
      await expect(rest).rejects.toThrow();
      expect(Buffer.concat(got).length).toBeGreaterThan(1_000_000);
      await expect(readZip(Buffer.concat(got))).rejects.toThrow(/central directory/i);
      expect((await exported(ada, long)).status).toBe(409);
    });
  });
});
