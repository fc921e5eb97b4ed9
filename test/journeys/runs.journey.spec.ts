import { film, openWorld, type World } from '../support/world.js';
import type { Actor } from '../support/actor.js';

/** A minute of speech is heard for real, piece after piece. */
const HEARING_MS = 180_000;

describe('a run', () => {
  let world: World;
  let ada: Actor;
  let projectId: string;

  const micro = (amount: unknown): bigint => BigInt((amount as { microCredits: string }).microCredits);
  const paymentOf = async (taskId: string, person = ada) => (await person.get(`/tasks/${taskId}/receipt`).expect(200)).body.payment;
  const movementsOf = async (taskId: string, person = ada) => {
    const { body } = await person.get('/credits/statement?limit=200').expect(200);
    return (body.items as { kind: string; taskId: string; reason: string; estimated: boolean; amount: object }[]).filter(
      item => item.taskId === taskId,
    );
  };

  /** Reads a text as its owner's page does, until some of it was shown. */
  const isShown = async (taskId: string, person = ada): Promise<void> => {
    const hangUp = new AbortController();
    const headers = { Authorization: `Bearer ${person.token}` };
    for (let shown = ''; !shown.includes('"text"');) {
      const { body } = await fetch(`${world.url}/v1/tasks/${taskId}/text`, { headers, signal: hangUp.signal });
      for await (const chunk of body ?? []) {
        shown += Buffer.from(chunk as Uint8Array).toString();
        if (shown.includes('"text"')) break;
      }
    }
    hangUp.abort();
  };

  /** A text that falls silent half way. */
  const isHalfWritten = async (person = ada, project = projectId): Promise<string> => {
    await world.provider.break({ behaviour: 'stream-hang', endpoint: 'responses', count: 1 });
    const { body } = await person.post(`/projects/${project}/texts`, { prompt: 'Tell a story.', withTranscript: false }).expect(201);
    await isShown(body.taskId, person);
    return String(body.taskId);
  };

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    projectId = await ada.createsProject(await film('keyreel-short'), { thumbnails: 1 });
  });

  afterAll(() => world.close());

  it('[A-12][R11] that is given up half way pays an estimate of what was shown, marked so everywhere, and all else comes back at once', async () => {
    const before = await ada.available();
    const taskId = await isHalfWritten();
    await ada.post(`/tasks/${taskId}/cancel`).expect(200);
    await world.settled();
    const { charged, estimated, hold } = await paymentOf(taskId);
    expect({ estimated, status: hold.status }).toEqual({ estimated: true, status: 'settled' });
    expect(micro(charged)).toBeGreaterThan(0n);
    expect(micro(charged)).toBeLessThan(micro(hold.amount));
    expect(before - (await ada.available())).toBe(micro(charged));
    expect(await movementsOf(taskId)).toMatchObject([
      { kind: 'held', estimated: false },
      { kind: 'charged', estimated: true, reason: 'task-given-up-estimated', amount: charged },
    ]);
    expect((await ada.get(`/tasks/${taskId}`).expect(200)).body).toMatchObject({ state: 'cancelled', reason: 'cancelled by its owner' });
    // the click again, and late news of the call, change nothing
    await ada.post(`/tasks/${taskId}/cancel`).expect(200);
    await world.provider.mend();
    await world.settled();
    expect(await movementsOf(taskId)).toHaveLength(2);
  });

  it('that is given up before any call was made costs nothing', async () => {
    await world.provider.break({ behaviour: 'hold', endpoint: 'moderations', count: 1 });
    const before = await ada.available();
    const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Wait for me.', withTranscript: false }).expect(201);
    await ada.post(`/tasks/${body.taskId}/cancel`).expect(200);
    await world.provider.mend();
    await world.settled();
    expect(await ada.available()).toBe(before);
    expect(await movementsOf(body.taskId)).toMatchObject([{ kind: 'held' }, { kind: 'released', estimated: false }]);
  });

  it('[R7][R22][R60] with an own key counts the estimate in the key’s usage, and moves no credits', async () => {
    const eve = await world.signsUp();
    await eve.addsKey();
    const hers = await eve.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    const before = await eve.balance();
    const taskId = await isHalfWritten(eve, hers);
    await eve.post(`/tasks/${taskId}/cancel`).expect(200);
    await world.provider.mend();
    await world.settled();
    const { charged, estimated, atProvider } = await paymentOf(taskId, eve);
    expect({ charged, estimated }).toEqual({ charged: { microCredits: '0' }, estimated: true });
    expect(atProvider).toMatchObject({ certain: false, label: 'our estimate, not OpenAI’s bill' });
    expect(BigInt(atProvider.estimateMicroUsd)).toBeGreaterThan(0n);
    expect(await eve.balance()).toMatchObject({ spent: before['spent'], available: before['available'], held: before['held'] });
    const { body } = await eve.get('/settings/api/usage').expect(200);
    expect(JSON.stringify(body)).toContain(atProvider.estimateMicroUsd);
  });

  /** How often the provider was asked to transcribe so far. */
  const transcriptions = async () => (await world.provider.calls({ endpoint: 'transcriptions' })).length;
  const stepsOf = async (taskId: string) => (await ada.get(`/tasks/${taskId}/steps`).expect(200)).body.items as readonly Record<string, unknown>[];

  /** Follows a project as its owner's page does, until something is true of one of its tasks. */
  const follows = async (project: string, enough: (task: Readonly<Record<string, unknown>>) => boolean): Promise<void> => {
    const hangUp = new AbortController();
    const headers = { Authorization: `Bearer ${ada.token}` };
    const { body } = await fetch(`${world.url}/v1/projects/${project}/events`, { headers, signal: hangUp.signal });
    let heard = '';
    for await (const chunk of body ?? []) {
      heard += Buffer.from(chunk as Uint8Array).toString();
      const frames = heard.split('\n\n').slice(0, -1);
      const told = frames.flatMap(frame => /^data: (.*)$/m.exec(frame)?.[1] ?? []);
      if (told.some(data => enough(JSON.parse(data) as Record<string, unknown>))) break;
    }
    hangUp.abort();
  };

  it(
    '[R16][A-12] of several pieces keeps those that were delivered: done once more, it buys only the others',
    async () => {
      const uploadId = await ada.uploads(await film('keyreel-demo'));
      await world.provider.break({ behaviour: 'hang', endpoint: 'transcriptions', skip: 1 });
      const before = await transcriptions();
      const wanted = { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 0 };
      const { body: project } = await ada.post('/projects', wanted).expect(201);
      await follows(project.projectId, ({ stepsDone }) => stepsDone === 1);
      const { body: tasks } = await ada.get(`/projects/${project.projectId}/tasks`).expect(200);
      const taskId = String(tasks.items[0].taskId);
      await ada.post(`/tasks/${taskId}/cancel`).expect(200);
      await world.provider.mend();
      await world.settled();
      const first = await stepsOf(taskId);
      expect(first.filter(({ state }) => state === 'delivered')).toHaveLength(1);
      expect(first.filter(({ state }) => state === 'cancelled').length).toBeGreaterThan(0);
      const sent = (await transcriptions()) - before;
      expect(await paymentOf(taskId)).toMatchObject({ estimated: true });
      expect((await ada.get(`/tasks/${taskId}`).expect(200)).body).toMatchObject({ state: 'cancelled', retryable: true, retriedAs: null });

      const work = { kind: 'retry', taskId };
      const { body: quote } = await ada.post(`/projects/${project.projectId}/quote`, { work }).expect(200);
      const { body: retry } = await ada.post(`/tasks/${taskId}/retry`, { quoteId: quote.quoteId }).expect(201);
      expect(retry).toMatchObject({ retryOf: taskId, payer: 'credits', rule: 'R16', quote: { ceiling: quote.ceiling } });
      expect(micro(quote.ceiling)).toBeLessThan(micro((await paymentOf(taskId)).hold.amount));
      await world.settled();
      const again = await stepsOf(retry.taskId);
      expect(again.filter(({ takenOver }) => takenOver === true)).toMatchObject([{ taskId, state: 'delivered' }]);
      expect(again.every(({ state }) => state === 'delivered')).toBe(true);
      expect((await transcriptions()) - before - sent).toBe(again.length - 1);
      const { body: transcript } = await ada.get(`/projects/${project.projectId}/transcript`).expect(200);
      expect(transcript.segments.at(0).start).toBeLessThan(10);
      expect(transcript.segments.at(-1).end).toBeGreaterThan(50);
      const payment = await paymentOf(retry.taskId);
      expect(payment).toMatchObject({ estimated: false, hold: { amount: quote.ceiling, status: 'settled' } });
      expect((await ada.get(`/tasks/${taskId}`).expect(200)).body).toMatchObject({ retryable: false, retriedAs: retry.taskId });
    },
    HEARING_MS,
  );

  it(
    '[R16] of several pieces goes on without one that does not come about: it is neither sent nor paid for, and what is said in it is missing',
    async () => {
      const uploadId = await ada.uploads(await film('keyreel-demo'));
      await world.provider.break({ behaviour: 'context_length_exceeded', endpoint: 'transcriptions', skip: 1, count: 1 });
      const wanted = { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 0 };
      const { body: project } = await ada.post('/projects', wanted).expect(201);
      await world.settled();
      await world.provider.mend();
      const taskId = String((await ada.get(`/projects/${project.projectId}/tasks`).expect(200)).body.items[0].taskId);
      const first = await stepsOf(taskId);
      const [failed, delivered] = [first.find(({ state }) => state === 'failed'), first.find(({ state }) => state === 'delivered')];
      expect([failed, delivered]).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
      const refused = async (steps: readonly unknown[], reason: string) =>
        expect((await ada.post(`/tasks/${taskId}/retry`, { withoutSteps: steps }).expect(409)).body).toMatchObject({
          code: 'step_not_skippable',
          reason,
        });
      await refused([delivered?.['step']], 'delivered');
      await refused([99], 'never_tried');
      const before = await transcriptions();
      const { body: retry } = await ada.post(`/tasks/${taskId}/retry`, { withoutSteps: [failed?.['step']] }).expect(201);
      await world.settled();
      const again = await stepsOf(retry.taskId);
      expect((await ada.get(`/tasks/${retry.taskId}`).expect(200)).body).toMatchObject({ state: 'succeeded' });
      expect(again.filter(({ state }) => state === 'left-out')).toMatchObject([{ step: failed?.['step'], attempts: 0 }]);
      const kept = first.filter(({ state }) => state === 'delivered').length;
      expect((await transcriptions()) - before).toBe(again.length - kept - 1);
      const { body: transcript } = await ada.get(`/projects/${project.projectId}/transcript`).expect(200);
      const said = (transcript.segments as readonly { start: number; end: number }[]).reduce((sum, { start, end }) => sum + end - start, 0);
      expect(said).toBeLessThan(transcript.durationSeconds - 5);
      const payments = [await paymentOf(taskId), await paymentOf(retry.taskId)];
      const charged = payments.reduce((sum, { charged: { microCredits } }) => sum + BigInt(microCredits), 0n);
      expect(charged).toBeLessThan(micro(payments[0].hold.amount));
    },
    HEARING_MS,
  );

  it(
    '[R20][R25][R47] that failed is done once more by one click, however often it is clicked, and who pays is decided anew',
    async () => {
      await world.provider.break({ behaviour: 'context_length_exceeded', endpoint: 'responses', count: 1 });
      const { body } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Say hello.', withTranscript: false }).expect(201);
      await world.settled();
      expect(await stepsOf(body.taskId)).toMatchObject([{ step: 0, state: 'failed', cause: 'provider-refused', attempts: 1 }]);
      const { body: failed } = await ada.get(`/tasks/${body.taskId}`).expect(200);
      expect(failed).toMatchObject({ state: 'failed', retryable: true, remedies: ['retry_task', 'contact_support'] });
      expect((await paymentOf(body.taskId)).charged).toEqual({ microCredits: '0' });
      await ada.addsKey();
      const [before, click] = [await ada.available(), () => ada.post(`/tasks/${body.taskId}/retry`)];
      const clicks = await Promise.all([click(), click()]);
      expect(clicks.map(({ status }) => status)).toEqual([201, 201]);
      await world.settled();
      const { body: later } = await click().expect(201);
      expect(new Set([...clicks.map(({ body: told }) => told.taskId), later.taskId]).size).toBe(1);
      expect(later).toMatchObject({ payer: 'own-key', rule: 'R25', quote: null });
      await ada.get(`/outputs/${later.taskId}/content`).expect(200);
      expect(await ada.available()).toBe(before);
      expect((await ada.get(`/tasks/${later.taskId}`).expect(200)).body).toMatchObject({ retryOf: body.taskId, retryable: false });
      const refused = (await ada.post(`/tasks/${later.taskId}/retry`).expect(409)).body;
      expect(refused).toMatchObject({ code: 'task_not_retryable', reason: 'succeeded', remedies: ['order_it_anew'] });
      const eve = await world.signsUp();
      expect((await eve.post(`/tasks/${body.taskId}/retry`).expect(404)).body.code).toBe('task_unknown');
    },
    HEARING_MS,
  );
});
