import type { Actor } from '../support/actor.js';
import { strictSrt } from '../support/strict-subtitles.js';
import { film, openWorld, raw, type World } from '../support/world.js';

const SUBTITLES = '1\n00:00:01,000 --> 00:00:03,000\nGood morning.\n';
const DAY_MS = 86_400_000;

describe('a part of a project shared by a link', () => {
  let world: World;
  let ada: Actor;
  let eve: Actor;
  let projectId: string;
  let shared: string;
  let kept: string;
  let token: string;
  let shareId: string;

  const texts = async (prompt: string): Promise<string> => {
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt, withTranscript: false }).expect(201);
    await world.settled();
    return String(body.taskId);
  };
  const makes = async (of: Readonly<Record<string, unknown>>, project = projectId) =>
    (await ada.post(`/projects/${project}/shares`, of).expect(201)).body as { shareId: string; token: string; expiresAt: string };
  const view = (of: string, path = '') => raw(world).get(`/v1/shared/${of}${path}`);
  const createsProject = async (name: string): Promise<string> => {
    const source = { kind: 'upload', uploadId: await ada.uploads(await film('keyreel-short')) };
    const subtitles = { base64: Buffer.from(SUBTITLES).toString('base64') };
    const { body } = await ada.post('/projects', { name, source, thumbnails: 1, subtitles }).expect(201);
    await world.settled();
    return String(body.projectId);
  };

  beforeAll(async () => {
    world = await openWorld();
    [ada, eve] = [await world.signsUp(), await world.signsUp()];
    projectId = await createsProject('A talk for friends');
    [shared, kept] = [await texts('Say something to everybody.'), await texts('Say something to myself.')];
    ({ token, shareId } = await makes({ transcript: true, thumbnails: true, outputIds: [shared] }));
  });

  afterAll(() => world.close());

  it('shows words, thumbnails and the outputs that were chosen to whoever has the link, and nothing of prompts, payer, key or owner', async () => {
    const { body, text, headers } = await view(token).expect(200);
    expect(body).toMatchObject({
      name: 'A talk for friends',
      transcript: { segments: 1 },
      thumbnails: [{ index: 0, mediaType: expect.stringMatching(/^image\//) }],
      outputs: [{ outputId: shared, kind: 'text', simulated: true, files: [{ index: 0, mediaType: expect.stringMatching(/^text\//) }] }],
    });
    expect(Object.keys(body).sort()).toEqual(['expiresAt', 'name', 'outputs', 'thumbnails', 'transcript']);
    for (const secret of [ada.accountId, ada.email, projectId, kept, token, 'Say something', 'credits', 'payer', 'rule'])
      expect(text).not.toContain(secret);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'referrer-policy': 'no-referrer',
    });
  });

  it('gives their files, byte for byte those of their owner', async () => {
    const srt = await view(token, '/transcript?format=srt').buffer(true).expect(200);
    expect(strictSrt(srt.text)).toMatchObject([{ lines: ['Good morning.'] }]);
    expect(srt.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': expect.stringContaining('noindex') });
    const own = await ada.get(`/outputs/${shared}/content`).buffer(true).expect(200);
    const theirs = await view(token, `/outputs/${shared}`).buffer(true).expect(200);
    expect(theirs.text).toBe(own.text);
    const { body } = await view(token, '/thumbnails?index=0').buffer(true).expect(200);
    expect((body as Buffer).length).toBeGreaterThan(500);
  });

  it('gives nothing that was not chosen', async () => {
    for (const path of [`/outputs/${kept}`, '/thumbnails?index=7', `/outputs/${projectId}`])
      expect((await view(token, path).expect(404)).body.code).toBe('output_unknown');
    const thumbnailsAlone = (await makes({ thumbnails: true })).token;
    expect((await view(thumbnailsAlone).expect(200)).body).toMatchObject({ transcript: null, outputs: [] });
    expect((await view(thumbnailsAlone, '/transcript').expect(409)).body.code).toBe('transcript_not_ready');
  });

  it('must be of something that is there: not of nothing, not of another project’s, not of what nobody has', async () => {
    expect((await ada.post(`/projects/${projectId}/shares`, {}).expect(422)).body.code).toBe('nothing_to_share');
    expect((await ada.post(`/projects/${projectId}/shares`, { outputIds: [projectId] }).expect(404)).body.code).toBe('output_unknown');
    await ada.post(`/projects/${projectId}/shares`, { thumbnails: true, expiresInDays: 91 }).expect(400);
    expect((await eve.post(`/projects/${projectId}/shares`, { thumbnails: true }).expect(404)).body.code).toBe('project_unknown');
    expect((await eve.delete(`/projects/${projectId}/shares/${shareId}`).expect(404)).body.code).toBe('share_unknown');
  });

  it('is listed for its owner with how often it was opened, and never with its token', async () => {
    const { body, text } = await ada.get(`/projects/${projectId}/shares`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ shareId, transcript: true, outputIds: [shared], uses: 1, hasExpired: false });
    expect(Date.parse(body.items.at(-1).lastUsedAt)).toBeGreaterThan(0);
    expect(text).not.toContain(token);
  });

  it('tells nothing of whether a link ever was one', async () => {
    const said = async (of: string) => {
      const { body } = await view(of).expect(404);
      return { ...(body as object), instance: null, requestId: null };
    };
    const turned = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
    const revoked = await makes({ thumbnails: true });
    await ada.delete(`/projects/${projectId}/shares/${revoked.shareId}`).expect(200);
    expect(await said(revoked.token)).toEqual(await said(turned));
    expect(await said('anything')).toEqual(await said(turned));
    expect(await said(turned)).toMatchObject({ code: 'share_unknown' });
  });

  it('shows nothing from the moment on at which it is revoked, and is revoked once', async () => {
    const link = await makes({ thumbnails: true });
    await view(link.token, '/thumbnails').expect(200);
    await ada.delete(`/projects/${projectId}/shares/${link.shareId}`).expect(200);
    for (const path of ['', '/thumbnails', '/transcript']) expect((await view(link.token, path).expect(404)).body.code).toBe('share_unknown');
    await ada.delete(`/projects/${projectId}/shares/${link.shareId}`).expect(200);
  });

  it('[R29] is open when the key is gone, and ends with its project at once', async () => {
    const other = await createsProject('Another talk');
    const link = await makes({ transcript: true }, other);
    await view(link.token).expect(200);
    await ada.delete(`/projects/${other}`).expect(200);
    await view(link.token).expect(404);
    await world.settled();
    await view(link.token).expect(404);
  });

  it('lets nobody try links for ever', async () => {
    const tried = await world.clock.atOneMoment(() => Promise.all(Array.from({ length: 260 }, () => view('anything'))));
    expect(new Set(tried.map(({ status }) => status))).toEqual(new Set([404, 429]));
    world.clock.moveOn(60_000);
  });

  it('ends by itself on its day', async () => {
    await view(token).expect(200);
    world.clock.moveOn(14 * DAY_MS);
    expect((await view(token).expect(404)).body.code).toBe('share_unknown');
    const again = await ada.signsInAgain();
    const { body } = await again.get(`/projects/${projectId}/shares`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ shareId, hasExpired: true });
  });
});
