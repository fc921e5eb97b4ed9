import { Controller, Get, Query } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Content, Direct } from '../../shared-kernel/ports/storage.js';
import { DiskContentStorage } from '../storage/disk-content-storage.js';
import { SealedContentStore } from '../storage/sealed-content-store.js';
import { contentAnswer, dispositionOf, type ContentAnswer } from './content-answer.js';
import { Policy } from './route.js';
import { OneOf, Text } from './shapes.js';
import { startRim, type Rim } from './testing/rim.js';

const BYTES = Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * 7) % 251));
const context = { accountId: 'ada', purpose: 'test.content' };

/** Gives plain content out itself, once it is wanted to. */
class GivingStorage extends DiskContentStorage {
  given: Direct[] | null = null;
  async direct(name: string, say: Direct): Promise<string | null> {
    this.given?.push(say);
    return this.given && `https://films.example.org/${name}?signed`;
  }
}

let storage: GivingStorage;
let store: SealedContentStore;
let contents: Readonly<Record<string, Content>>;

class Wanted {
  @OneOf(['sealed', 'plain', 'empty', 'lost'])
  readonly which!: string;
  @Text({ max: 300, optional: true })
  readonly filename?: string;
}

@Policy('public')
@Controller('files')
class FilesController {
  @Get()
  file(@Query() { which, filename }: Wanted): ContentAnswer {
    return contentAnswer(store, contents[which]!, context, filename === undefined ? {} : { filename, disposition: 'attachment' });
  }
}

let folder: string;
let rim: Rim;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyreel content '));
  rim = await startRim([FilesController]);
  const { sealer, opener } = rim.vault;
  storage = new GivingStorage(join(folder, 'content'));
  store = new SealedContentStore({ storage, sealer, opener, scratchDir: join(folder, 'scratch') });
  const put = (bytes: Uint8Array, protection: 'sealed' | 'plain') => store.put(bytes, { mediaType: 'image/webp', protection, context });
  const sealed = await put(BYTES, 'sealed');
  contents = {
    sealed,
    plain: await put(BYTES, 'plain'),
    empty: await put(Buffer.alloc(0), 'sealed'),
    lost: { ...sealed, name: 'nothing-lies-under-this-name' },
  };
});
afterAll(async () => {
  await rim.close();
  await rm(folder, { recursive: true });
});

const wanted = (which: string, headers: Record<string, string> = {}) => rim.client().get(`/v1/files?which=${which}`).set(headers).buffer(true);
const tagOf = (which: string) => `"${contents[which]!.commitment}"`;

describe.each(['sealed', 'plain'])('%s content', which => {
  it('comes whole, with what it is and a tag of its bytes', async () => {
    const { body, headers } = await wanted(which).expect(200);
    expect(Buffer.compare(body as Buffer, BYTES)).toBe(0);
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'content-length': '200000',
      etag: tagOf(which),
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline',
    });
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=65535-65536', 65_535, 65_536],
    ['bytes=199990-', 199_990, 199_999],
    ['bytes=-10', 199_990, 199_999],
    ['bytes=-999999', 0, 199_999],
    ['bytes=100-999999', 100, 199_999],
  ])('comes in part for %s', async (range, start, end) => {
    const { body, headers } = await wanted(which, { range }).expect(206);
    expect(Buffer.compare(body as Buffer, BYTES.subarray(start, end + 1))).toBe(0);
    expect(headers).toMatchObject({ 'content-range': `bytes ${start}-${end}/200000`, 'content-length': String(end - start + 1) });
  });

  it('does not reach beyond its end', async () => {
    for (const range of ['bytes=200000-', 'bytes=-0']) {
      const { headers, text } = await wanted(which, { range }).expect(416);
      expect(headers['content-range']).toBe('bytes */200000');
      expect(text).toContain('range_not_satisfiable');
    }
  });

  it.each([['bytes=0-1,5-6'], ['bytes=9-3'], ['lines=1-2'], ['bytes=a-b'], ['bytes=-']])('comes whole for %s', async range => {
    await wanted(which, { range }).expect(200).expect('content-length', '200000');
  });

  it('is not sent again to who has it', async () => {
    const { headers, text } = await wanted(which, { 'if-none-match': `"other", W/${tagOf(which)}` }).expect(304);
    expect(headers).toMatchObject({ etag: tagOf(which) });
    expect(headers).not.toHaveProperty('content-type');
    expect(text ?? '').toBe('');
  });

  it('goes on only where it is still the same', async () => {
    await wanted(which, { range: 'bytes=1-2', 'if-range': tagOf(which) }).expect(206);
    await wanted(which, { range: 'bytes=1-2', 'if-range': '"other"' }).expect(200);
  });
});

