import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { Upload, type DetailedError, type UploadOptions } from 'tus-js-client';
import { newId } from '../../shared-kernel/ids.js';
import { patterned } from '../../shared-kernel/testing/bytes.js';
import { refusal } from '../../shared-kernel/refusal.js';
import { sha256, uploadHouse, type Sending, type UploadHouse } from './testing/upload-house.js';

const film = patterned(10_000_000);
const OFFSETS = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream' };
const encoded = (metadata: Record<string, string>) =>
  Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

let house: UploadHouse;
let ada: { token: string; accountId: string };
let bob: typeof ada;
beforeEach(async () => {
  house = await uploadHouse();
  ada = house.rim.guests.admit('user');
  bob = house.rim.guests.admit('user');
});
afterEach(() => house.close());

/** The official client, until it succeeds or gives up. */
const uploaded = (bytes: Buffer, options: Partial<UploadOptions> = {}) =>
  new Promise<Upload>((resolve, reject) => {
    const upload: Upload = new Upload(bytes, {
      endpoint: house.endpoint,
      headers: { authorization: `Bearer ${ada.token}` },
      retryDelays: null,
      onError: reject,
      onSuccess: () => resolve(upload),
      ...options,
    });
    upload.start();
  });
const idOf = (url: string | null | undefined) => String(url).split('/').at(-1) ?? '';
const answerTo = (work: Promise<unknown>) =>
  work.then(
    () => 'uploaded',
    (error: DetailedError) => {
      const answer = error.originalResponse;
      return answer ? { status: answer.getStatus(), code: (JSON.parse(answer.getBody() || '{}') as { code?: string }).code } : String(error);
    },
  );
const begin = async (length: number | null, headers: Record<string, string> = {}, token = ada.token) => {
  const said: Record<string, string> = length === null ? { 'upload-defer-length': '1' } : { 'upload-length': String(length) };
  return house.send({ method: 'POST', path: '/v1/uploads', token, headers: { 'tus-resumable': '1.0.0', ...said, ...headers } });
};
const patch = (path: string, offset: number, body: Sending['body'], headers: Record<string, string> = {}, token = ada.token) =>
  house.send({
    method: 'PATCH',
    path,
    token,
    headers: { ...OFFSETS, 'upload-offset': String(offset), ...headers },
    ...(body === undefined ? {} : { body }),
  });
const look = (path: string, token = ada.token) => house.send({ method: 'HEAD', path, token, headers: { 'tus-resumable': '1.0.0' } });

