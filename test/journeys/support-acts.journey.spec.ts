import { randomUUID } from 'node:crypto';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

interface ActOfStaff {
  readonly action: string;
  readonly by: string;
  readonly things: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly refusal: string | null;
  readonly ticket: string | null;
}

/** What support does for an owner: with a reason and a ticket, by the owner's own rules, and never unseen by the owner. */
describe('support, when it acts', () => {
  let world: World;
  let ada: Actor;
  let sue: Actor;
  let admin: Actor;
  let projectId: string;

  const why = { reason: 'owner-asked', note: 'She called about it, in tears.', ticket: 'T-1042' };
  const of = (path: string, whose = ada.accountId): string => `/support/accounts/${whose}${path}`;
  const acts = (path: string, key?: string) => sue.post(of(path), why, key);
  const told = async (by: Actor = ada): Promise<readonly ActOfStaff[]> => {
    await world.settled();
    return (await by.get('/accounts/me/support-actions').expect(200)).body.items as readonly ActOfStaff[];
  };
  const orders = async (): Promise<string> => {
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Tell a story.', withTranscript: false }).expect(201);
    return String(body.taskId);
  };
  const micro = (amount: unknown): bigint => BigInt((amount as { microCredits: string }).microCredits);

  beforeAll(async () => {
    world = await openWorld();
    [ada, sue, admin] = [await world.signsUp(), await world.signsUp(), await world.signsUp()];
    await admin.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
    await admin.post(`/accounts/${sue.accountId}/roles`, { role: 'support' }).expect(200);
    projectId = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
  });
  afterAll(() => world.close());

  it('gives a task up with the effect on the credits that it said before, once, and the owner sees who, what, why and the ticket', async () => {
    await world.provider.break({ behaviour: 'hold', endpoint: 'moderations', count: 1 });
    const before = await ada.available();
    const taskId = await orders();
    await world.provider.waitForCalls(1, { endpoint: 'moderations' });
    const { body: foreseen } = await sue.get(of(`/effects/cancel?taskId=${taskId}`)).expect(200);
    expect(foreseen).toMatchObject({ taskId, changes: true, payer: 'credits', estimated: false });
    expect(micro(foreseen.hold.released)).toBe(micro(foreseen.hold.held));
    const key = randomUUID();
    const [first, again] = [await acts(`/tasks/${taskId}/cancel`, key), await acts(`/tasks/${taskId}/cancel`, key)];
    expect(first.body).toMatchObject({ taskId, changed: true, hold: foreseen.hold });
    expect(again.body).toEqual(first.body);
    await world.provider.mend();
    // a second click under another key is an act of its own, and changes nothing
    expect((await acts(`/tasks/${taskId}/cancel`).expect(200)).body).toMatchObject({ changed: false, hold: null });
    const { body: after } = await sue.get(of(`/effects/cancel?taskId=${taskId}`)).expect(200);
    expect(after).toMatchObject({ changes: false, hold: null });
    const [second, done] = await told();
    const act = { action: 'cancel-task', by: sue.accountId, things: { taskId }, outcome: 'done', ticket: 'T-1042' };
    expect([done, second]).toMatchObject([act, act]);
    expect(await ada.available()).toBe(before);
    expect((await ada.get(`/tasks/${taskId}`).expect(200)).body).toMatchObject({ state: 'cancelled', reason: 'cancelled by support: owner-asked' });
    expect(JSON.stringify(await told())).not.toContain('in tears');
    const { body: staffs } = await admin.get(of('/actions')).expect(200);
    expect(staffs.items[0]).toMatchObject({ note: why.note, route: 'POST /v1/support/accounts/:accountId/tasks/:taskId/cancel' });
  });

  it('[R21] does a task once more under the rules of its project, which it cannot choose, and holds once', async () => {
    await world.provider.break({ behaviour: 'context_length_exceeded', endpoint: 'responses', count: 1 });
    const taskId = await orders();
    await world.settled();
    const { body: foreseen } = await sue.get(of(`/effects/retry?taskId=${taskId}`)).expect(200);
    expect(foreseen).toMatchObject({ purse: 'platform_credits', affordable: true, refusedNow: null });
    expect(foreseen.quoteId).toBeUndefined();
    const chosen = await sue.post(of(`/tasks/${taskId}/retry`), { ...why, payer: 'own-key' }).expect(400);
    expect(chosen.body.code).toBe('payer_not_selectable');
    const skipped = await sue.post(of(`/tasks/${taskId}/retry`), { ...why, withoutSteps: [0, 1] }).expect(409);
    expect(skipped.body).toMatchObject({ code: 'step_not_skippable', reason: 'not_a_transcription' });
    const { body: tried } = await admin.get(of('/actions')).expect(200);
    expect(tried.items[0]).toMatchObject({ action: 'retry-task', things: { taskId, withoutSteps: '0,1' }, outcome: 'refused' });
    const { body: retry } = await acts(`/tasks/${taskId}/retry`).expect(201);
    expect(retry).toMatchObject({ retryOf: taskId, payer: 'credits', rule: 'R20', quote: { ceiling: foreseen.ceiling } });
    expect((await acts(`/tasks/${taskId}/retry`).expect(201)).body).toMatchObject({ taskId: retry.taskId, quote: null });
    await world.settled();
    expect((await ada.get(`/tasks/${retry.taskId}`).expect(200)).body).toMatchObject({ state: 'succeeded', retryOf: taskId });
    expect((await acts(`/tasks/${retry.taskId}/retry`).expect(409)).body.code).toBe('task_not_retryable');
    expect((await told())[0]).toMatchObject({ action: 'retry-task', outcome: 'refused', refusal: 'task_not_retryable' });
  });

  it('[R27] asks about a key that it never sees, closes notices, has messages sent again and signs the owner out', async () => {
    const secret = await ada.addsKey();
    const { body: key } = await acts('/key/recheck').expect(200);
    expect(key).toMatchObject({ asked: true, outcome: 'accepted', key: { lastFour: secret.slice(-4) } });
    expect(JSON.stringify(key)).not.toContain(secret);
    const threshold = { microCredits: String((await ada.available()) - 1n) };
    await ada.put('/credits/thresholds', { thresholds: [threshold] }).expect(200);
    await ada.post(`/projects/${projectId}/thumbnails`, { count: 1 }).expect(201);
    await world.settled();
    const { body: open } = await ada.get('/notices').expect(200);
    const noticeId = String(open.items[0].noticeId);
    await acts(`/notices/${noticeId}/close`).expect(200);
    await world.settled();
    expect((await ada.get(`/notices/${noticeId}`).expect(200)).body.closedAt).not.toBeNull();
    const { body: hook } = await ada.post('/webhooks', { url: 'https://[::ffff:127.0.0.1]/' }).expect(201);
    const message = randomUUID();
    expect((await acts(`/webhooks/${hook.webhookId}/deliveries/${message}/retry`).expect(404)).body.code).toBe('delivery_unknown');
    const elsewhere = await ada.signsInAgain();
    expect((await acts('/sessions/end').expect(200)).body.ended).toBeGreaterThanOrEqual(2);
    await elsewhere.get('/accounts/me').expect(401);
    ada = await ada.signsInAgain();
    expect((await told()).slice(0, 4).map(({ action, outcome }) => [action, outcome])).toEqual([
      ['end-sessions', 'done'],
      ['resend-webhook-message', 'refused'],
      ['close-notice', 'done'],
      ['recheck-key', 'done'],
    ]);
  });

  it('reaches nobody else’s things through an account, and only with the role', async () => {
    const bob = await world.signsUp();
    const taskId = await orders();
    await world.settled();
    const foreign = await sue.post(of(`/tasks/${taskId}/cancel`, bob.accountId), why).expect(404);
    expect(foreign.body.code).toBe('task_unknown');
    expect(await told(bob)).toMatchObject([{ action: 'cancel-task', outcome: 'refused', refusal: 'task_unknown' }]);
    expect((await ada.get(`/tasks/${taskId}`).expect(200)).body.state).toBe('succeeded');
    expect((await bob.post(of('/sessions/end'), why).expect(403)).body.code).toBe('role_required');
    expect((await sue.post(`/accounts/${bob.accountId}/credits/grants`, { amount: { microCredits: '1' }, ...why, reason: 'goodwill' })).status).toBe(
      403,
    );
    await sue.post(of('/sessions/end'), { reason: 'owner-asked', note: 'x' }).expect(400);
  });

  it('lets administrators pause a lane, which health shows, and support see what waits for it', async () => {
    const lane = (path: string, by: Actor = admin) => by.post(`/operations/lanes/media/${path}`, why);
    expect((await lane('pause', sue).expect(403)).body.code).toBe('role_required');
    expect((await lane('pause').expect(200)).body).toMatchObject({ lane: 'media', paused: true });
    const health = async () => (await (await fetch(`${world.url}/health`)).json()) as { pausedQueues: unknown };
    expect((await health()).pausedQueues).toEqual(['media']);
    const { body } = await ada.post(`/projects/${projectId}/thumbnails`, { count: 1 }).expect(201);
    await world.settled();
    const { body: desk } = await sue.get('/operations/work').expect(200);
    expect(desk.waiting).toEqual({ tasks: 0, moment: 0, owner: 0, turn: 1 });
    expect(desk.oldest).toMatchObject([{ taskId: body.taskId, accountId: ada.accountId, operation: 'thumbnails', waitsFor: 'turn' }]);
    expect(desk.lanes.find((one: { lane: string }) => one.lane === 'media')).toMatchObject({ paused: true, waiting: 1, running: 0 });
    expect(desk.deadJobs).toBe(0);
    const names = (desk.subscribers as { name: string; state: string }[]).map(({ name, state }) => `${name} ${state}`);
    expect(names).toContain('support.acts running');
    expect(names).toContain('credits.settle-hold-when-task-ends running');
    const few = await admin.put('/operations/lanes/media/concurrency', { ...why, atOnce: 2 }).expect(200);
    expect(few.body).toMatchObject({ atOnce: 2, paused: true });
    await lane('resume').expect(200);
    await world.settled();
    expect((await ada.get(`/tasks/${body.taskId}`).expect(200)).body.state).toBe('succeeded');
    await admin.put('/operations/lanes/media/concurrency', { ...why, atOnce: null }).expect(200);
    expect((await health()).pausedQueues).toEqual([]);
    const dead = await admin.post('/operations/dead-jobs/none/retry', why).expect(404);
    expect(dead.body.code).toBe('dead_job_unknown');
    expect((await sue.get('/operations/dead-jobs').expect(200)).body).toEqual({ items: [], next: null });
    const steps = { 'support.acts': 'subscriber_not_parked', 'support.nobody': 'subscriber_unknown' };
    for (const [name, code] of Object.entries(steps))
      expect((await admin.post(`/operations/subscribers/${name}/skip`, { ...why, position: '1' })).body.code).toBe(code);
    await world.settled();
    const { body: record } = await admin.get('/operations/actions').expect(200);
    const acts = (record.items as ActOfStaff[]).map(({ action, things, outcome }) => [action, things, outcome]);
    expect(acts).toContainEqual(['pause-lane', { lane: 'media' }, 'done']);
    expect(acts).toContainEqual(['set-lane-concurrency', { lane: 'media', atOnce: '2' }, 'done']);
    expect(acts).toContainEqual(['skip-event', { name: 'support.acts', position: '1' }, 'refused']);
  });

  it('[A-18] says of accounts that nobody has, or has any more, that there are none', async () => {
    const eve = await world.signsUp();
    await sue.post(of('/sessions/end', eve.accountId), why).expect(200);
    await admin.post(`/accounts/${eve.accountId}/credits/grants`, { amount: { microCredits: '1' }, ...why, reason: 'goodwill' }).expect(201);
    const eveAgain = await eve.signsInAgain();
    expect((await told(eveAgain)).map(({ action }) => action)).toEqual(['grant-credits', 'end-sessions']);
    await eveAgain.delete('/accounts/me').send({ password: eve.password, confirm: 'ERASE' }).expect(200);
    await world.settled();
    const gone = await sue.post(of('/sessions/end', eve.accountId), why).expect(404);
    expect(gone.body).toMatchObject({ code: 'account_unknown', reason: 'erased' });
    const never = await sue.post(of('/sessions/end', randomUUID()), why).expect(404);
    expect(never.body).toMatchObject({ code: 'account_unknown', reason: 'never_existed' });
    // what was done stays on record, without the words
    const { body: record } = await admin.get(of('/actions', eve.accountId)).expect(200);
    expect((record.items as { action: string; note: unknown }[]).map(({ action, note }) => [action, note])).toEqual([
      ['grant-credits', null],
      ['end-sessions', null],
    ]);
  });
});
