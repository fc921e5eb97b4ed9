import { randomUUID } from 'node:crypto';
import { film, openWorld, raw, type World } from '../support/world.js';

/** What a browser sends with each request of our own page; EventSource, video and uploads add nothing of their own to it. */
const OWN = { 'Sec-Fetch-Site': 'same-origin' };

describe('the page, with nothing but its cookie', () => {
  let world: World;
  let cookie: string;
  let projectId: string;

  const person = { email: `page-${randomUUID()}@example.org`, password: `a long phrase ${randomUUID()}` };
  const headers = () => ({ ...OWN, Origin: world.url, Cookie: cookie });
  const ask = (method: 'get' | 'post' | 'patch' | 'delete', path: string) => {
    const asked = raw(world)[method](`/v1${path}`).set(headers());
    return method === 'get' ? asked : asked.set('Idempotency-Key', randomUUID());
  };
  const cookieOf = (answer: { readonly headers: object }): string => {
    const [set = ''] = (answer.headers as { readonly 'set-cookie'?: readonly string[] })['set-cookie'] ?? [];
    return set.split(';')[0] ?? '';
  };

  beforeAll(async () => {
    world = await openWorld();
    cookie = '';
    const answer = await ask('post', '/accounts')
      .send({ ...person, tokens: 'cookie' })
      .expect(201);
    expect(answer.body).toMatchObject({ token: null, refresh: null });
    cookie = cookieOf(answer);
    await world.settled();
  });

  afterAll(() => world.close());

  it('is told before anybody is signed in how the service is set up', async () => {
    const { body } = await raw(world).get('/v1/welcome').expect(200);
    expect(body).toMatchObject({ signUp: 'open', letters: false, support: null, mostUploadBytes: 20 * 1024 ** 3 });
    expect(body.simulated).toBe(world.service.platform.provider.simulated);
    expect(body.fileEndings).toEqual(expect.arrayContaining(['mp4', 'mov', 'mp3']));
  });

  it('sends a file piece by piece, makes a project of it, and plays the video', async () => {
    const bytes = await film('keyreel-short');
    const tus = { 'Tus-Resumable': '1.0.0' };
    const begun = await ask('post', '/uploads').set(tus).set('Upload-Length', String(bytes.length)).expect(201);
    const uploadId = String(begun.headers['location']).split('/').at(-1);
    const half = Math.floor(bytes.length / 2);
    for (const [offset, piece] of [
      [0, bytes.subarray(0, half)],
      [half, bytes.subarray(half)],
    ] as const)
      await ask('patch', `/uploads/${uploadId}`)
        .set({ ...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' })
        .send(piece)
        .expect(204);
    const source = { kind: 'upload', uploadId };
    const { body } = await ask('post', '/projects').send({ name: 'A film', source, transcribe: false, thumbnails: 1 }).expect(201);
    projectId = String(body.projectId);
    await world.settled();
    const played = await fetch(`${world.url}/v1/projects/${projectId}/source`, { headers: { ...OWN, Cookie: cookie, Range: 'bytes=0-99' } });
    expect([played.status, (await played.arrayBuffer()).byteLength]).toEqual([206, 100]);
    await ask('get', `/projects/${projectId}/rendition`).expect(({ status }) => expect([200, 202, 404, 409]).toContain(status));
  });

  it('is refused whatever another page makes the browser send, and nothing comes of it', async () => {
    const evil = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
    for (const foreign of [evil, { ...evil, 'Sec-Fetch-Site': 'same-site' }]) {
      await ask('post', `/projects/${projectId}/texts`)
        .set(foreign)
        .send({ prompt: 'Tell it all.' })
        .expect(403, /foreign_page/);
      await ask('get', '/projects')
        .set(foreign)
        .expect(403, /foreign_page/);
      await ask('delete', `/projects/${projectId}`)
        .set(foreign)
        .expect(403, /foreign_page/);
    }
    await ask('get', `/projects/${projectId}`).expect(200);
  });

  it('hears what happens, resumes, and is cut off at the sign-out, after which the cookie is worth nothing', async () => {
    const follow = (more: object = {}) => fetch(`${world.url}/v1/events`, { headers: { ...OWN, Cookie: cookie, ...more } });
    const stream = await follow({ 'Last-Event-ID': (await ask('get', '/projects').expect(200)).body.position as string });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const heard = stream.text();
    const { headers: answer } = await ask('delete', '/sessions/current').expect(204);
    expect(answer['set-cookie']).toEqual(['keyreel=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    expect(await heard).toContain('retry: 2000');
    await ask('get', '/projects').expect(401, /token_invalid/);
    expect((await follow()).status).toBe(401);
  });

  it('signs in again, and is signed out from elsewhere', async () => {
    cookie = cookieOf(
      await ask('post', '/sessions')
        .send({ ...person, tokens: 'cookie' })
        .expect(201),
    );
    const stream = await fetch(`${world.url}/v1/events`, { headers: { ...OWN, Cookie: cookie } });
    const heard = stream.text();
    const { body } = await raw(world).post('/v1/sessions').send(person).expect(201);
    const bearer = { Authorization: `Bearer ${String(body.token)}` };
    const { body: listed } = await raw(world).get('/v1/sessions').set(bearer).expect(200);
    const [mine] = (listed.items as readonly { sessionId: string; tokens: string }[]).filter(({ tokens }) => tokens === 'cookie');
    await raw(world).delete(`/v1/sessions/${mine?.sessionId}`).set(bearer).expect(204);
    await heard;
    await ask('get', '/projects').expect(401, /token_invalid/);
  });
});