describe('a resumable upload', () => {
  it('arrives whole, once, with its hash and the name that its sender gave it', async () => {
    const upload = await uploaded(film, {
      chunkSize: 3_000_000,
      metadata: { filename: '../../etc/Mein Film.mp4', filetype: 'video/mp4', sha256: sha256(film) },
    });
    expect(house.arrivals).toHaveLength(1);
    const { content, path, ...arrival } = house.arrivals[0] ?? { content: Buffer.alloc(0), path: '' };
    expect(arrival).toEqual({
      uploadId: idOf(upload.url),
      accountId: ada.accountId,
      bytes: film.length,
      sha256: sha256(film),
      fileName: 'Mein Film.mp4',
    });
    expect(content.equals(film)).toBe(true);
    expect(await house.files()).toEqual(['id.done']);
  });

  it('that is aborted goes on where it was, and the hash is right', async () => {
    const cut = Promise.withResolvers<Upload>();
    const first = new Upload(film, {
      endpoint: house.endpoint,
      headers: { authorization: `Bearer ${ada.token}` },
      chunkSize: 2_000_000,
      onChunkComplete: (_, accepted) => (accepted >= 4_000_000 ? void first.abort().then(() => cut.resolve(first)) : undefined),
    });
    first.start();
    const { url } = await cut.promise;
    const standing = Number((await look(`/v1/uploads/${idOf(url)}`)).headers['upload-offset']);
    expect(standing).toBeGreaterThanOrEqual(4_000_000);
    const offsets: number[] = [];
    await uploaded(film, { uploadUrl: url, onProgress: sent => offsets.push(sent) });
    expect(Math.min(...offsets)).toBeGreaterThanOrEqual(standing);
    expect(house.arrivals.map(arrival => arrival.sha256)).toEqual([sha256(film)]);
  });

  it('goes on after a restart of the service', async () => {
    const { headers } = await begin(film.length);
    const path = String(headers['location']);
    await patch(path, 0, film.subarray(0, 1_000_000));
    await house.restart();
    expect((await look(path)).headers['upload-offset']).toBe('1000000');
    await patch(path, 1_000_000, film.subarray(1_000_000));
    expect(house.arrivals.map(arrival => arrival.sha256)).toEqual([sha256(film)]);
  });

  it('keeps what came before the line went dead in the middle of a piece', async () => {
    const { headers } = await begin(film.length);
    const path = String(headers['location']);
    const dying = request(`${house.rim.url}${path}`, {
      method: 'PATCH',
      headers: { ...OFFSETS, 'upload-offset': '0', 'content-length': film.length, authorization: `Bearer ${ada.token}` },
    }).on('error', () => {});
    await new Promise(flushed => dying.write(film.subarray(0, 3_000_000), flushed));
    dying.destroy();
    // what is under way when the line dies may still arrive after the first look: a client that is told 409 looks again
    let answer = 409;
    for (let tries = 0; answer === 409 && tries < 20; tries += 1) {
      const standing = Number((await look(path)).headers['upload-offset']);
      expect(standing).toBeLessThanOrEqual(3_000_000);
      answer = (await patch(path, standing, film.subarray(standing))).status;
    }
    expect(answer).toBe(204);
    expect(house.arrivals.map(arrival => arrival.sha256)).toEqual([sha256(film)]);
  });

  it('may come with its first bytes, and may say its length later', async () => {
    const withBytes = await house.send({
      method: 'POST',
      path: '/v1/uploads',
      token: ada.token,
      headers: { ...OFFSETS, 'upload-defer-length': '1' },
      body: film.subarray(0, 1000),
    });
    expect(withBytes).toMatchObject({ status: 201, headers: { 'upload-offset': '1000' } });
    const path = String(withBytes.headers['location']);
    expect((await look(path)).headers['upload-defer-length']).toBe('1');
    await patch(path, 1000, film.subarray(1000, 2000), { 'upload-length': '2000' });
    expect(house.arrivals[0]?.content.equals(film.subarray(0, 2000))).toBe(true);
  });

  it('has an id of ours and a place that names nobody', async () => {
    const { headers } = await begin(10);
    expect(headers['location']).toMatch(/^\/v1\/uploads\/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/);
    expect(headers['tus-resumable']).toBe('1.0.0');
  });

  it('tells what is spoken here', async () => {
    const { status, headers } = await house.send({ method: 'OPTIONS', path: '/v1/uploads', token: ada.token });
    expect(status).toBe(204);
    expect(headers).toMatchObject({ 'tus-version': '1.0.0', 'tus-max-size': '50000000', 'tus-checksum-algorithm': 'sha1,sha256' });
    expect(String(headers['tus-extension']).split(',').sort()).toEqual([
      'checksum',
      'creation',
      'creation-defer-length',
      'creation-with-upload',
      'expiration',
      'termination',
    ]);
  });

  it('passes headers of the receiver on to the sender', async () => {
    house.onArrival = async () => ({ 'Keyreel-Position': '42' });
    const { headers } = await begin(4);
    expect((await patch(String(headers['location']), 0, Buffer.from('abcd'))).headers).toMatchObject({
      'keyreel-position': '42',
      'upload-offset': '4',
    });
  });
});

