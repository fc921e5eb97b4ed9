import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Headers, Post } from '@nestjs/common';
import fc from 'fast-check';
import { newId } from '../../shared-kernel/ids.js';
import { patterned, pieces } from '../../shared-kernel/testing/bytes.js';
import { Me, Policy } from '../http/route.js';
import { Scope } from '../http/scopes.js';
import { startRim } from '../http/testing/rim.js';
import { Upload, type UploadedStream } from '../http/uploads.js';
import type { DigestHeaders } from './checksum.js';
import { PlainUploads, type SentBody } from './plain-uploads.js';
import { displayName } from './received-file.js';

const film = patterned(1_000_000);
const base64 = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('base64');

let dataDir: string;
let uploads: PlainUploads;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'keyreel uploads '));
  uploads = new PlainUploads({ dataDir, maxBytes: film.length });
});
afterEach(() => rm(dataDir, { recursive: true }));

const left = async () => {
  const entries = await readdir(join(dataDir, 'uploads', 'plain'), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter(entry => entry.isFile() && !entry.name.startsWith('.')).length;
};
const received = (sent: Partial<SentBody> = {}) =>
  uploads.receive({ accountId: 'ada', body: pieces(film), bytes: null, ...sent }, async file => ({ ...file, content: await readFile(file.path) }));
const problem = (work: Promise<unknown>) =>
  work.then(
    () => 'received',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('a file in one request', () => {
  it('is lent whole, with its hash, and gone afterwards', async () => {
    const uploadId = newId();
    const { content, path, ...file } = await received({ bytes: film.length, uploadId, fileName: 'C:\\films\\a film.mp4' });
    expect(file).toEqual({
      uploadId,
      accountId: 'ada',
      bytes: film.length,
      sha256: createHash('sha256').update(film).digest('hex'),
      fileName: 'a film.mp4',
    });
    expect(content.equals(film)).toBe(true);
    expect(path).not.toContain(uploadId);
    expect(await left()).toBe(0);
  });

  it('passes the outcome of its receiver on, and is gone', async () => {
    await expect(uploads.receive({ accountId: 'ada', body: pieces(film), bytes: null }, () => Promise.reject(new Error('full')))).rejects.toThrow(
      'full',
    );
    expect(await left()).toBe(0);
  });

  it.each<[string, Partial<SentBody>, string]>([
    ['announced above the limit', { bytes: film.length + 1 }, 'upload_too_large'],
    ['above the limit without a word', { body: pieces(patterned(film.length + 1)) }, 'upload_too_large'],
    ['empty', { body: pieces(Buffer.alloc(0)) }, 'upload_empty'],
    ['shorter than announced', { bytes: 1000, body: pieces(patterned(999)) }, 'upload_truncated'],
    ['longer than announced', { bytes: 1000, body: pieces(patterned(1001)) }, 'upload_truncated'],
    ['cut off', { body: cutOff('ECONNRESET') }, 'upload_truncated'],
    ['hit by trouble of our own', { body: cutOff('ENOSPC') }, 'ENOSPC'],
  ])('is refused when it is %s, and nothing is left', async (_, sent, code) => {
    expect(await problem(received(sent))).toBe(code);
    expect(await left()).toBe(0);
  });

  it('reads nothing of what is announced above the limit', async () => {
    const body = { [Symbol.asyncIterator]: () => Promise.reject(new Error('was read')) as never };
    expect(await problem(received({ bytes: film.length + 1, body }))).toBe('upload_too_large');
  });

  it.each<[DigestHeaders, string]>([
    [{ 'repr-digest': `sha-256=:${base64('sha256', film)}:` }, 'received'],
    [{ 'content-digest': `sha-512=:${base64('sha512', film)}:, SHA-256=:${base64('sha256', film)}:` }, 'received'],
    [{ digest: `SHA-256=${base64('sha256', film)}` }, 'received'],
    [{ digest: `md5=abc=,sha-256=${base64('sha256', film)}` }, 'received'],
    [{}, 'received'],
    [{ 'repr-digest': `sha-256=:${base64('sha256', Buffer.from('x'))}:` }, 'upload_checksum_mismatch'],
    [{ 'content-digest': `sha-256=:${base64('sha256', Buffer.from('x'))}:` }, 'upload_checksum_mismatch'],
    [{ digest: `sha-256=${base64('sha256', Buffer.from('x'))}` }, 'upload_checksum_mismatch'],
    [{ 'repr-digest': `sha-512=:${base64('sha512', film)}:` }, 'upload_checksum_unsupported'],
    [{ 'repr-digest': 'sha-256=:AAAA:' }, 'upload_checksum_unsupported'],
    [{ 'repr-digest': 'sha-256=:!!:' }, 'upload_checksum_unsupported'],
    [{ digest: 'nonsense' }, 'upload_checksum_unsupported'],
  ])('that says %j is %s', async (headers, outcome) => {
    expect(await problem(received({ headers }))).toBe(outcome);
    expect(await left()).toBe(0);
  });

  it('that a crash left is forgotten at the next start, and one that another process is receiving is not', async () => {
    const crashed = join(dataDir, 'uploads', 'plain', '000000000000.1.1.00000000');
    await mkdir(crashed, { recursive: true });
    await writeFile(join(crashed, 'half'), 'half');
    const receiving = received({
      body: (async function* () {
        yield film.subarray(0, 10);
        await new PlainUploads({ dataDir, maxBytes: film.length }).clear();
        yield film.subarray(10);
      })(),
    });
    expect(await problem(receiving)).toBe('received');
    expect(await left()).toBe(0);
  });
});

describe('a file through the rim', () => {
  it('arrives as it was sent, and one whose sender goes away leaves nothing', async () => {
    const outcomes: Promise<string>[] = [];
    const begun = Promise.withResolvers<void>();

    @Policy('user')
    @Scope('projects')
    @Controller('uploads')
    class UploadsController {
      @Post()
      async plain(@Me() accountId: string, @Upload() { body, bytes }: UploadedStream, @Headers() headers: DigestHeaders): Promise<object> {
        begun.resolve();
        const receiving = uploads.receive({ accountId, body, bytes, headers }, async ({ sha256 }) => sha256);
        outcomes.push(problem(receiving));
        return { sha256: await receiving };
      }
    }

    const rim = await startRim([UploadsController]);
    const { token } = rim.guests.admit('user');
    const sent = rim
      .client(token)
      .post('/v1/uploads')
      .set('content-type', 'video/mp4')
      .set('repr-digest', `sha-256=:${base64('sha256', film)}:`);
    await sent.send(film).expect(201, { sha256: createHash('sha256').update(film).digest('hex') });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'video/mp4', 'content-length': film.length };
    const dying = request(`${rim.url}/v1/uploads`, { method: 'POST', headers }).on('error', () => {});
    dying.write(film.subarray(0, 1000));
    await begun.promise;
    while (outcomes.length < 2) await new Promise(resolve => setImmediate(resolve));
    dying.destroy();
    expect(await Promise.all(outcomes)).toEqual(['received', 'upload_truncated']);
    expect(await left()).toBe(0);
    await rim.close();
  });
});

describe('the name of a file', () => {
  it.each([
    ['film.mp4', 'film.mp4'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32', 'system32'],
    ['/', 'upload'],
    ['..', 'upload'],
    ['', 'upload'],
    [null, 'upload'],
    [undefined, 'upload'],
    ['  a\u0000b\r\nc  ', 'abc'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['Příběh č. 1.mp4', 'Příběh č. 1.mp4'],
    ['half \ud83d', 'half \ufffd'],
    ['🐎'.repeat(300), '🐎'.repeat(200)],
  ])('%j is shown as %j', (sent, shown) => {
    expect(displayName(sent)).toBe(shown);
  });

  it('is never a path, never without end, and never empty (MEDIA-4)', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('.', '/', '\\', '\0', '-', '\u202e', ' ', 'a'), maxLength: 50 }),
    );
    fc.assert(
      fc.property(hostile, name => {
        const shown = displayName(name);
        expect(shown).not.toMatch(/[/\\\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
        expect(Array.from(shown).length).toBeLessThanOrEqual(200);
        expect(shown).not.toMatch(/^[.\s]*$/);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

async function* cutOff(code: string): AsyncGenerator<Uint8Array> {
  yield film.subarray(0, 1000);
  throw Object.assign(new Error('cut'), { code });
}
