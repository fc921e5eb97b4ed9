import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

describe('with an own key', () => {
  let world: World;
  let ada: Actor;
  let secret: string;
  let unbound: string;
  let bound: string;
  /** Created with the key, and never asked for anything that the key pays. */
  let unused: string;

  const runText = async (projectId: string, prompt = 'Say hello.') => {
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt, withTranscript: false }).expect(201);
    await world.settled();
    return body as { taskId: string; payer: string; rule: string };
  };
  const ledger = async () => (await ada.balance())['spent']?.microCredits;
  const make = (path: string, body: Record<string, unknown>) => ada.post(path, body);
  const keyPaid = (projectId: string) =>
    [
      [`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false }],
      [`/projects/${projectId}/images`, { prompt: 'A boat', size: '512x512' }],
    ] as const;

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    unbound = await ada.createsProject(await film('keyreel-short'), { thumbnails: 2 });
    secret = await ada.addsKey();
    bound = await ada.createsProject(await film('keyreel-short'), { thumbnails: 2 });
    unused = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
  });

  afterAll(() => world.close());

  it('[R1][R2][R6][R8][R27][R28] shows of the key its prefix and last four, with advice and caution beside it', async () => {
    const { body, text } = await ada.get('/settings/api').expect(200);
    expect(body.key).toMatchObject({ lastFour: secret.slice(-4), status: 'usable', blocksNewProjects: false });
    expect(body.advice.caution).toMatch(/risk/);
    expect(body.advice.advice).toMatch(/credits/);
    expect(body.advice.yours).toMatch(/neither tops it up nor bills/);
    expect(text).not.toContain(secret.slice(8, -4));
  });

  it('[R16][R17][R18][R24] still pays pipeline work of the bound project with credits', async () => {
    const { body } = await ada.get(`/projects/${bound}/tasks`).expect(200);
    expect(body.items.map((task: { payer: string; state: string }) => `${task.payer} ${task.state}`)).toEqual([
      'credits succeeded',
      'credits succeeded',
    ]);
  });

  it('[R4][R7][R10][R11][R25][A-1] pays texts of both projects with the key, and moves no credits', async () => {
    const before = await ledger();
    expect(await runText(bound)).toMatchObject({ payer: 'own-key', rule: 'R10' });
    expect(await runText(unbound)).toMatchObject({ payer: 'own-key', rule: 'R25' });
    expect(await ledger()).toBe(before);
  });

  it('[R12][R13][R14][A-3] pays a card with both instructions with the key', async () => {
    await ada.put('/accounts/me/instructions', { text: 'Be brief.' }).set('If-Match', '*').expect(200);
    await ada.put(`/projects/${bound}/instructions`, { text: 'Be kind.' }).set('If-Match', '*').expect(200);
    const card = await ada.post(`/projects/${bound}/cards`, { name: 'Card', prompt: 'Summarise.' }).expect(201);
    const before = await ledger();
    const run = await ada.post(`/projects/${bound}/cards/${card.body.cardId}/run`).expect(201);
    await world.settled();
    expect(run.body.payer).toBe('own-key');
    expect((await ada.get(`/outputs/${run.body.taskId}`)).body.state).toBe('ready');
    expect(await ledger()).toBe(before);
  });

  it('[R15][R22] has its calls on the user’s invoice, and transcription on the platform’s, one line an attempt', async () => {
    const own = await world.provider.invoice({ key: secret });
    const platform = await world.provider.invoice({ key: world.platformKey });
    expect(new Set(own.map(line => line.endpoint))).toEqual(new Set(['responses']));
    expect(platform.some(line => line.endpoint === 'transcriptions')).toBe(true);
    expect(new Set([...own, ...platform].map(line => line.attemptId)).size).toBe(own.length + platform.length);
  });

  it.each(['payer', 'payWith', 'useCredits', 'useOwnKey'])('[R21][R57] refuses a request that carries %s, and changes nothing', async field => {
    const before = await ada.get('/credits/balance');
    const { body } = await ada.post(`/projects/${bound}/texts`, { prompt: 'Hello', withTranscript: false, [field]: 'credits' }).expect(400);
    expect(body.code).toBe('payer_not_selectable');
    expect((await ada.get('/credits/balance')).body.available).toEqual(before.body.available);
  });

  describe('after the key was removed', () => {
    let made: string;
    let content: string;

    beforeAll(async () => {
      made = (await runText(bound, 'Write something to keep.')).taskId;
      content = (await ada.get(`/outputs/${made}/content`).expect(200)).text;
      await ada.delete('/settings/api/key').expect(200);
      await world.settled();
    });

    it('[R29] reads everything that was made, byte for byte', async () => {
      expect((await ada.get(`/outputs/${made}/content`).expect(200)).text).toBe(content);
      await ada.get(`/projects/${bound}/transcript`).expect(200);
      await ada.get(`/projects/${bound}/thumbnails`).expect(200);
    });

    it('[R30][R32][R35][R36] answers each action that needs the key with the popup, before any call', async () => {
      const calls = (await world.provider.calls()).length;
      const before = await ada.balance();
      for (const [path, body] of keyPaid(bound)) {
        const refused = await make(path, body).expect(409);
        expect(refused.body).toMatchObject({
          code: 'key_required_same',
          reason: 'no_key_stored',
          requiredKeyLastFour: secret.slice(-4),
          remedies: ['add_same_key', 'create_new_project'],
          newProject: { open: true, generationPaidBy: 'platform_credits' },
        });
      }
      expect((await world.provider.calls()).length).toBe(calls);
      expect((await ada.balance())['available']).toEqual(before['available']);
    });

    it('[A-21] is needed in a project that was created with it, even where it was never used', async () => {
      const { body } = await ada.post(`/projects/${unused}/texts`, { prompt: 'Hello', withTranscript: false }).expect(409);
      expect(body).toMatchObject({ code: 'key_required_same', requiredKeyLastFour: secret.slice(-4) });
    });

    it('[R31] raises no popup on viewing, listing, renaming or credit-paid work', async () => {
      await ada.get(`/projects/${bound}`).expect(200);
      await ada.get('/projects').expect(200);
      await ada.patch(`/projects/${bound}`, { name: 'Renamed' }).set('If-Match', '"1"').expect(200);
      const more = await ada.post(`/projects/${bound}/thumbnails`, { count: 1 }).expect(201);
      expect(more.body.payer).toBe('credits');
      await world.settled();
    });

    it('[R33][A-7][R58] is not unlocked by another key', async () => {
      await ada.addsKey('another');
      const { body } = await ada.post(`/projects/${bound}/texts`, { prompt: 'Hello', withTranscript: false }).expect(409);
      expect(body).toMatchObject({ code: 'key_required_same', reason: 'another_key_is_stored', requiredKeyLastFour: secret.slice(-4) });
      await ada.delete('/settings/api/key').expect(200);
    });

    it('[R37][R38][R20][R58][A-1] a new project and the unbound one go on with credits', async () => {
      expect(await runText(unbound)).toMatchObject({ payer: 'credits' });
      const fresh = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
      expect((await ada.get(`/projects/${fresh}`)).body.boundTo).toBeNull();
      expect(await runText(fresh)).toMatchObject({ payer: 'credits' });
    });

    it('[R34][R56][A-5][A-17] is unlocked at once by the same key', async () => {
      await ada.post('/settings/api/key', { secret }).expect(201);
      expect(await runText(bound)).toMatchObject({ payer: 'own-key' });
    });

    it('[A-23] is refused for the key’s state, no longer for its absence, when the same key comes back dry', async () => {
      await ada.delete('/settings/api/key').expect(200);
      await world.provider.drain(secret);
      const { body: stored } = await ada.post('/settings/api/key', { secret }).expect(201);
      // whether a key is dry is known from the first call that says so
      if (stored.key.status !== 'exhausted') await runText(bound);
      const before = await ada.balance();
      const { body } = await ada.post(`/projects/${bound}/texts`, { prompt: 'Hello', withTranscript: false }).expect(409);
      expect(body).toMatchObject({ code: 'key_unusable', reason: 'exhausted', purse: 'openai_account' });
      expect(await ada.balance()).toMatchObject({ available: before['available'], spent: before['spent'] });
    });
  });
});
