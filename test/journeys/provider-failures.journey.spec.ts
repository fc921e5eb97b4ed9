import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

interface Task {
  readonly taskId: string;
  readonly operation: string;
  readonly state: string;
  readonly cause: string | null;
  readonly reason: string | null;
  readonly waitsUntil: string | null;
}

/** Behaviours that only end by a time-out, or by an order of their own: what the gateway makes of them is proven beside it. */
const PATIENCE = ['hang', 'headers-then-hang', 'stream-hang', 'slow-bytes', 'slow-stream', 'endless-body', 'delay', 'hold'];

/** They make the key's whole lane rest, so that everything after them would wait too. */
const PACE = ['rate_limit_exceeded', 'slow_down', 'rate-limit-tokens'];

/** Answers that are odd, and yet whole. */
const ODD_ANSWERS = [
  'usage-missing',
  'usage-too-large',
  'wrong-model',
  'duplicate-end',
  'wrong-length',
  'max-output-tokens',
  'content-filter',
  'empty-answer',
  'fewer-pictures',
];

const OF_THE_KEY = ['invalid_api_key', 'api_key_expired', 'not-in-organization', 'missing-scopes', 'credit_balance_exhausted', 'insufficient_quota'];
const OF_THE_REQUEST = ['model_not_found', 'context_length_exceeded', 'moderation_blocked', 'invalid_prompt', 'too-large', 'unknown-code', 'refuse'];