describe('an upload above the limit', () => {
  beforeEach(async () => {
    await house.restart({ maxBytes: 1_000_000, patienceMs: 20 });
  });

  it('is refused at its creation when it says so', async () => {
    expect(await answerTo(uploaded(film))).toEqual({ status: 413, code: 'upload_too_large' });
    expect(await house.files()).toEqual([]);
  });

  it('is refused when it says so later', async () => {
    const { headers } = await begin(null);
    expect((await patch(String(headers['location']), 0, Buffer.from('a'), { 'upload-length': '1000001' })).status).toBe(413);
  });

  it('is cut off at the limit when it never says so, and nothing of it is kept', async () => {
    const { headers } = await begin(null);
    const path = String(headers['location']);
    const outcome = await patch(path, 0, streamOf(film)).catch((error: NodeJS.ErrnoException) => error.code);
    // the answer may be lost with the line that is cut under a sender who goes on
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(typeof outcome === 'object' ? outcome.status : outcome);
    expect((await look(path)).status).toBe(404);
    expect(await house.files()).toEqual([]);
    expect(house.arrivals).toEqual([]);
  });

  it('is refused when a piece goes beyond the length it has said, and stays as it was', async () => {
    const { headers } = await begin(1000);
    const path = String(headers['location']);
    expect((await patch(path, 0, film.subarray(0, 1001))).status).toBe(413);
    expect((await look(path)).headers['upload-offset']).toBe('0');
    expect((await patch(path, 0, film.subarray(0, 1000))).status).toBe(204);
    expect(house.arrivals).toHaveLength(1);
  });
});

describe('a checksum', () => {
  it('of the whole that does not hold throws everything away', async () => {
    expect(await answerTo(uploaded(film, { metadata: { sha256: sha256(Buffer.from('other')) } }))).toEqual({
      status: 460,
      code: 'upload_checksum_mismatch',
    });
    expect(house.arrivals).toEqual([]);
    expect(await house.files()).toEqual([]);
  });

  it.each(['', 'abc', 'g'.repeat(64), sha256(film).slice(2), `${sha256(film)}zz`])(
    'of the whole that is none is refused at once: %j',
    async value => {
      expect((await begin(10, { 'upload-metadata': `sha256 ${Buffer.from(value).toString('base64')}` })).status).toBe(400);
      expect(await house.files()).toEqual([]);
    },
  );

  it('of a piece that does not hold throws the piece away, and it may be sent again', async () => {
    const { headers } = await begin(2000);
    const path = String(headers['location']);
    const checksum = (bytes: Buffer, algorithm = 'sha256') => ({
      'upload-checksum': `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`,
    });
    expect((await patch(path, 0, film.subarray(0, 1000), checksum(film.subarray(0, 1000)))).status).toBe(204);
    const wrong = await patch(path, 1000, film.subarray(0, 1000), checksum(film.subarray(1000, 2000), 'sha1'));
    expect(wrong).toMatchObject({ status: 460, body: '{"code":"upload_checksum_mismatch"}' });
    expect((await look(path)).headers['upload-offset']).toBe('1000');
    expect((await patch(path, 1000, film.subarray(1000, 2000), checksum(film.subarray(1000, 2000), 'sha1'))).status).toBe(204);
    expect(house.arrivals[0]?.content.equals(film.subarray(0, 2000))).toBe(true);
  });

  it.each(['md5 AAAA', 'sha256', 'sha256 !', 'sha256 AAAA', ''])('of a piece that cannot be checked is refused: %j', async value => {
    const { headers } = await begin(4);
    const answer = await patch(String(headers['location']), 0, Buffer.from('abcd'), { 'upload-checksum': value });
    expect(answer).toMatchObject({ status: 400, body: '{"code":"upload_checksum_unsupported"}' });
    expect(house.arrivals).toEqual([]);
  });
});

