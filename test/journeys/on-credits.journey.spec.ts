import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

describe('on credits', () => {
  let world: World;
  let ada: Actor;
  let projectId: string;

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    projectId = await ada.createsProject(await film('keyreel-short'), { thumbnails: 3 });
  });

  afterAll(() => world.close());

  it('[R59] starts with the grant of the catalogue', async () => {
    const { granted } = await ada.balance();
    expect(granted).toEqual({ microCredits: '100000000' });
  });

  it('[R16][R18][R20] transcribes and takes thumbnails, and charges what was used', async () => {
    const { body } = await ada.get(`/projects/${projectId}/tasks`).expect(200);
    expect(body.items.map((task: { operation: string; state: string }) => [task.operation, task.state])).toEqual(
      expect.arrayContaining([
        ['transcription', 'succeeded'],
        ['thumbnails', 'succeeded'],
      ]),
    );
    const { held, spent } = await ada.balance();
    expect(held).toEqual({ microCredits: '0' });
    expect(BigInt(spent?.microCredits ?? 0)).toBeGreaterThan(1_000_000n);
    expect(BigInt(spent?.microCredits ?? 0)).toBeLessThanOrEqual(1_000_000n + 170_000n);
  });

  it('answers with the words that were spoken, at their times', async () => {
    const { body } = await ada.get(`/projects/${projectId}/transcript`).expect(200);
    const words = body.segments.map((segment: { text: string }) => segment.text).join(' ');
    expect(words.toLowerCase()).toContain('two sentences are enough to see that the words come back');
    expect(body.simulated).toBe(true);
  });

  it('[R12][R13][R14][R20] runs a card with both levels of instructions, paid with credits', async () => {
    await ada.put('/accounts/me/instructions', { text: 'Always be brief.' }).set('If-Match', '*').expect(200);
    await ada.put(`/projects/${projectId}/instructions`, { text: 'Mention the film.' }).set('If-Match', '*').expect(200);
    const card = await ada.post(`/projects/${projectId}/cards`, { name: 'Summary', prompt: 'Summarise in {{count}} words.' }).expect(201);
    const before = await ada.available();
    const quoted = await ada
      .post(`/projects/${projectId}/quote`, { work: { kind: 'card', cardId: card.body.cardId, values: { count: '20' } } })
      .expect(200);
    const run = await ada.post(`/projects/${projectId}/cards/${card.body.cardId}/run`, { values: { count: '20' } }).expect(201);
    expect(run.body).toMatchObject({ payer: 'credits', rule: 'R20', quote: { ceiling: quoted.body.ceiling } });
    await world.settled();
    const output = await ada.get(`/outputs/${run.body.taskId}`).expect(200);
    expect(output.body).toMatchObject({ state: 'ready', payer: 'credits', version: 1, simulated: true });
    const text = await ada.get(`/outputs/${run.body.taskId}/content`).expect(200);
    expect(text.text.length).toBeGreaterThan(20);
    const paid = before - (await ada.available());
    expect(paid).toBeGreaterThan(0n);
    expect(paid).toBeLessThanOrEqual(BigInt(quoted.body.ceiling.microCredits));
  });

  it('[R15][R20] makes an image, paid with credits', async () => {
    const before = await ada.available();
    const { body } = await ada.post(`/projects/${projectId}/images`, { prompt: 'A small boat', size: '512x512' }).expect(201);
    await world.settled();
    expect(before - (await ada.available())).toBe(4_000_000n);
    const image = await ada.get(`/outputs/${body.taskId}/content`).buffer(true).expect(200);
    expect(image.headers['content-type']).toBe('image/png');
  });

  it('can ask about its work, and give it up, the moment it was ordered', async () => {
    const before = await ada.available();
    const looks = ['tasks', 'outputs', 'tasks'].map(async kind => {
      const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Wait for me.', withTranscript: false }).expect(201);
      await ada.get(`/${kind}/${body.taskId}`).expect(200);
    });
    await Promise.all(looks);
    const { body } = await ada.post(`/projects/${projectId}/images`, { prompt: 'A boat', size: '512x512' }).expect(201);
    await ada.post(`/tasks/${body.taskId}/cancel`).expect(200);
    await world.settled();
    expect((await ada.get(`/tasks/${body.taskId}`).expect(200)).body.state).toMatch(/cancelled|succeeded/);
    expect((await ada.balance())['held']).toEqual({ microCredits: '0' });
    expect(await ada.available()).toBeLessThan(before);
  });

  it('[A-9] takes instructions, cards and their prompts without asking anybody or charging anything', async () => {
    const [calls, before] = [(await world.provider.calls()).length, await ada.balance()];
    await ada.put('/accounts/me/instructions', { text: 'Always be kind.' }).set('If-Match', '*').expect(200);
    await ada.put(`/projects/${projectId}/instructions`, { text: 'Mention the weather.' }).set('If-Match', '*').expect(200);
    const { body } = await ada.post(`/projects/${projectId}/cards`, { name: 'Letter', prompt: 'Write a letter.' }).expect(201);
    await ada.patch(`/projects/${projectId}/cards/${body.cardId}`, { name: 'Letter', prompt: 'Write two.' }).set('If-Match', '"1"').expect(200);
    await world.settled();
    expect((await world.provider.calls()).length).toBe(calls);
    expect(await ada.balance()).toMatchObject({ spent: before['spent'], held: before['held'], available: before['available'] });
  });

  it('[R3] has done every kind of work, and no key was ever stored', async () => {
    const { body: settings } = await ada.get('/settings/api').expect(200);
    expect(settings.key).toBeNull();
    const { body } = await ada.get(`/projects/${projectId}/tasks`).expect(200);
    const done = (body.items as readonly { operation: string; state: string }[]).filter(({ state }) => state === 'succeeded');
    expect(new Set(done.map(({ operation }) => operation))).toEqual(new Set(['transcription', 'thumbnails', 'card', 'image', 'text']));
  });
});
