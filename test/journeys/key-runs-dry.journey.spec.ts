import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

describe('a key that runs dry', () => {
  let world: World;
  let ada: Actor;
  let secret: string;
  let projectId: string;
  let uploadId: string;

  const create = () => ada.post('/projects', { name: 'Another', source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 });
  const writes = async () => {
    await ada.post(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false }).expect(201);
    await world.settled();
  };
  const openNotices = async () => (await ada.get('/notices').expect(200)).body.items as { kind: string; remedies: string[] }[];

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    secret = await ada.addsKey();
    uploadId = await ada.uploads(await film('keyreel-short'));
    const { body } = await create().expect(201);
    projectId = body.projectId;
    await world.settled();
  });

  afterAll(() => world.close());

  it('[R42][R47][A-19] stops the run, charges nothing to credits and raises a notice', async () => {
    await world.provider.drain(secret);
    const before = await ada.balance();
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false }).expect(201);
    await world.settled();
    expect((await ada.get(`/tasks/${body.taskId}`)).body).toMatchObject({ state: 'stopped', cause: 'key-exhausted', resumable: true });
    expect((await ada.balance())['available']).toEqual(before['available']);
    expect(await openNotices()).toEqual([expect.objectContaining({ kind: 'key_exhausted', remedies: ['add_funds_at_openai', 'remove_key'] })]);
  });

  it('[R42][R43][R46][R49][A-19] refuses a new project with reason and both ways out, and leaves nothing behind', async () => {
    const before = await ada.get('/credits/statement').expect(200);
    const { body } = await create().expect(409);
    expect(body).toMatchObject({
      code: 'key_unusable',
      reason: 'exhausted',
      purse: 'openai_account',
      remedies: ['add_funds_at_openai', 'remove_key'],
    });
    await world.settled();
    expect((await ada.get('/projects')).body.items).toHaveLength(1);
    expect((await ada.get('/credits/statement')).body.items).toEqual(before.body.items);
  });

  it('[R48] still reads what is there and does credit-paid work, and refuses key-paid work in the same words', async () => {
    await ada.get(`/projects/${projectId}`).expect(200);
    await ada.post(`/projects/${projectId}/thumbnails`, { count: 1 }).expect(201);
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false }).expect(409);
    expect(body).toMatchObject({ code: 'key_unusable', reason: 'exhausted' });
    await world.settled();
  });

  it('keeps block and notice through a restart', async () => {
    world = await world.restart();
    ada = ada.at(world.url, () => world.settled());
    await create().expect(409);
    expect(await openNotices()).toHaveLength(1);
  });

  it('[R44][A-19] tells that the key works again and lets projects be created after funds were added, without touching the key here', async () => {
    await world.provider.topUp(secret, 5_000_000);
    await create().expect(201);
    await world.settled();
    expect(await openNotices()).toEqual([expect.objectContaining({ kind: 'key_recovered', severity: 'information' })]);
  });

  it('[R44] says what a project would cost again, too, as soon as funds were added', async () => {
    const quote = () => ada.post('/projects/quote', { source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 });
    await writes();
    await world.provider.drain(secret);
    await writes();
    await quote().expect(409);
    await world.provider.topUp(secret, 5_000_000);
    await quote().expect(200);
    expect((await openNotices()).map(({ kind }) => kind)).toEqual(['key_recovered']);
  });

  it('[R45][R39] lets projects be created on credits after the key was removed', async () => {
    await world.provider.drain(secret);
    await ada.post(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false }).expect(201);
    await world.settled();
    await create().expect(409);
    await ada.delete('/settings/api/key').expect(200);
    const { body } = await create().expect(201);
    expect(body.boundTo).toBeNull();
    expect(await openNotices()).toEqual([]);
    await world.settled();
  });
});