describe("another account's upload", () => {
  it.each(['HEAD', 'PATCH', 'DELETE'])('is as unknown as one that never was: %s', async method => {
    const { headers } = await begin(1000);
    const theirs = String(headers['location']);
    const ask = async (path: string) => {
      const answer = await house.send({ method, path, token: bob.token, headers: { ...OFFSETS, 'upload-offset': '0' } });
      return { status: answer.status, body: answer.body, names: Object.keys(answer.headers).sort() };
    };
    expect(await ask(theirs)).toEqual(await ask(`/v1/uploads/${newId()}`));
    expect((await ask(theirs)).status).toBe(404);
    expect((await look(theirs)).status).toBe(200);
  });

  it('is not reached by spelling its place', async () => {
    const { headers } = await begin(1000);
    const id = idOf(String(headers['location']));
    for (const path of [
      `${ada.accountId}%2F${id}`,
      `..%2F${ada.accountId}%2F${id}`,
      `${id}.json`,
      `${id}%00`,
      encodeURIComponent(`../${ada.accountId}/${id}`),
    ])
      expect([path, (await look(`/v1/uploads/${path}`, bob.token)).status]).toEqual([path, 404]);
  });

  it('is not given out to anybody, not even to its owner', async () => {
    const { headers } = await begin(4);
    const path = String(headers['location']);
    house.onArrival = () => Promise.reject(new Error('not now'));
    await patch(path, 0, Buffer.from('abcd'));
    for (const token of [ada.token, bob.token]) {
      const answer = await house.send({ method: 'GET', path, token, headers: { 'tus-resumable': '1.0.0' } });
      expect([answer.status, answer.body.includes('abcd')]).toEqual([400, false]);
    }
  });
});

describe('handing over', () => {
  it('that fails is tried again when the sender asks, and then the sender hears that all is well', async () => {
    let fails = true;
    house.onArrival = async () => {
      if (fails) throw new Error('the database is away');
    };
    const { headers } = await begin(4);
    const path = String(headers['location']);
    expect((await patch(path, 0, Buffer.from('abcd'))).status).toBe(500);
    expect((await look(path)).status).toBe(500);
    fails = false;
    expect((await look(path)).headers).toMatchObject({ 'upload-offset': '4', 'upload-length': '4' });
    expect(house.arrivals).toHaveLength(1);
  });

  it('passes a refusal of the receiver on', async () => {
    house.onArrival = () => Promise.reject(refusal('upload_refused_here', 'conflict', 'Not this one.')());
    const { headers } = await begin(4);
    expect(await patch(String(headers['location']), 0, Buffer.from('abcd'))).toMatchObject({
      status: 409,
      body: expect.stringContaining('upload_refused_here'),
    });
  });

  it('is made up for at the start after a crash', async () => {
    house.onArrival = () => Promise.reject(new Error('killed'));
    const { headers } = await begin(4);
    await patch(String(headers['location']), 0, Buffer.from('abcd'));
    await begin(1000);
    const again = await house.restart();
    expect(await again.recover()).toHaveLength(1);
    house.onArrival = async () => {};
    expect(await again.recover()).toEqual([]);
    expect(house.arrivals.map(({ uploadId, bytes }) => [uploadId, bytes])).toEqual([[idOf(String(headers['location'])), 4]]);
    expect(await house.files()).toEqual(['id', 'id.done', 'id.json']);
  });

  it('happens once, however the last answer is lost', async () => {
    const { headers } = await begin(4);
    const path = String(headers['location']);
    await patch(path, 0, Buffer.from('abcd'));
    expect((await look(path)).headers).toMatchObject({ 'upload-offset': '4', 'upload-length': '4' });
    expect((await patch(path, 4, Buffer.alloc(0))).status).toBe(204);
    await uploaded(Buffer.from('abcd'), { uploadUrl: `${house.rim.url}${path}` });
    expect(house.arrivals).toHaveLength(1);
  });

  it('happens once, however many ask at once', async () => {
    const [told, wait] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    house.onArrival = () => {
      told.resolve();
      return wait.promise;
    };
    const { headers } = await begin(4);
    const path = String(headers['location']);
    const last = patch(path, 0, Buffer.from('abcd'));
    await told.promise;
    const looks = [look(path), look(path)];
    // answered after the looks were heard, so those wait for the same end by now
    for (let turn = 0; turn < 5; turn += 1) await look(`/v1/uploads/${newId()}`);
    wait.resolve();
    expect((await Promise.all([last, ...looks])).map(({ status }) => status)).toEqual([204, 200, 200]);
    expect(house.arrivals).toHaveLength(1);
  });
});