it('a HEAD tells everything but the bytes', async () => {
  const { headers } = await rim.client().head('/v1/files?which=sealed').expect(200);
  expect(headers).toMatchObject({ 'content-length': '200000', etag: tagOf('sealed') });
});

it('the empty content is empty', async () => {
  await wanted('empty').expect(200).expect('content-length', '0');
  await wanted('empty', { range: 'bytes=0-' }).expect(416);
});

it('content that is no more is told as gone, whoever took it away', async () => {
  const { body, headers } = await rim.client().get('/v1/files?which=lost').expect(404);
  expect(body.code).toBe('content_gone');
  expect(headers['content-type']).toMatch(/problem\+json/);
});

it.each([
  ['Notes.txt', `attachment; filename="Notes.txt"; filename*=UTF-8''Notes.txt`],
  ['Größe (1).txt', `attachment; filename="Gro_e (1).txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%281%29.txt`],
  ['../../etc/passwd', `attachment; filename="__.._etc_passwd"; filename*=UTF-8''__.._etc_passwd`],
  ['a"; x="b\r\nSet-Cookie: c', `attachment; filename="a__ x=_b__Set-Cookie_ c"; filename*=UTF-8''a_%3B%20x%3D_b__Set-Cookie_%20c`],
  ['\u202etxt.exe', `attachment; filename="_txt.exe"; filename*=UTF-8''_txt.exe`],
  ['half \ud83d', `attachment; filename="half _"; filename*=UTF-8''half%20%EF%BF%BD`],
  ['', `attachment; filename="content"; filename*=UTF-8''content`],
])('the file name %j is offered safely', (filename, header) => {
  expect(dispositionOf({ filename, disposition: 'attachment' })).toBe(header);
});

it('a file name is cut where it would be too long, between characters', () => {
  const header = dispositionOf({ filename: '🎬'.repeat(200) });
  expect(header).toMatch(/^inline; filename="_+"; filename\*=UTF-8''(%F0%9F%8E%AC){75}$/);
});

it('travels with the answer', async () => {
  await rim
    .client()
    .get('/v1/files?which=plain&filename=Clip.webp')
    .expect(200)
    .expect('content-disposition', `attachment; filename="Clip.webp"; filename*=UTF-8''Clip.webp`);
});

describe('content of a storage that gives it out itself', () => {
  beforeEach(() => {
    storage.given = [];
  });
  afterEach(() => {
    storage.given = null;
  });

  it('is answered with where it is, when it lies plain, and never as something that a browser runs', async () => {
    const answer = await wanted('plain', { range: 'bytes=5-9' })
      .redirects(0)
      .ok(() => true);
    expect(answer.status).toBe(307);
    expect(answer.headers).toMatchObject({ location: `https://films.example.org/${contents['plain']!.name}?signed`, 'cache-control': 'no-store' });
    expect(storage.given).toEqual([{ mediaType: 'application/octet-stream', disposition: 'inline' }]);
  });

  it('is answered with itself when it is sealed, and with nothing when the client has it', async () => {
    expect((await wanted('sealed')).status).toBe(200);
    const known = await wanted('plain', { 'if-none-match': tagOf('plain') }).ok(() => true);
    expect([known.status, storage.given]).toEqual([304, []]);
  });
});
