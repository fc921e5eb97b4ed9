import { randomUUID } from 'node:crypto';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import { eventsAfter } from '../../src/shared-kernel/testing/log-witness.js';
import type { Actor } from '../support/actor.js';
import { Receiver } from '../support/receiver.js';
import { film, openWorld, type World } from '../support/world.js';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('a server of the user’s own', () => {
  let world: World;
  let ada: Actor;
  let receiver: Receiver;
  let webhook: { webhookId: string; secret: string };

  const adds = async (body: object = {}) => (await ada.post('/webhooks', { url: receiver.url, ...body }).expect(201)).body;
  let uploadId: string;
  const makes = async (): Promise<string> => {
    const wanted = { name: 'A film', source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 };
    const { body } = await ada.post('/projects', wanted).expect(201);
    await world.settled();
    return body.projectId;
  };
  const typesOf = (project: string) => receiver.taken.filter(({ data }) => data['projectId'] === project).map(({ type }) => type);
  const WHOLE = ['project.created', 'output.completed'];
  const deliveries = async (query = '') => (await ada.get(`/webhooks/${webhook.webhookId}/deliveries${query}`).expect(200)).body.items;
  const comesToRest = async () => {
    await world.settled();
    await world.service.chores();
    await world.settled();
  };

  /** What the log says that a receiver of all types must be told of a project, in its order. */
  const happenedIn = async (project: string): Promise<readonly string[]> => {
    const told = await eventsAfter(world.service.platform.log, START, { types: ['ProjectCreated', 'TaskSucceeded'] });
    return told.filter(({ data }) => data['projectId'] === project).map(({ id }) => id);
  };

  beforeAll(async () => {
    receiver = await Receiver.open();
    world = await openWorld({ fetchAllow: [receiver.host] });
    ada = await world.signsUp();
    uploadId = await ada.uploads(await film('keyreel-short'));
  });

  beforeEach(async () => {
    receiver.received.length = 0;
    receiver.taken.length = 0;
    receiver.answers = 200;
    receiver.headers = {};
    webhook = await adds();
  });

  afterEach(() => ada.delete(`/webhooks/${webhook.webhookId}`).expect(204));

  afterAll(async () => {
    await world.close();
    await receiver.close();
  });

  it('is told of a project and its outputs, in order, signed as Standard Webhooks has it, without content', async () => {
    const project = await makes();
    expect(receiver.types()).toEqual(WHOLE);
    const [made, done] = receiver.taken;
    expect(made?.data).toEqual({ projectId: project });
    expect(done?.data).toMatchObject({ projectId: project, operation: 'thumbnails', payer: 'credits', products: 1 });
    expect(Object.keys(done?.data ?? {}).sort()).toEqual(['operation', 'payer', 'products', 'projectId', 'taskId']);
    for (const message of receiver.taken) expect(Receiver.verified(message, webhook.secret)).toMatchObject({ type: message.type });
    const log = await deliveries();
    expect(log.map((line: { messageId: string }) => line.messageId)).toEqual(receiver.taken.map(({ id }) => id).reverse());
    expect(log[0]).toMatchObject({ state: 'delivered', tries: 1, lastStatus: 200, lastProblem: null, nextTryAt: null, line: project });
  });

  it('[R61] is told of a key’s state and of a low balance, each with whose credits are meant', async () => {
    const secret = await ada.addsKey();
    await ada.delete('/settings/api/key').expect(200);
    await world.settled();
    expect(receiver.taken.map(({ data }) => data)).toEqual([
      { purse: 'openai_account', status: 'stored', reason: null },
      { purse: 'openai_account', status: 'removed', reason: null },
    ]);
    expect(receiver.taken.some(({ body }) => body.includes(secret.slice(-12)))).toBe(false);
    const { microCredits } = (await ada.balance())['available'] ?? { microCredits: '0' };
    await ada.put('/credits/thresholds', { thresholds: [{ microCredits: String(BigInt(microCredits) - 1n) }] }).expect(200);
    await makes();
    const low = receiver.taken.find(({ type }) => type === 'balance.low');
    expect(low?.data).toEqual({ purse: 'platform_credits', thresholdMicroCredits: String(BigInt(microCredits) - 1n) });
    await ada.put('/credits/thresholds', { thresholds: [] }).expect(200);
  });

  it('changes its secret while messages come in: for a day both sign', async () => {
    const { body } = await ada.post(`/webhooks/${webhook.webhookId}/secret`).expect(200);
    expect(body.secret).not.toBe(webhook.secret);
    await makes();
    const message = receiver.taken[0];
    if (!message) throw new Error('nothing came');
    for (const secret of [webhook.secret, body.secret]) expect(Receiver.verified(message, secret)).toMatchObject({ type: 'project.created' });
    expect(() => Receiver.verified({ ...message, body: message.body.replace('project.created', 'project.deleted') }, body.secret)).toThrow();
    world.clock.moveOn(DAY_MS + 1000);
    await ada.post(`/webhooks/${webhook.webhookId}/test`).expect(200);
    const test = receiver.received.at(-1);
    expect(test?.type).toBe('webhook.test');
    expect(String(test?.headers['webhook-signature']).split(' ').length).toBe(1);
  });

  it('that was down gets every message once it is back, in order per project, each under its one id', async () => {
    receiver.answers = 503;
    const projects = [await makes(), await makes()];
    await world.settled();
    expect(receiver.taken).toEqual([]);
    world.clock.moveOn(DAY_MS);
    receiver.answers = 200;
    await comesToRest();
    expect(receiver.taken.length).toBe(4);
    expect(new Set(receiver.taken.map(({ id }) => id)).size).toBe(4);
    for (const project of projects) expect(typesOf(project)).toEqual(WHOLE);
    expect((await deliveries('?state=waiting')).length).toBe(0);
    for (const project of projects) {
      const got = receiver.taken.filter(({ data }) => data['projectId'] === project).map(({ id }) => id);
      expect(got).toEqual(await happenedIn(project));
    }
  });

  it('that asks to be left alone is left alone for so long, and then gets what it missed', async () => {
    receiver.answers = 503;
    receiver.headers = { 'retry-after': '1800' };
    const project = await makes();
    const tries = receiver.received.length;
    receiver.answers = 200;
    receiver.headers = {};
    world.clock.moveOn(20 * 60 * 1000);
    await comesToRest();
    expect(receiver.received.length).toBe(tries);
    world.clock.moveOn(11 * 60 * 1000);
    await comesToRest();
    expect(typesOf(project)).toEqual(WHOLE);
  });

  it('is paused when it took nothing for three days, with a notice, and gets what it missed when it is resumed', async () => {
    receiver.answers = 500;
    const missed = await makes();
    for (let days = 0; days < 4; days += 1) {
      world.clock.moveOn(DAY_MS);
      await comesToRest();
    }
    const shown = (await ada.get(`/webhooks/${webhook.webhookId}`).expect(200)).body;
    expect(shown).toMatchObject({ state: 'paused', pausedBecause: 'failing' });
    const { body: notices } = await ada.get('/notices').expect(200);
    expect(notices.items.filter(({ kind }: { kind: string }) => kind === 'webhook_paused')).toMatchObject([
      { severity: 'warning', reason: 'failing', remedies: ['resume_webhook'], purse: null },
    ]);
    const before = receiver.received.length;
    receiver.answers = 200;
    const meanwhile = await makes();
    await comesToRest();
    expect(receiver.received.length).toBe(before);
    await ada.patch(`/webhooks/${webhook.webhookId}`, { state: 'active' }).expect(200);
    await world.settled();
    for (const project of [missed, meanwhile]) expect(typesOf(project)).toEqual(WHOLE);
    const { body: after } = await ada.get('/notices').expect(200);
    expect(after.items.filter(({ kind }: { kind: string }) => kind === 'webhook_paused')).toEqual([]);
  });

  it('that refuses one message still gets those of other projects, and the rest of that one’s when it relents', async () => {
    const first = await makes();
    receiver.answers = ({ data }) => (data['projectId'] === first ? 422 : 200);
    await ada.post(`/projects/${first}/thumbnails`, { count: 1 }).expect(201);
    const other = await makes();
    const refused = (await deliveries('?state=waiting'))[0];
    expect(refused).toMatchObject({ lastStatus: 422, tries: 1, line: first });
    for (const project of [first, other]) expect(typesOf(project)).toEqual(WHOLE);
    receiver.answers = 200;
    await ada.post(`/webhooks/${webhook.webhookId}/deliveries/${refused.messageId}/retry`).expect(202);
    await world.settled();
    expect(receiver.taken.at(-1)).toMatchObject({ id: refused.messageId, type: 'output.completed' });
  });

  it('is sent what happened since a moment again, from the log, under the same ids', async () => {
    const since = world.clock.now().toISOString();
    await makes();
    const ids = receiver.taken.map(({ id }) => id);
    await ada.post(`/webhooks/${webhook.webhookId}/replays`, { since }).expect(202);
    await world.settled();
    expect(receiver.taken.map(({ id }) => id)).toEqual([...ids, ...ids]);
  });

  it('is told of the types alone that it asked for, and of nothing while its owner has it paused', async () => {
    await ada.patch(`/webhooks/${webhook.webhookId}`, { types: ['output.completed'] }).expect(200);
    await makes();
    expect(receiver.types()).toEqual(['output.completed']);
    await ada.patch(`/webhooks/${webhook.webhookId}`, { state: 'paused' }).expect(200);
    await makes();
    expect(receiver.types()).toEqual(['output.completed']);
    const { body } = await ada.post(`/webhooks/${webhook.webhookId}/replays`, { since: world.clock.now().toISOString() }).expect(409);
    expect(body).toMatchObject({ code: 'webhook_paused', remedies: ['resume_webhook'] });
    await ada.patch(`/webhooks/${webhook.webhookId}`, { state: 'active' }).expect(200);
    await world.settled();
    expect(receiver.types()).toEqual(['output.completed', 'output.completed']);
  });

  it('that redirects is not followed, wherever it points', async () => {
    receiver.answers = 302;
    receiver.headers = { location: `http://${receiver.host}/elsewhere` };
    const { body } = await ada.post(`/webhooks/${webhook.webhookId}/test`).expect(200);
    expect(body).toEqual({ delivered: false, status: 302, problem: null });
    expect(receiver.received.length).toBe(1);
  });

  it.each(['http://example.org/hook', 'https://user:word@example.org/', 'ftp://example.org/', 'not a url', 'http://127.0.0.1:1/'])(
    'cannot be at %s',
    async url => {
      const { body } = await ada.post('/webhooks', { url }).expect(422);
      expect(body).toMatchObject({ code: 'webhook_url_refused', remedies: ['use_a_public_https_url', 'have_the_operator_allow_this_host'] });
    },
  );

  it('inside the operator’s network is never reached, however its name is spelt', async () => {
    const inside = (await ada.post('/webhooks', { url: 'https://[::ffff:127.0.0.1]/' }).expect(201)).body;
    const { body } = await ada.post(`/webhooks/${inside.webhookId}/test`).expect(200);
    expect(body).toEqual({ delivered: false, status: null, problem: 'url_not_allowed' });
    await ada.delete(`/webhooks/${inside.webhookId}`).expect(204);
  });

  it('is one of ten at most, and nobody else’s to see', async () => {
    const more = await Promise.all(Array.from({ length: 9 }, () => adds()));
    const { body } = await ada.post('/webhooks', { url: receiver.url }).expect(409);
    expect(body).toMatchObject({ code: 'too_many_webhooks', most: 10, remedies: ['remove_a_webhook'] });
    for (const { webhookId } of more) await ada.delete(`/webhooks/${webhookId}`).expect(204);
    const eve = await world.signsUp();
    for (const path of ['', '/deliveries']) {
      const foreign = await eve.get(`/webhooks/${webhook.webhookId}${path}`).expect(404);
      const missing = await eve.get(`/webhooks/${randomUUID()}${path}`).expect(404);
      expect([foreign.body.code, missing.body.code]).toEqual(['webhook_unknown', 'webhook_unknown']);
    }
    await eve.post(`/webhooks/${webhook.webhookId}/deliveries/${randomUUID()}/retry`).expect(404);
    const { body: unknown } = await ada.post(`/webhooks/${webhook.webhookId}/deliveries/${randomUUID()}/retry`).expect(404);
    expect(unknown.code).toBe('delivery_unknown');
  });
});
