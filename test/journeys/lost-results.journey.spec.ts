import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { asService } from '../../src/infrastructure/asking/asker.js';
import { Commands } from '../../src/shared-kernel/ports/messages.js';
import { examineContent } from '../../src/modules/media-pipeline/index.js';
import { systemContext } from '../../src/shared-kernel/context.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

interface Product {
  readonly role: string;
  readonly index: number;
  readonly content: { readonly name: string };
}

describe('a result that is lost after it was paid for', () => {
  let world: World;
  let ada: Actor;
  let projectId: string;

  const productsOf = async (taskId: string): Promise<readonly Product[]> => {
    const found: Product[] = [];
    for await (const { type, data } of world.service.platform.log.readStream(`task-${taskId}`))
      if (type === 'TaskSucceeded') found.push(...(data['products'] as readonly Product[]));
    return found;
  };
  /** Where an operator's disk has the bytes. */
  const filesOf = async (taskId: string): Promise<readonly string[]> => {
    const names = (await productsOf(taskId)).map(({ content }) => content.name);
    const entries = await readdir(world.dataDir, { recursive: true });
    return names.map(name => join(world.dataDir, entries.find(entry => basename(entry) === name) ?? 'nowhere'));
  };
  const writes = async (prompt: string): Promise<string> => {
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt, withTranscript: false }).expect(201);
    await world.settled();
    return String(body.taskId);
  };
  const taskOf = async (operation: string): Promise<string> => {
    const { body } = await ada.get(`/projects/${projectId}/tasks`).expect(200);
    return String(body.items.find((item: { operation: string }) => item.operation === operation).taskId);
  };
  const returnsOf = async (taskId: string) => {
    await world.settled();
    const { body } = await ada.get('/credits/statement?limit=200').expect(200);
    return (body.items as { kind: string; taskId: string; reason: string; change: { microCredits: string } }[]).filter(
      item => item.kind === 'returned' && item.taskId === taskId,
    );
  };
  const told = async () => {
    const { body } = await ada.get('/notices').expect(200);
    return (body.items as { kind: string; purse: string; reason: string }[]).filter(({ kind }) => kind === 'result_lost');
  };
  const paymentOf = async (taskId: string) => (await ada.get(`/tasks/${taskId}/receipt`).expect(200)).body.payment;

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    projectId = await ada.createsProject(await film('keyreel-short'), { thumbnails: 3 });
  });

  afterAll(() => world.close());

  it('[R59][R61] is recorded when it is read, its charge is paid back once, its owner is told and can run it again', async () => {
    const taskId = await writes('Say hello.');
    const [file = ''] = await filesOf(taskId);
    const bytes = await readFile(file);
    await writeFile(file, Buffer.from(bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte))));
    for (const _ of ['first', 'again']) {
      expect((await ada.get(`/outputs/${taskId}/content`).expect(404)).body).toMatchObject({
        code: 'result_unusable',
        reason: 'damaged',
        purse: 'platform_credits',
        chargedCredits: 'paid_back',
        remedies: ['retry_task', 'run_again', 'contact_support'],
      });
    }
    const { charged, returned, net, returns } = await paymentOf(taskId);
    expect(await returnsOf(taskId)).toMatchObject([{ reason: 'unusable-result', change: charged }]);
    expect({ returned, net, returns }).toMatchObject({ returned: charged, net: { microCredits: '0' }, returns: [{ reason: 'unusable-result' }] });
    const why = await ada.get(`/why/charges/${taskId}`).expect(200);
    expect(why.body).toMatchObject({ computation: { charged, paidBack: returned, net }, replayed: { same: true } });
    expect(await told()).toMatchObject([{ purse: 'platform_credits', reason: 'damaged' }]);
    expect((await ada.get(`/outputs/${taskId}`).expect(200)).body).toMatchObject({ state: 'failed', reason: 'result-damaged' });
    const anew = await writes('Say hello.');
    await ada.get(`/outputs/${anew}/content`).expect(200);
    expect((await paymentOf(anew)).net.microCredits).toBe(charged.microCredits);
  });

  it('[R18] is one of several pictures: the others stay readable, and the set is paid back once however many are lost', async () => {
    const taskId = await taskOf('thumbnails');
    const [first = '', second = ''] = await filesOf(taskId);
    await Promise.all([rm(first), rm(second)]);
    const picture = (index: number) => ada.get(`/projects/${projectId}/thumbnails/${taskId}?index=${index}`);
    for (const index of [0, 1]) expect((await picture(index).expect(404)).body).toMatchObject({ code: 'result_unusable', reason: 'missing' });
    await picture(2).expect(200);
    expect(await returnsOf(taskId)).toMatchObject([{ change: (await paymentOf(taskId)).charged }]);
  });

  it('[R16][R29] is a transcript: texts that need it are refused before they cost anything, and the export leaves it out', async () => {
    const taskId = await taskOf('transcription');
    const [file = ''] = (await filesOf(taskId)).slice(-1);
    const kept = await readFile(file);
    await rm(file);
    const lost = { code: 'result_unusable', reason: 'missing', remedies: ['retry_task', 'create_new_project', 'contact_support'], taskId };
    expect((await ada.post(`/projects/${projectId}/texts`, { prompt: 'Sum it up.' }).expect(404)).body).toMatchObject(lost);
    expect((await ada.get(`/projects/${projectId}/transcript`).expect(404)).body).toMatchObject(lost);
    const { body } = await ada.get(`/projects/${projectId}/export?format=json`).expect(200);
    expect(body).toMatchObject({ transcript: null, complete: true });
    expect(await returnsOf(taskId)).toHaveLength(1);
    await writeFile(file, kept); // an operator finds the backup: it is readable again, and not charged again
    await ada.get(`/projects/${projectId}/transcript`).expect(200);
    expect((await paymentOf(taskId)).net.microCredits).toBe('0');
  });

  it('[R16][R20] is made again in its own project by one click, under a hold of its own', async () => {
    const lost = await taskOf('transcription');
    const { body } = await ada.post(`/tasks/${lost}/retry`).expect(201);
    await world.settled();
    const { body: versions } = await ada.get(`/projects/${projectId}/transcript/versions`).expect(200);
    expect(versions.items).toHaveLength(2);
    const { charged, returned } = await paymentOf(body.taskId);
    expect({ charged, returned }).toEqual({ charged: (await paymentOf(lost)).charged, returned: { microCredits: '0' } });
    await ada.post(`/projects/${projectId}/texts`, { prompt: 'Sum it up.' }).expect(201);
    await world.settled();
  });

  it('[R7][R61] moves no credits when an own key paid for it, and says so', async () => {
    await ada.addsKey();
    const taskId = await writes('Say hello again.');
    const { available, returned } = await ada.balance();
    await Promise.all((await filesOf(taskId)).map(file => rm(file)));
    expect((await ada.get(`/outputs/${taskId}/content`).expect(404)).body).toMatchObject({
      code: 'result_unusable',
      purse: 'openai_account',
      chargedCredits: 'none',
    });
    expect(await returnsOf(taskId)).toEqual([]);
    expect(await ada.balance()).toMatchObject({ available, returned });
    expect((await told()).filter(({ purse }) => purse === 'openai_account')).toHaveLength(1);
  });

  it('is nothing of the kind when its account was erased: nothing is recorded and nothing moves', async () => {
    const eve = await world.signsUp();
    const hers = await eve.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    const taskId = String((await eve.get(`/projects/${hers}/tasks`).expect(200)).body.items[0].taskId);
    const [product] = await productsOf(taskId);
    await eve.delete('/accounts/me').send({ password: eve.password, confirm: 'ERASE' }).expect(200);
    await world.settled();
    const asked = { accountId: eve.accountId, projectId: hers, taskId, name: product?.content.name ?? '' };
    const context = { ...systemContext('job:examine-content'), accountId: eve.accountId };
    const commands = world.service.app.get(Commands, { strict: false });
    expect(await asService('operator', () => commands.perform(examineContent, asked, context))).toMatchObject({ condition: 'unclear' });
    const said: string[] = [];
    for await (const { type } of world.service.platform.log.readStream(`task-${taskId}`)) said.push(type);
    expect(said).not.toContain('ResultFoundUnusable');
  });
});