describe('what is refused', () => {
  it.each<[string, () => Promise<{ status: number }>, number]>([
    ['nothing at all', () => begin(0), 422],
    ['no length', () => house.send({ method: 'POST', path: '/v1/uploads', token: ada.token, headers: { 'tus-resumable': '1.0.0' } }), 400],
    ['a negative length', () => begin(-1), 400],
    ['a fractional length', () => begin(1.5), 400],
    ['another version', () => begin(10, { 'tus-resumable': '0.2.2' }), 400],
    ['no version', () => house.send({ method: 'HEAD', path: `/v1/uploads/${newId()}`, token: ada.token }), 412],
    ['broken metadata', () => begin(10, { 'upload-metadata': 'filename !!!' }), 400],
    ['metadata without end', () => begin(10, { 'upload-metadata': encoded({ filename: 'a'.repeat(5000) }) }), 400],
    ['a concatenation', () => begin(10, { 'upload-concat': 'final;/a /b' }), 400],
    ['an unknown upload', () => look(`/v1/uploads/${newId()}`), 404],
    ['an id that is none', () => look('/v1/uploads/..%2f..%2fetc%2fpasswd'), 404],
  ])('%s', async (_, ask, status) => {
    expect((await ask()).status).toBe(status);
    expect(await house.files()).toEqual([]);
  });

  it('a piece that begins elsewhere than the upload stands', async () => {
    const { headers } = await begin(1000);
    expect(await patch(String(headers['location']), 5, film.subarray(0, 10))).toMatchObject({
      status: 409,
      body: '{"code":"upload_offset_conflict"}',
    });
  });

  it('more unfinished uploads than an account may have', async () => {
    await house.restart({ maxUnfinished: 2 });
    expect([await begin(10), await begin(10), await begin(10)].map(({ status }) => status)).toEqual([201, 201, 429]);
    expect((await begin(10, {}, bob.token)).status).toBe(201);
  });
});

describe('an unfinished upload', () => {
  const days = (number: number) => Date.now() + number * 86_400_000;

  it('is kept for some days, as it says, and then removed', async () => {
    const { headers } = await begin(1000);
    const path = String(headers['location']);
    expect(new Date(String(headers['upload-expires'])).getTime()).toBeGreaterThan(days(2.9));
    await patch(path, 0, film.subarray(0, 10));
    expect(await house.uploads.expire(days(2.9))).toBe(0);
    expect(await house.uploads.expire(days(3.1))).toBe(1);
    expect((await look(path)).status).toBe(404);
    expect(await house.files()).toEqual([]);
  });

  it('leaves a mark of its success that is removed as well', async () => {
    const { headers } = await begin(4);
    await patch(String(headers['location']), 0, Buffer.from('abcd'));
    expect(await house.uploads.expire(days(3.1))).toBe(1);
    expect(await house.files()).toEqual([]);
  });

  const giveUp = (path: string) => house.send({ method: 'DELETE', path, token: ada.token, headers: { 'tus-resumable': '1.0.0' } });

  it('may be given up by its sender', async () => {
    const { headers } = await begin(4);
    const path = String(headers['location']);
    await patch(path, 0, Buffer.from('ab'));
    expect((await giveUp(path)).status).toBe(204);
    expect(await house.files()).toEqual([]);
    expect((await look(path)).status).toBe(404);
  });

  it('may no longer be given up once all of it has arrived', async () => {
    house.onArrival = () => Promise.reject(new Error('not now'));
    const { headers } = await begin(4);
    const path = String(headers['location']);
    await patch(path, 0, Buffer.from('abcd'));
    expect((await giveUp(path)).status).toBe(500);
    house.onArrival = async () => {};
    expect((await giveUp(path)).status).toBe(400);
    expect((await look(path)).status).toBe(200);
    expect(house.arrivals).toHaveLength(1);
  });

  it('goes with its account', async () => {
    await begin(1000);
    const other = await begin(1000, {}, bob.token);
    await house.uploads.forget(ada.accountId);
    expect(await house.files()).toEqual(['id', 'id.json']);
    expect((await look(String(other.headers['location']), bob.token)).status).toBe(200);
    expect(() => house.uploads.forget('..')).toThrow(TypeError);
  });
});

async function* streamOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
