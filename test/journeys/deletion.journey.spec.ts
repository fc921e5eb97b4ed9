import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

const SUBTITLES = '1\n00:00:01,000 --> 00:00:03,000\nGood morning.\n';
const DAY_MS = 86_400_000;

describe('a project that is deleted', () => {
  let world: World;
  let ada: Actor;
  let projectId: string;
  let twin: string;
  let fork: string;
  let output: string;

  const storage = async () => {
    const { sourceBytes, madeBytes } = (await ada.get('/accounts/me/storage').expect(200)).body as { sourceBytes: number; madeBytes: number };
    return { sourceBytes, madeBytes };
  };
  const createsProject = async (name: string, uploadId: string, subtitles?: string): Promise<string> => {
    const words = subtitles === undefined ? { transcribe: false } : { subtitles: { base64: Buffer.from(subtitles).toString('base64') } };
    const { body } = await ada.post('/projects', { name, source: { kind: 'upload', uploadId }, thumbnails: 1, ...words }).expect(201);
    await world.settled();
    return String(body.projectId);
  };
  const deletes = async (id: string): Promise<void> => {
    await ada.delete(`/projects/${id}`).expect(200);
    await world.settled();
  };
  const later = async (days: number): Promise<void> => {
    world.clock.moveOn(days * DAY_MS);
    ada = await ada.signsInAgain();
    await world.restart().then(again => (world = again));
    ada = ada.at(world.url, () => world.settled());
    await world.settled();
  };
  const exported = (id: string) => ada.get(`/projects/${id}/export?format=zip`);

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    const uploadId = await ada.uploads(await film('keyreel-short'));
    projectId = await createsProject('A talk', uploadId, SUBTITLES);
    twin = await createsProject('A twin', uploadId);
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false }).expect(201);
    output = String(body.taskId);
    await world.settled();
    fork = String((await ada.post(`/projects/${projectId}/fork`).expect(201)).body.projectId);
    await world.settled();
  });

  afterAll(() => world.close());

  it('[R29] can be restored within its time of grace, with all that was made in it', async () => {
    const before = await storage();
    await deletes(projectId);
    expect((await ada.get(`/projects/${projectId}`).expect(404)).body.code).toBe('project_unknown');
    const { items } = (await ada.get('/projects/deleted').expect(200)).body;
    expect(items).toMatchObject([{ projectId, name: 'A talk' }]);
    expect(Date.parse(items[0].filesGoAt) - Date.parse(items[0].deletedAt)).toBeGreaterThan(6.9 * DAY_MS);
    expect(await storage()).toEqual(before);
    await ada.post(`/projects/${projectId}/restore`).expect(200);
    await world.settled();
    expect((await ada.get('/projects/deleted').expect(200)).body.items).toEqual([]);
    expect((await ada.get('/projects').expect(200)).body.items.map(({ name }: { name: string }) => name)).toContain('A talk');
    for (const path of ['source', 'transcript', 'export']) await ada.get(`/projects/${projectId}/${path}`).expect(200);
    await ada.get(`/outputs/${output}/content`).expect(200);
  });

  it('refuses to be taken along, and says what helps', async () => {
    await deletes(projectId);
    expect((await exported(projectId).expect(409)).body).toMatchObject({ code: 'project_deleted', remedies: ['restore_project'] });
    await ada.post(`/projects/${projectId}/restore`).expect(200);
    await exported(projectId).expect(200);
  });

  it('is nobody else’s to restore', async () => {
    const eve = await world.signsUp();
    await deletes(projectId);
    expect((await eve.post(`/projects/${projectId}/restore`).expect(404)).body.code).toBe('project_unknown');
    expect((await eve.get('/projects/deleted').expect(200)).body.items).toEqual([]);
  });

  it('loses its files when the time of grace is over, across a restart, and keeps its books; what others share stays theirs', async () => {
    const before = await storage();
    const statement = (await ada.get('/credits/statement').expect(200)).body.items;
    await later(8);
    expect((await ada.get('/projects/deleted').expect(200)).body.items).toEqual([]);
    expect((await ada.post(`/projects/${projectId}/restore`).expect(404)).body.code).toBe('project_unknown');
    expect((await exported(projectId).expect(404)).body.code).toBe('project_unknown');
    expect((await ada.get(`/outputs/${output}/content`).expect(404)).body.code).toBe('output_unknown');
    const copy = await ada.get('/accounts/me/export').buffer(true).expect(200);
    expect(copy.text.trim().split('\n').at(-1)).toContain('"kind":"end"');
    const after = await storage();
    expect(after.sourceBytes).toBe(before.sourceBytes);
    expect(after.madeBytes).toBeLessThan(before.madeBytes);
    expect((await ada.get(`/outputs/${output}/receipt`).expect(200)).body).toMatchObject({ state: 'succeeded', payment: { returns: [] } });
    expect((await ada.get('/credits/statement').expect(200)).body.items).toEqual(statement);
    for (const path of [`${twin}/source`, `${fork}/source`, `${fork}/transcript`]) await ada.get(`/projects/${path}`).expect(200);
    const { items } = (await ada.get(`/projects/${fork}/thumbnails`).expect(200)).body;
    await ada.get(`/projects/${fork}/thumbnails/${items[0].taskId}?index=0`).expect(200);
  });

  it('gives all its room back when nobody else shares it any more', async () => {
    for (const id of [twin, fork]) await deletes(id);
    expect((await storage()).sourceBytes).toBeGreaterThan(0);
    await later(8);
    expect(await storage()).toMatchObject({ sourceBytes: 0, madeBytes: 0 });
  });
});