describe('a provider that fails', () => {
  let world: World;
  let ada: Actor;
  let projectId: string;
  let uploadId: string | undefined;

  const books = async () => {
    const { held, spent, available } = await ada.balance();
    return { held, spent, available };
  };
  const tasks = async (id = projectId) => (await ada.get(`/projects/${id}/tasks?limit=200`).expect(200)).body.items as Task[];
  const task = async (taskId: string) => (await ada.get(`/tasks/${taskId}`).expect(200)).body as Task;
  const text = async (prompt: string, id = projectId) =>
    (await ada.post(`/projects/${id}/texts`, { prompt, withTranscript: false, maxOutputTokens: 600 }).expect(201)).body.taskId as string;
  const plan = async () => ({
    source: { kind: 'upload', uploadId: (uploadId ??= await ada.uploads(await film('keyreel-short'))) },
    transcribe: false,
    thumbnails: 1,
  });
  const charges = async () => {
    const { body } = await ada.get('/credits/statement?limit=200').expect(200);
    const entries = body.items as { kind: string; taskId: string }[];
    return new Set(entries.filter(({ kind }) => kind === 'charged').map(({ taskId }) => taskId));
  };

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    projectId = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
  });

  afterAll(() => world.close());

  it('charges for a text only what succeeded, whichever way the provider fails, and gives every other hold back', async () => {
    const names = Object.keys(await world.provider.behaviours()).filter(name => !PATIENCE.includes(name) && !PACE.includes(name));
    const before = await books();
    const made = new Map<string, string>();
    for (const name of names) made.set(await text(`Say hello. [[sandbox:${name}]]`), name);
    await ada.untilAtRest(projectId); // not cancelled: a call that is broken off is charged for what went in
    const found = (await tasks()).flatMap(it => (made.has(it.taskId) ? [{ ...it, name: made.get(it.taskId) ?? '' }] : []));
    expect(found).toHaveLength(names.length);
    const charged = await charges();
    for (const { name, taskId, state } of found) expect([name, charged.has(taskId)]).toEqual([name, state === 'succeeded']);
    const succeeded = found.filter(({ state }) => state === 'succeeded').map(({ name }) => name);
    expect(succeeded.filter(name => !ODD_ANSWERS.includes(name))).toEqual([]);
    for (const name of OF_THE_KEY)
      expect(found.find(it => it.name === name)).toMatchObject({ state: 'failed', cause: 'platform-provider-unavailable' });
    for (const name of OF_THE_REQUEST) expect(found.find(it => it.name === name)).toMatchObject({ state: 'failed', cause: 'provider-refused' });
    expect((await books()).held).toEqual(before.held);
  }, 120_000);

  it('alarms the operator when the platform’s own key does not work, and touches no account’s standing', async () => {
    await ada.post(`/projects/${projectId}/images`, { prompt: 'A boat [[sandbox:invalid_api_key]]', size: '512x512' }).expect(201);
    await world.settled();
    expect(world.lines.some(line => line.includes('the platform’s provider does not work'))).toBe(true);
    expect((await ada.get('/settings/api').expect(200)).body.key).toBeNull();
    const notices = (await ada.get('/notices').expect(200)).body.items as { kind: string }[];
    expect(notices.filter(({ kind }) => kind.startsWith('key_'))).toEqual([]);
  });

  it.each(['moderation_blocked', 'billing_hard_limit_reached', 'invalid_api_key', 'model_not_found'])(
    'charges nothing for an image that fails with %s',
    async name => {
      const before = await books();
      const { body } = await ada.post(`/projects/${projectId}/images`, { prompt: `A boat [[sandbox:${name}]]`, size: '512x512' }).expect(201);
      await world.settled();
      expect(await task(body.taskId)).toMatchObject({
        state: 'failed',
        cause: expect.stringMatching(/^p(rovider-refused|latform-provider-unavailable)$/),
      });
      expect(await books()).toEqual(before);
    },
  );

  it.each(['insufficient_quota', 'audio-too-long', 'invalid-audio', 'missing-scopes'])(
    'charges nothing for a transcript that fails with %s',
    async behaviour => {
      const before = await ada.available();
      const order = await world.provider.break({ behaviour, endpoint: 'transcriptions' });
      const id = await ada.createsProject(await film('keyreel-short'), { transcribe: true, thumbnails: 1 });
      await world.provider.mend(order);
      const outcome = (await tasks(id)).map(({ operation, state }) => `${operation} ${state}`);
      expect(outcome).toEqual(['transcription failed', 'thumbnails succeeded']);
      expect(before - (await ada.available())).toBe(1_000_000n);
      expect((await books()).held).toEqual({ microCredits: '0' });
    },
  );

  describe('while an own key is stored', () => {
    let secret: string;
    let bound: string;

    beforeAll(async () => {
      secret = await ada.addsKey();
      bound = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    });

    it('[R51][R52][R53][R54][R55][A-14] lets work wait at a rate limit, says what helps, and blocks nothing', async () => {
      const before = await books();
      const order = await world.provider.break({ behaviour: 'rate_limit_exceeded', key: secret, endpoint: 'responses', retryAfter: 300 });
      const taskId = await text('Hello', bound);
      await world.settled();
      expect(await task(taskId)).toMatchObject({
        state: 'waiting',
        cause: 'provider-rate-limited',
        waitsUntil: expect.any(String),
        remedies: ['ask_openai_for_a_higher_limit', 'wait_and_retry', 'remove_key', 'contact_support', 'create_new_project'],
        removingTheKeyHelps: false,
        advice: expect.stringMatching(/only OpenAI can lift.*does not help in this project.*much higher limits/),
      });
      const { key } = (await ada.get('/settings/api').expect(200)).body;
      expect(['usable', 'rate-limited']).toContain(key.status);
      expect(key.blocksNewProjects).toBe(false);
      expect(await books()).toEqual(before);
      expect((await ada.post('/projects/quote', await plan()).expect(200)).body.affordable).toBe(true);
      await ada.post('/projects', { name: 'Another', ...(await plan()) }).expect(201);
      await world.provider.mend(order);
      await world.settled();
    });

    it('[R30][R35][R47][A-12] stops what still waits when the key is removed, and does not take it up without that key', async () => {
      const [waiting] = (await tasks(bound)).filter(({ state }) => state === 'waiting');
      const before = await books();
      await ada.delete('/settings/api/key').expect(200);
      await world.settled();
      const stopped = (await ada.get(`/tasks/${waiting?.taskId}`).expect(200)).body;
      expect(stopped).toMatchObject({ state: 'stopped', reason: 'key-removed', resumable: true, remedies: ['add_same_key', 'create_new_project'] });
      expect((await ada.post(`/tasks/${waiting?.taskId}/resume`)).body.code).toBe('key_required_same');
      expect(await books()).toEqual(before);
    });

    it('[A-12] lets the one call in flight end when the key is removed, starts no further one, and charges no credits', async () => {
      const held = await ada.addsKey('held');
      const id = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
      const before = await books();
      const order = await world.provider.break({ behaviour: 'hold', key: held, endpoint: 'responses' });
      const taskId = await text('Hold this', id);
      await world.provider.waitForCalls(1, { key: held, endpoint: 'responses' });
      await ada.delete('/settings/api/key').expect(200);
      await world.provider.mend(order);
      await world.settled();
      expect(['succeeded', 'stopped']).toContain((await task(taskId)).state);
      expect(await world.provider.calls({ key: held, endpoint: 'responses' })).toHaveLength(1);
      expect(await books()).toEqual(before);
    });
  });
});
