import { randomUUID } from 'node:crypto';
import type { Actor } from '../support/actor.js';
import { film, openWorld, raw, type World } from '../support/world.js';

interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const parsed = (frame: string): Heard | null => {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1] ?? '';
  return field('data') === '' ? null : { id: field('id'), event: field('event'), data: JSON.parse(field('data')) as Heard['data'] };
};

describe('live', () => {
  let world: World;
  let ada: Actor;

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
  });

  afterAll(() => world.close());

  /** Listens until `enough` is satisfied or the stream ends. */
  const listen = async (path: string, enough: (heard: readonly Heard[]) => boolean, last?: string, token = ada.token): Promise<readonly Heard[]> => {
    const headers = { Authorization: `Bearer ${token}`, ...(last === undefined ? {} : { 'Last-Event-ID': last }) };
    const controller = new AbortController();
    const response = await fetch(`${world.url}/v1${path}`, { headers, signal: controller.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const heard: Heard[] = [];
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const frames = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
      rest = frames.pop() ?? '';
      heard.push(...frames.flatMap(frame => parsed(frame) ?? []));
      if (enough(heard)) break;
    }
    controller.abort();
    return heard;
  };

  it('tells of each task until it is done, with a percentage that never falls, and resumes after the last event', async () => {
    const uploadId = await ada.uploads(await film('keyreel-short'));
    const { body } = await ada.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 2 }).expect(201);
    await ada.get(`/projects/${body.projectId}`).set('Keyreel-Position', body.position).expect(200);
    const done = (heard: readonly Heard[]) =>
      new Set(heard.filter(({ data }) => data['state'] === 'succeeded').map(({ data }) => data['taskId'])).size === 2;
    const heard = await listen(`/projects/${body.projectId}/events`, done);
    for (const operation of ['transcription', 'thumbnails']) {
      const percents = heard.filter(({ data }) => data['operation'] === operation).map(({ data }) => Number(data['percent']));
      expect(percents).toEqual([...percents].sort((a, b) => a - b));
      expect(percents.at(-1)).toBe(100);
    }
    await world.settled();
    const middle = heard.find(({ data }) => data['state'] === 'running');
    const again = await listen(`/projects/${body.projectId}/events`, later => later.some(({ id }) => id === heard.at(-1)?.id), middle?.id);
    expect(again.every(({ id }) => id > (middle?.id ?? ''))).toBe(true);
  });

  it('gives a text piece by piece, resumes with what was said so far, and ends as the stored bytes', async () => {
    const uploadId = await ada.uploads(await film('keyreel-short'));
    const created = await ada
      .post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 })
      .expect(201);
    const { body } = await ada.post(`/projects/${created.body.projectId}/texts`, { prompt: 'Tell a story.', withTranscript: false }).expect(201);
    await world.settled();
    const stored = (await ada.get(`/outputs/${body.taskId}/content`).expect(200)).text;
    const whole = await listen(`/tasks/${body.taskId}/text`, () => false);
    expect(whole.map(({ data }) => data['text']).join('')).toBe(stored);
    const rest = await listen(`/tasks/${body.taskId}/text`, () => false, '10');
    expect(rest.map(({ data }) => data['text']).join('')).toBe(stored.slice(10));
  });

  describe('for a whole account', () => {
    let bob: Actor;
    let before: string;
    let heard: readonly Heard[];
    let raised: Heard['data'] | undefined;
    const isDry = ({ data }: Heard) => data['state'] === 'exhausted';
    const said = (of: readonly Heard[], type: string) => of.filter(({ data }) => data['type'] === type).map(({ data }) => data);
    const isLast = ({ data }: Heard) => data['type'] === 'notices.changed';
    const positionNow = async (who: Actor) => String((await who.get('/projects').expect(200)).body.position);

    beforeAll(async () => {
      bob = await world.signsUp();
      before = await positionNow(bob);
      await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
      await bob.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
      await bob.addsKey('dry');
      raised = (await listen('/events', news => news.some(isDry), before, bob.token)).find(isDry)?.data;
      await bob.post('/notices/read').expect(200);
      heard = await listen('/events', news => news.some(isLast), before, bob.token);
    });

    it('begins with the place that what is shown can be read at', async () => {
      const [first] = await listen('/events', news => news.length > 0, undefined, bob.token);
      expect(first).toMatchObject({ event: 'news', data: { type: 'stream.began', notices: [] } });
      await bob.get('/projects').set('Keyreel-Position', String(first?.id)).expect(200);
    });

    it('tells of projects, tasks, outputs, the balance, the key and notices, in ids and states alone', () => {
      expect(said(heard, 'project.created')).toMatchObject([{ projectId: expect.any(String), purse: null }]);
      const { projectId } = said(heard, 'project.created')[0] ?? {};
      expect(said(heard, 'task.changed').every(news => news['projectId'] === projectId)).toBe(true);
      expect(said(heard, 'output.completed')).toMatchObject([{ projectId, taskId: expect.any(String), state: 'succeeded' }]);
      expect(said(heard, 'balance.changed').every(({ purse }) => purse === 'platform_credits')).toBe(true);
      expect(said(heard, 'balance.changed').length).toBeGreaterThan(0);
      const notice = { kind: 'key_exhausted', severity: 'problem', purse: 'openai_account', state: 'open', isRead: false };
      expect(raised).toMatchObject({ type: 'key.status_changed', purse: 'openai_account', notices: [notice] });
      // what happened to it since is told where that happened
      expect(heard.find(isDry)?.data).toMatchObject({ notices: [] });
      expect(said(heard, 'notices.changed')).toMatchObject([{ notices: [{ kind: 'key_exhausted', state: 'open', isRead: true }] }]);
      expect(JSON.stringify(heard)).not.toContain('A film');
      expect(JSON.stringify(heard)).not.toContain('sk-');
    });

    it('tells nobody of anybody else, each event once and in order, and resumes after any of them', async () => {
      const ids = heard.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].toSorted());
      expect(said(heard, 'project.created')).toHaveLength(1);
      const middle = heard[Math.floor(heard.length / 2)];
      const rest = await listen('/events', news => news.some(isLast), middle?.id, bob.token);
      expect(rest.map(({ id }) => id)).toEqual(ids.slice(ids.indexOf(String(middle?.id)) + 1));
    });

    it('refuses a place that is not in this log', async () => {
      for (const last of ['nonsense', '0000', '9'.repeat(20)])
        await raw(world).get('/v1/events').set('Authorization', `Bearer ${bob.token}`).set('Last-Event-ID', last).expect(400);
    });

    it('tells a personal token of what it may read alone', async () => {
      const { body } = await bob.post('/tokens', { name: 'follower', scopes: ['notices:read'] }).expect(201);
      const news = await listen(
        '/events',
        some => some.some(({ data }) => (data['notices'] as { isRead: boolean }[]).some(({ isRead }) => isRead)),
        before,
        String(body.token),
      );
      expect(new Set(news.map(({ data }) => data['type']))).toEqual(new Set(['notices.changed']));
      expect(news.every(({ data }) => data['projectId'] === null && data['state'] === null)).toBe(true);
    });

    it('ends at once with what let its reader in, and lets in so many readers and no more', async () => {
      const { body } = await bob.post('/tokens', { name: 'followers', scopes: ['notices:read'] }).expect(201);
      const headers = { Authorization: `Bearer ${String(body.token)}` };
      const heard: string[] = [];
      const streams: Promise<void>[] = [];
      const hears = async (response: Response, reader: number): Promise<void> => {
        for await (const chunk of response.body ?? []) heard[reader] += Buffer.from(chunk as Uint8Array).toString();
      };
      const opens = async (): Promise<Response> => fetch(`${world.url}/v1/events`, { headers });
      for (let reader = 0; reader < 10; reader += 1) {
        heard.push('');
        streams.push(hears(await opens(), reader));
      }
      const refused = await opens();
      expect(refused.status).toBe(429);
      expect(await refused.json()).toMatchObject({ code: 'too_many_streams', remedies: ['close_another_stream', 'wait_and_retry'] });
      await bob.delete(`/tokens/${String(body.tokenId)}`).expect(204);
      const before = heard.map(all => all.length);
      await Promise.all(streams);
      expect(heard.every(all => all.includes('stream.began'))).toBe(true);
      // a stream that had not ended would go on saying that it is there
      expect(heard.map((all, reader) => all.slice(before[reader]).includes('still here'))).not.toContain(true);
      const [first] = await listen('/events', news => news.length > 0, undefined, bob.token);
      expect(first?.data['type']).toBe('stream.began');
    });
  });

  describe('for as long as its reader is let in', () => {
    let project: string;
    const signedIn = async (more: object = {}) => {
      const { email, password } = ada;
      const { body } = await raw(world)
        .post('/v1/sessions')
        .send({ email, password, ...more })
        .expect(201);
      return body as { readonly sessionId: string; readonly token: string; readonly refresh: { readonly token: string } };
    };
    /** It ended because somebody said so, and not because a beat found out. */
    const endsAtOnce = async (stream: Promise<string>) => expect(await stream).not.toContain('still here');
    /** Opens a stream, which says all of itself when it has ended. */
    const opens = async (token: string) => {
      const heard = new AbortController();
      const response = await fetch(`${world.url}/v1/projects/${project}/events`, {
        headers: { Authorization: `Bearer ${token}` },
        signal: heard.signal,
      });
      return { ended: response.text(), leaves: () => heard.abort() };
    };

    beforeAll(async () => {
      project = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    });

    it('ends at once when its session is ended from elsewhere, and no other stream does', async () => {
      const [lost, other] = [await signedIn(), await signedIn()];
      const [stream, stays] = [await opens(lost.token), await opens(other.token)];
      await ada.delete(`/sessions/${lost.sessionId}`).expect(204);
      await endsAtOnce(stream.ended);
      const second = await Promise.race([stays.ended.then(() => 'ended').catch(() => 'left'), Promise.resolve('open')]);
      expect(second).toBe('open');
      stays.leaves();
      await stays.ended.catch(() => undefined);
    });

    it('ends at once when its personal token is revoked', async () => {
      const { body } = await ada.post('/tokens', { name: 'follower', scopes: ['projects:read'] }).expect(201);
      const stream = await opens(String(body.token));
      await ada.delete(`/tokens/${String(body.tokenId)}`).expect(204);
      await endsAtOnce(stream.ended);
    });

    it('ends at once when its token is refreshed, and goes on with the next one', async () => {
      const session = await signedIn({ tokens: 'refreshing' });
      const stream = await opens(session.token);
      const { body } = await raw(world)
        .post('/v1/sessions/refresh')
        .set('Idempotency-Key', randomUUID())
        .send({ refreshToken: session.refresh.token })
        .expect(200);
      await endsAtOnce(stream.ended);
      const next = await opens(String(body.token));
      next.leaves();
      await next.ended.catch(() => undefined);
    });

    it('ends at once when the password is changed elsewhere', async () => {
      const stream = await opens((await signedIn()).token);
      await ada.post('/accounts/me/password', { current: ada.password, new: `${ada.password}, changed` }).expect(200);
      await endsAtOnce(stream.ended);
    });

    it('[A-18] ends at once when the account is erased', async () => {
      const stream = await opens(ada.token);
      const erased = ada
        .delete('/accounts/me')
        .send({ password: `${ada.password}, changed`, confirm: 'ERASE' })
        .expect(200);
      await Promise.all([endsAtOnce(stream.ended), erased]);
    });
  });
});
