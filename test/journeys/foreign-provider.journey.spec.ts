import { fileURLToPath } from 'node:url';
import type { Actor } from '../support/actor.js';
import { FOREIGN_SPEECH, FOREIGN_TEXT, startForeignProvider, type ForeignProvider } from '../support/foreign-provider.js';
import { film, openWorld, type World } from '../support/world.js';

const modelsFile = fileURLToPath(new URL('../support/fixtures/foreign-models.json', import.meta.url));

/** A server that knows chat completions alone, tells no usage and no limits: everything still works, and costs what can be counted without its help. */
describe('on somebody else’s small server of the same protocol', () => {
  let foreign: ForeignProvider;
  let world: World;
  let ada: Actor;
  let projectId: string;

  beforeAll(async () => {
    foreign = await startForeignProvider();
    world = await openWorld({ provider: { platformKey: foreign.keys[0], baseUrl: foreign.baseUrl, portable: true, modelsFile } });
    ada = await world.signsUp();
    projectId = await ada.createsProject(await film('keyreel-short'), { thumbnails: 1 });
  });

  afterAll(async () => {
    await world.close();
    await foreign.close();
  });

  const writes = async (prompt: string) => {
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt }).expect(201);
    await world.settled();
    return body as { taskId: string; payer: string; quote: { ceiling: { microCredits: string } } };
  };
  const charged = async () => BigInt((await ada.balance())['spent']?.microCredits ?? '-1');
  const keysThatPaid = (path: string) => foreign.calls.filter(call => call.path === `/v1/${path}`).map(({ key }) => key);

  it('[R16] transcribes at our own cuts’ times, paid with credits by the second', async () => {
    const { body } = await ada.get(`/projects/${projectId}/transcript`).expect(200);
    expect(body.segments.map(({ text }: { text: string }) => text)).toEqual([FOREIGN_SPEECH]);
    expect(new Set(keysThatPaid('audio/transcriptions'))).toEqual(new Set([foreign.keys[0]]));
  });

  it('[R20] writes over chat completions, and charges an estimate that stays within the hold', async () => {
    const before = await charged();
    const { taskId, payer, quote } = await writes('Say something.');
    expect(payer).toBe('credits');
    expect((await ada.get(`/outputs/${taskId}/content`).expect(200)).text).toBe(FOREIGN_TEXT);
    const paid = (await charged()) - before;
    expect(paid).toBeGreaterThan(0n);
    expect(paid).toBeLessThanOrEqual(BigInt(quote.ceiling.microCredits));
  });

  it('is remembered to have been sent exactly the words that a receipt’s prompt shows', async () => {
    await ada.put('/accounts/me/instructions', { text: 'Be brief.' }).set('If-Match', '*').expect(200);
    const { taskId } = await writes('Say what was said.');
    const { body } = await ada.get(`/outputs/${taskId}/receipt/prompt`).expect(200);
    const sent = foreign.calls.filter(call => call.path === '/v1/chat/completions').at(-1)?.body;
    expect(sent).toMatchObject({ model: body.model, max_tokens: body.maxOutputTokens });
    expect(sent?.['messages']).toEqual([
      { role: 'system', content: body.instructions },
      { role: 'user', content: body.transcript },
      { role: 'user', content: body.prompt },
    ]);
    expect(body.prompt).toContain('Be brief.');
  });

  it('draws a picture', async () => {
    const { body } = await ada.post(`/projects/${projectId}/images`, { prompt: 'A dot', size: '512x512' }).expect(201);
    await world.settled();
    const { body: bytes } = await ada.get(`/outputs/${body.taskId}/content`).expect(200);
    expect(
      Buffer.from(bytes as Uint8Array)
        .subarray(1, 4)
        .toString('latin1'),
    ).toBe('PNG');
  });

  it('[R7][R25] takes an own key of that server, which pays for texts and moves no credits', async () => {
    await ada.post('/settings/api/key', { secret: foreign.keys[1] }).expect(201);
    const before = await charged();
    expect((await writes('Say it again.')).payer).toBe('own-key');
    expect(keysThatPaid('chat/completions').at(-1)).toBe(foreign.keys[1]);
    expect(await charged()).toBe(before);
  });

  it('[A-11] does not store a key that the server does not know', async () => {
    await ada.delete('/settings/api/key').expect(200);
    const { body } = await ada.post('/settings/api/key', { secret: 'foreign-nobody-0123456789' }).expect(422);
    expect(body.code).toBe('key_rejected');
  });
});
