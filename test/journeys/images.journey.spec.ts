import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

describe('images', () => {
  let world: World;
  let ada: Actor;
  let projectId: string;

  const PRICE = 4_000_000n;
  const draws = (wishes: object, person = ada, project = projectId) => person.post(`/projects/${project}/images`, { ...wishes });
  const drawn = async (wishes: object): Promise<string> => {
    const { body } = await draws(wishes).expect(201);
    await world.settled();
    return String(body.taskId);
  };
  const outputOf = async (taskId: string, person = ada) => (await person.get(`/outputs/${taskId}`).expect(200)).body;
  const paymentOf = async (taskId: string, person = ada) => (await person.get(`/tasks/${taskId}/receipt`).expect(200)).body.payment;
  const bytesOf = async (taskId: string, index = 0) =>
    (await ada.get(`/outputs/${taskId}/content?index=${index}`).buffer(true).expect(200)).body as Buffer;
  const edits = async () => (await world.provider.calls({ endpoint: 'image_edits' })).length;

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    projectId = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 2 });
  });

  afterAll(() => world.close());

  it('[R15][R20][A-16] are made in the size, quality, format and number that were quoted, and each is paid', async () => {
    const work = { kind: 'image', prompt: 'A small boat', size: '512x256', quality: 'low', format: 'webp', count: 3 };
    const { body: quote } = await ada.post(`/projects/${projectId}/quote`, { work }).expect(200);
    expect(quote.ceiling).toEqual({ microCredits: String(3n * PRICE) });
    const { kind: _, ...wishes } = work;
    const before = await ada.available();
    const taskId = await drawn({ ...wishes, quoteId: quote.quoteId });
    expect(before - (await ada.available())).toBe(3n * PRICE);
    const output = await outputOf(taskId);
    expect(output).toMatchObject({ state: 'ready', asked: 3, cause: null });
    expect(output.products.map(({ mediaType }: { mediaType: string }) => mediaType)).toEqual(['image/webp', 'image/webp', 'image/webp']);
    expect(await paymentOf(taskId)).toMatchObject({ charged: quote.ceiling, hold: { amount: quote.ceiling, status: 'settled' }, estimated: false });
  });

  it.each([
    ['size', { size: '500x500' }],
    ['size', { size: '2560x2560' }],
    ['quality', { quality: 'max', model: 'gpt-image-1.5' }],
  ])('[R15] are refused before they cost anything where the model has no such %s: %j', async (option, wishes) => {
    const before = await ada.balance();
    const { body } = await draws({ prompt: 'A boat', ...wishes }).expect(422);
    expect(body).toMatchObject({ code: 'image_option_not_offered', option, remedies: ['choose_an_offered_option', 'choose_another_model'] });
    expect(body.offered.length).toBeGreaterThan(0);
    expect(await ada.balance()).toMatchObject({ available: before['available'], held: before['held'] });
  });

  it('[R12][R15] are made from a card, or from what it wrote', async () => {
    const { body: card } = await ada.post(`/projects/${projectId}/cards`, { name: 'Poster', prompt: 'A poster of {{what}}.' }).expect(201);
    const ofCard = await drawn({ cardId: card.cardId, values: { what: 'a lighthouse' } });
    expect(await outputOf(ofCard)).toMatchObject({ state: 'ready', cardId: card.cardId, cardVersion: 1, operation: 'image' });
    expect((await ada.get(`/outputs/${ofCard}/receipt/prompt`).expect(200)).body.prompt).toContain('A poster of a lighthouse.');
    const { body: written } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Describe a boat.', withTranscript: false }).expect(201);
    await world.settled();
    const { text } = await ada.get(`/outputs/${written.taskId}/content`).expect(200);
    const ofText = await drawn({ prompt: 'Illustrate this:', textOf: written.taskId });
    const { prompt } = (await ada.get(`/outputs/${ofText}/receipt/prompt`).expect(200)).body;
    expect(prompt).toContain(`Illustrate this:\n\n${text}`);
    expect((await draws({ size: 'auto' }).expect(422)).body.code).toBe('image_without_prompt');
    expect((await draws({ textOf: ofCard }).expect(404)).body.code).toBe('output_unknown');
  });

  it('[R15] are made from earlier ones and from thumbnails', async () => {
    const { body: thumbnails } = await ada.get(`/projects/${projectId}/thumbnails`).expect(200);
    const first = await drawn({ prompt: 'A boat', size: '256x256' });
    const before = await edits();
    const basedOn = [
      { kind: 'image', id: first },
      { kind: 'thumbnail', id: thumbnails.items[0].taskId, index: 1 },
    ];
    const edited = await drawn({ prompt: 'A boat', size: '256x256', basedOn });
    expect((await edits()) - before).toBe(1);
    expect(await outputOf(edited)).toMatchObject({ state: 'ready' });
    expect((await bytesOf(edited)).equals(await bytesOf(first))).toBe(false);
    const { charged, hold } = await paymentOf(edited);
    expect(charged).toEqual(hold.amount);
    const nowhere = [{ kind: 'image', id: first, index: 7 }];
    expect((await draws({ prompt: 'A boat', basedOn: nowhere }).expect(404)).body.code).toBe('output_unknown');
    const eve = await world.signsUp();
    const hers = await eve.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    expect((await draws({ prompt: 'A boat', basedOn }, eve, hers).expect(404)).body.code).toBe('output_unknown');
  });

  it.each([
    ['moderation_blocked', 'content_policy', ['change_the_prompt']],
    ['moderation-blocked-output', 'content_policy_at_output', ['change_the_prompt', 'retry_task']],
  ])('[R22][R49] that the provider refuses (%s) say why and what helps, and are not charged', async (behaviour, reason, remedies) => {
    const before = await ada.available();
    await world.provider.break({ behaviour, endpoint: 'images', count: 1 });
    const taskId = await drawn({ prompt: 'A boat' });
    expect(await outputOf(taskId)).toMatchObject({ state: 'failed', cause: 'provider-refused', reason, remedies });
    expect((await ada.get(`/tasks/${taskId}`).expect(200)).body).toMatchObject({ state: 'failed', reason, remedies, retryable: true });
    expect(await paymentOf(taskId)).toMatchObject({ charged: { microCredits: '0' }, hold: { status: 'released' } });
    expect(await ada.available()).toBe(before);
    const { body: notices } = await ada.get('/notices').expect(200);
    expect(notices.items).toContainEqual(expect.objectContaining({ kind: 'work_failed', reason, remedies }));
  });

  it('[R15][A-16] that come in smaller number than was asked are paid for those that came', async () => {
    await world.provider.break({ behaviour: 'fewer-pictures', endpoint: 'images', count: 1 });
    const before = await ada.available();
    const taskId = await drawn({ prompt: 'A boat', size: '256x256', count: 4 });
    const output = await outputOf(taskId);
    expect({ state: output.state, asked: output.asked, came: output.products.length }).toEqual({ state: 'ready', asked: 4, came: 2 });
    expect(before - (await ada.available())).toBe(2n * PRICE);
    expect(await paymentOf(taskId)).toMatchObject({ charged: { microCredits: String(2n * PRICE) } });
  });

  it('[R7][R15][R22] with an own key are refused or edited without a credit moving', async () => {
    await ada.addsKey();
    const before = await ada.balance();
    await world.provider.break({ behaviour: 'moderation_blocked', endpoint: 'images', count: 1 });
    const refused = await drawn({ prompt: 'A boat' });
    expect(await outputOf(refused)).toMatchObject({ state: 'failed', reason: 'content_policy', payer: 'own-key' });
    expect((await paymentOf(refused)).atProvider).toBeNull();
    const first = await drawn({ prompt: 'A boat', size: '256x256' });
    const edited = await drawn({ prompt: 'At night', size: '256x256', basedOn: [{ kind: 'image', id: first }] });
    const { atProvider, quote: _ } = await paymentOf(edited);
    expect(BigInt(atProvider.estimateMicroUsd)).toBeGreaterThan(0n);
    expect(await ada.balance()).toMatchObject({ available: before['available'], spent: before['spent'] });
  });
});
