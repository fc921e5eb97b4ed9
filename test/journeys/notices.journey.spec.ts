import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

interface Notice {
  readonly noticeId: string;
  readonly kind: string;
  readonly cause: string;
  readonly readAt: string | null;
  readonly closedAt: string | null;
  readonly remedies: readonly string[];
  readonly support: { readonly contact: string | null; readonly requestId: string } | null;
}

const HELP = 'mailto:help@example.org';

/** The rows are those of reducers that were replaced since. */
const saidByAnEarlierVersion = async ({ database }: World): Promise<void> => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`update read.read_notifications_notices set "row" = "row" - 'cause'`);
  const { rowCount } = await owner.query(`update read.checkpoints set version = version - 1 where subscriber = 'notifications.notices'`);
  await owner.end();
  expect(rowCount).toBe(1);
};

describe('notices', () => {
  let world: World;
  let ada: Actor;
  const noticesOf = async (who: Actor, query = ''): Promise<readonly Notice[]> => {
    const { body } = await who.get(`/notices${query}`).expect(200);
    return body.items as readonly Notice[];
  };
  const kinds = async (query = '') => (await noticesOf(ada, query)).map(({ kind }) => kind);
  const one = async (kind: string): Promise<Notice> => {
    const found = (await noticesOf(ada, '?show=all')).find(notice => notice.kind === kind);
    if (!found) throw new Error(`no notice of the kind ${kind}`);
    return found;
  };

  beforeAll(async () => {
    world = await openWorld({ supportContact: HELP });
    ada = await world.signsUp();
    await ada.addsKey('dry');
  });

  afterAll(() => world.close());

  it('[R43][R61] say in stable words what is wrong, whose purse is meant and what helps', async () => {
    expect(await noticesOf(ada)).toMatchObject([
      {
        kind: 'key_exhausted',
        cause: 'openai_funds_used_up',
        severity: 'problem',
        purse: 'openai_account',
        remedies: ['add_funds_at_openai', 'remove_key'],
        blocks: true,
        readAt: null,
        closedAt: null,
        support: null,
      },
    ]);
  });

  it('[R43] can be read, but not closed, while what they tell of keeps work from being done', async () => {
    const { noticeId } = await one('key_exhausted');
    const refused = await ada.post(`/notices/${noticeId}/close`).expect(409);
    expect(refused.body).toMatchObject({ code: 'notice_cause_lasts', remedies: ['add_funds_at_openai', 'remove_key', 'mark_the_notice_read'] });
    const { body } = await ada.post(`/notices/${noticeId}/read`).expect(200);
    expect(body).toMatchObject({ noticeId, readAt: expect.any(String), closedAt: null });
    expect(await kinds('?show=unread')).toEqual([]);
    expect(await kinds()).toEqual(['key_exhausted']);
  });

  it('[R45] close by themselves when that ends, and are shown from then on among all', async () => {
    await ada.delete('/settings/api/key').expect(200);
    await world.settled();
    expect(await kinds()).toEqual([]);
    expect(await one('key_exhausted')).toMatchObject({ closedAt: expect.any(String), closedBy: 'cause' });
  });

  it('are read all at once, found page by page, and closed one by one', async () => {
    for (const step of [1n, 2n]) {
      const threshold = { microCredits: String((await ada.available()) - step) };
      await ada.put('/credits/thresholds', { thresholds: [threshold] }).expect(200);
      await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    }
    const unread = await noticesOf(ada, '?show=unread');
    expect(unread.length).toBeGreaterThan(0);
    const all = await noticesOf(ada, '?show=all');
    const { body: first } = await ada.get('/notices?show=all&limit=1').expect(200);
    const { body: second } = await ada.get(`/notices?show=all&limit=1&cursor=${String(first.next)}`).expect(200);
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 2));
    await ada.get('/notices?cursor=nonsense').expect(400);
    const key = randomUUID();
    const { body } = await ada.post('/notices/read', {}, key).expect(200);
    expect(body.read).toBe(unread.length);
    expect((await ada.post('/notices/read', {}, key).expect(200)).body.read).toBe(unread.length);
    expect((await ada.post('/notices/read').expect(200)).body.read).toBe(0);
    expect(await noticesOf(ada, '?show=unread')).toEqual([]);
    const noticeId = String(unread[0]?.noticeId);
    const closed = await ada.post(`/notices/${noticeId}/close`).expect(200);
    expect(closed.body).toMatchObject({ closedBy: 'owner', closedAt: expect.any(String) });
    expect((await ada.post(`/notices/${noticeId}/close`).expect(200)).body.closedAt).toBe(closed.body.closedAt);
    expect((await noticesOf(ada)).map(notice => notice.noticeId)).not.toContain(noticeId);
  });

  it('are the same, with what their owner did, when they are made anew from the log', async () => {
    const before = await noticesOf(ada, '?show=all');
    const again = await world.restart(() => saidByAnEarlierVersion(world));
    world = again;
    ada = ada.at(again.url, again.settled);
    await again.settled();
    expect(await noticesOf(ada, '?show=all')).toEqual(before);
  });

  it('lead to no letters where the service has no mail server, and that is said', async () => {
    const { body } = await ada.put('/settings/letters', { kinds: ['key_invalid'] }).expect(503);
    expect(body).toMatchObject({ code: 'letters_unavailable', remedies: ['ask_the_operator', 'add_a_webhook'] });
    expect((await ada.get('/settings/letters').expect(200)).body).toMatchObject({ kinds: [], areSent: false, lastFailure: null });
  });

  it('are nobody else’s', async () => {
    const bob = await world.signsUp();
    const { noticeId } = await one('key_exhausted');
    for (const path of ['read', 'close']) expect((await bob.post(`/notices/${noticeId}/${path}`).expect(404)).body.code).toBe('notice_unknown');
    await bob.get(`/notices/${noticeId}`).expect(404);
    await ada.get(`/notices/${noticeId}`).expect(200);
  });

  it('[R52] tell, where support may help, how to reach it and what to tell it, as refusals do and the guide', async () => {
    const eve = await world.signsUp();
    const projectId = await eve.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    const secret = await eve.addsKey();
    const slow = { behaviour: 'rate_limit_exceeded', key: secret, endpoint: 'responses', retryAfter: 3_600 } as const;
    await world.provider.break(slow);
    const writes = () => eve.post(`/projects/${projectId}/texts`, { prompt: 'Tell a story.', withTranscript: false });
    const ordered = await writes().expect(201);
    await world.settled();
    const [notice] = await noticesOf(eve);
    expect(notice).toMatchObject({ kind: 'work_failed', cause: 'provider_rate_limited', purse: 'openai_account' });
    expect(notice?.remedies).toContain('contact_support');
    expect(notice?.support).toEqual({ contact: HELP, requestId: ordered.headers['keyreel-request-id'] });
    const task = await eve.get(`/tasks/${String(ordered.body.taskId)}`).expect(200);
    expect(task.body.support).toEqual(notice?.support);
    const refused = await writes().expect(429);
    expect(refused.body).toMatchObject({
      code: 'provider_rate_limited',
      support: { contact: HELP, requestId: refused.headers['keyreel-request-id'] },
    });
    expect((await eve.get('/guide/own-key').expect(200)).body.support).toBe(HELP);
  });
});
