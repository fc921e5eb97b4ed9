import type { Actor } from '../support/actor.js';
import { smallGrant } from '../support/small-grant.js';
import { film, openWorld, type World } from '../support/world.js';

describe('an empty purse', () => {
  let world: World;
  let ada: Actor;
  let projectId: string;
  let uploadId: string;

  beforeAll(async () => {
    world = await openWorld({ priceCatalogueFile: await smallGrant('1') });
    ada = await world.signsUp();
    uploadId = await ada.uploads(await film('keyreel-short'));
    await ada.addsKey();
    const { body } = await ada
      .post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 })
      .expect(201);
    projectId = body.projectId;
    await world.settled();
  });

  afterAll(() => world.close());

  it('has nothing left once the thumbnails are paid', async () => {
    expect(await ada.available()).toBe(0n);
  });

  it('[R7][R23][A-20] does not stop work that the own key pays', async () => {
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false }).expect(201);
    await world.settled();
    expect((await ada.get(`/outputs/${body.taskId}`)).body).toMatchObject({ state: 'ready', payer: 'own-key' });
    expect(await ada.available()).toBe(0n);
  });

  it('[R29][R31] takes nothing from the right to take everything along', async () => {
    expect((await ada.get(`/projects/${projectId}/export?format=json`).expect(200)).body).toMatchObject({ transcript: null, complete: true });
  });

  it('[R5][R24][A-16][R61] stops a new project before anything is begun, whatever key is stored, and says which credits are missing', async () => {
    const before = (await ada.get('/credits/statement')).body.items;
    const { body } = await ada.post('/projects', { name: 'Another', source: { kind: 'upload', uploadId }, thumbnails: 1 }).expect(409);
    expect(body).toMatchObject({ code: 'platform_credits_insufficient', purse: 'platform_credits', available: { microCredits: '0' } });
    await world.settled();
    expect((await ada.get('/credits/statement')).body.items).toEqual(before);
    expect((await ada.get('/projects')).body.items).toHaveLength(1);
  });

  it('[R20] stops work on credits once the key is gone and the project is not bound', async () => {
    const bea = await world.signsUp();
    const own = await bea.uploads(await film('keyreel-short'));
    const { body } = await bea
      .post('/projects', { name: 'Hers', source: { kind: 'upload', uploadId: own }, transcribe: false, thumbnails: 1 })
      .expect(201);
    await world.settled();
    const refused = await bea.post(`/projects/${body.projectId}/texts`, { prompt: 'Hello', withTranscript: false }).expect(409);
    expect(refused.body.code).toBe('platform_credits_insufficient');
  });
});
