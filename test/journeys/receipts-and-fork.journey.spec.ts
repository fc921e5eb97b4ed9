import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

interface Ran {
  readonly taskId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly ceiling: string;
}

describe('receipts, forks and exports', () => {
  let world: World;
  let ada: Actor;
  let eve: Actor;
  let projectId: string;
  let cardId: string;

  const runs = async (path: string, body: Readonly<Record<string, unknown>> = {}, key?: string): Promise<Ran> => {
    const answer = await ada.post(path, body, key).expect(201);
    await world.settled();
    const { taskId, quote } = answer.body as { taskId: string; quote: { ceiling: { microCredits: string } } };
    return { taskId, headers: answer.headers as Readonly<Record<string, string>>, ceiling: quote.ceiling.microCredits };
  };
  const receipt = async (id: string) => (await ada.get(`/outputs/${id}/receipt`).expect(200)).body;
  /** What the account's own statement says was charged for a task. */
  const chargedInLedger = async (id: string): Promise<string | undefined> => {
    const { body } = await ada.get('/credits/statement?limit=200').expect(200);
    const items = body.items as readonly { kind: string; taskId: string | null; amount: { microCredits: string } }[];
    return items.find(({ kind, taskId }) => kind === 'charged' && taskId === id)?.amount.microCredits;
  };

  beforeAll(async () => {
    world = await openWorld({ deletionGraceDays: 0 });
    [ada, eve] = [await world.signsUp(), await world.signsUp()];
    projectId = await ada.createsProject(await film('keyreel-short'), { name: 'A talk', thumbnails: 2 });
    await ada.put('/accounts/me/instructions', { text: 'Be brief.' }).set('If-Match', '*').expect(200);
    await ada.put(`/projects/${projectId}/instructions`, { text: 'Be kind.' }).set('If-Match', '*').expect(200);
    const card = { name: 'Mail', prompt: 'Write a mail to {{whom}}.', variables: { whom: 'nobody' } };
    cardId = String((await ada.post(`/projects/${projectId}/cards`, card).expect(201)).body.cardId);
    await ada.patch(`/projects/${projectId}/cards/${cardId}`, card).set('If-Match', '"1"').expect(200);
  });

  afterAll(() => world.close());

  describe('a receipt of work on credits', () => {
    let ran: Ran;

    beforeAll(async () => {
      ran = await runs(`/projects/${projectId}/cards/${cardId}/run`, { values: { whom: 'Grace' } }, 'the-first-run');
    });

    it('[R20][R61] says who pays and at most how much in the headers of the run, and again in its repeat', async () => {
      expect(ran.headers).toMatchObject({ 'keyreel-payer': 'credits', 'keyreel-ceiling': ran.ceiling });
      const again = await ada.post(`/projects/${projectId}/cards/${cardId}/run`, { values: { whom: 'Grace' } }, 'the-first-run').expect(201);
      expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', 'keyreel-payer': 'credits', 'keyreel-ceiling': ran.ceiling });
    });

    it('[R59][R61] tells card, instructions, model, tokens, rule, hold and exactly what the ledger took', async () => {
      const told = await receipt(ran.taskId);
      expect(told).toMatchObject({
        taskId: ran.taskId,
        projectId,
        operation: 'card',
        state: 'succeeded',
        cardId,
        cardVersion: 2,
        version: 1,
        instructions: { account: 1, project: 1 },
        simulated: true,
        payment: {
          payer: 'credits',
          purse: 'platform_credits',
          rule: 'R20',
          ruleSays: expect.stringContaining('charged to credits'),
          key: null,
          hold: { amount: { microCredits: ran.ceiling }, status: 'settled' },
          charged: { microCredits: await chargedInLedger(ran.taskId) },
          borneByPlatform: { microCredits: '0' },
        },
      });
      expect(told.payment.because).toMatch(/credits/);
      expect(told.usage['output-token']).toBeGreaterThan(0);
      expect(told.model).toEqual(expect.any(String));
    });

    it('tells each call with the provider’s own id of it, and where in the log it all stands', async () => {
      const { attempts, events } = await receipt(ran.taskId);
      const [line] = (await world.provider.invoice({ key: world.platformKey })).filter(({ attemptId }) => attemptId === attempts[0].attemptId);
      expect(attempts).toHaveLength(1);
      expect(attempts[0]).toMatchObject({ number: 1, outcome: 'delivered', requestId: line?.requestId, simulated: true });
      const said = events.map(({ event }: { event: string }) => event);
      expect(said).toEqual(['CreditsHeld', 'WorkRequested', 'TaskScheduled', 'AttemptIntended', 'StepSucceeded', 'TaskSucceeded', 'HoldSettled']);
      const positions = events.map(({ position }: { position: string }) => position);
      expect(positions).toEqual([...positions].sort());
    });

    it('[R61] hands the output out with its payer and what was finally charged in the headers', async () => {
      const { headers } = await ada.get(`/outputs/${ran.taskId}/content`).expect(200);
      expect(headers).toMatchObject({ 'keyreel-payer': 'credits', 'keyreel-charged': await chargedInLedger(ran.taskId) });
    });

    it('opens the exact prompt for its owner, with variables and both levels of instructions filled in', async () => {
      const { body } = await ada.get(`/tasks/${ran.taskId}/receipt/prompt`).expect(200);
      expect(body.prompt).toContain('Write a mail to Grace.');
      expect(body.prompt).toContain('Be brief.');
      expect(body.prompt).toContain('Be kind.');
      expect(body.transcript).toEqual(expect.any(String));
    });

    it('is none of anybody else’s business', async () => {
      for (const path of ['receipt', 'receipt/prompt']) {
        expect((await eve.get(`/outputs/${ran.taskId}/${path}`).expect(404)).body.code).toBe('task_unknown');
        expect((await eve.get(`/tasks/${ran.taskId}/${path}`).expect(404)).body.code).toBe('task_unknown');
      }
    });

    it('[R59] names the quote that the run cited, and shows a charge that was paid back: charged, returned, net, why and where', async () => {
      const work = { prompt: 'Say hello.', withTranscript: false };
      const { quoteId, expiresAt, ceiling } = (await ada.post(`/projects/${projectId}/quote`, { work: { kind: 'text', ...work } }).expect(200)).body;
      const { taskId } = await runs(`/projects/${projectId}/texts`, { ...work, quoteId });
      const quote = { quoteId, expiresAt, ceiling, ceilingAtProviderMicroUsd: null, priceVersion: '2026-11-01' };
      const before = (await receipt(taskId)).payment;
      expect(before).toMatchObject({ quote, returned: { microCredits: '0' }, returns: [], net: before.charged, atProvider: null });
      await eve.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
      const back = { taskId, amount: { microCredits: '1' }, reason: 'goodwill', note: 'It was too long.', ticket: 'T-9' };
      await eve.post(`/accounts/${ada.accountId}/credits/returns`, back).expect(201);
      await world.settled();
      const { payment, events } = await receipt(taskId);
      expect(payment).toMatchObject({ charged: before.charged, returned: { microCredits: '1' }, quote });
      expect(BigInt(payment.net.microCredits)).toBe(BigInt(before.charged.microCredits) - 1n);
      expect(payment.returns).toMatchObject([{ amount: { microCredits: '1' }, reason: 'goodwill', position: events.at(-1).position }]);
      expect(events.at(-1).event).toBe('ChargeReturned');
      const why = await ada.get(`/why/holds/${taskId}`).expect(200);
      expect(why.body).toMatchObject({ computation: { net: payment.net, paidBack: { microCredits: '1' } }, replayed: { same: true } });
      const { headers } = await ada.get(`/outputs/${taskId}/content`).expect(200);
      expect(headers).toMatchObject({ 'keyreel-charged': payment.charged.microCredits, 'keyreel-returned': '1' });
    });

    it('[R16][R18] exists for work that has no prompt too', async () => {
      const { body } = await ada.get(`/projects/${projectId}/tasks`).expect(200);
      for (const { taskId, operation } of body.items.slice(0, 2) as { taskId: string; operation: string }[]) {
        const told = (await ada.get(`/tasks/${taskId}/receipt`).expect(200)).body;
        expect(told).toMatchObject({ operation, version: null, payment: { charged: { microCredits: await chargedInLedger(taskId) } } });
        expect((await ada.get(`/tasks/${taskId}/receipt/prompt`).expect(404)).body.code).toBe('prompt_unknown');
      }
    });
  });

  describe('a fork', () => {
    let secret: string;
    let bound: string;
    let madeWithKey: string;
    let fork: string;

    const forks = (id: string, body: Readonly<Record<string, unknown>> = {}) => ada.post(`/projects/${id}/fork`, body);
    const books = async () => {
      const { position: _, asOf: __, ...balance } = (await ada.get('/credits/balance').expect(200)).body;
      return { balance, statement: (await ada.get('/credits/statement?limit=200').expect(200)).body.items };
    };
    const materials = async (id: string): Promise<readonly string[]> => {
      const { body } = await ada.get(`/projects/${id}/thumbnails`).expect(200);
      const pictures = body.items.map(({ taskId, index }: { taskId: string; index: number }) => `thumbnails/${taskId}?index=${index}`);
      const read = async (path: string): Promise<string> => {
        const { body: bytes } = await ada.get(`/projects/${id}/${path}`).expect(200);
        return Buffer.isBuffer(bytes) ? bytes.toString('base64') : JSON.stringify(bytes);
      };
      return Promise.all(['transcript', 'source', ...(pictures as readonly string[])].map(read));
    };

    beforeAll(async () => {
      secret = await ada.addsKey();
      bound = String((await forks(projectId, { name: 'Bound' }).expect(201)).body.projectId);
      madeWithKey = (await runs(`/projects/${bound}/texts`, { prompt: 'Say hello.' })).taskId;
    });

    it('[R7][R60][R61] is told of on the receipt of own-key work: which key, no hold, nothing charged, and our estimate of the money', async () => {
      const told = await receipt(madeWithKey);
      expect(told.payment).toMatchObject({
        payer: 'own-key',
        purse: 'openai_account',
        key: { fingerprint: expect.stringMatching(/^[0-9a-f]{8}…$/), lastFour: secret.slice(-4) },
        hold: null,
        charged: { microCredits: '0' },
        returned: { microCredits: '0' },
        net: { microCredits: '0' },
        quote: null,
        atProvider: {
          currency: 'USD',
          estimateMicroUsd: expect.stringMatching(/^[1-9]\d*$/),
          certain: true,
          priceVersions: [expect.any(String)],
          label: expect.stringMatching(/our estimate, not OpenAI’s bill/),
        },
      });
      const usage = (await ada.get('/settings/api/usage?by=model').expect(200)).body;
      expect(usage.total.microUsd).toBe(told.payment.atProvider.estimateMicroUsd);
      expect(JSON.stringify(told)).not.toContain(secret.slice(8, -4));
      const { headers } = await ada.get(`/outputs/${madeWithKey}/content`).expect(200);
      expect(headers).toMatchObject({ 'keyreel-payer': 'own-key', 'keyreel-charged': '0' });
    });

    it('[A-15] is bound to the stored key like any new project', async () => {
      expect((await ada.get(`/projects/${bound}`).expect(200)).body).toMatchObject({
        boundTo: { lastFour: secret.slice(-4) },
        forkedFrom: projectId,
      });
    });

    describe('after the key was removed', () => {
      beforeAll(async () => {
        await ada.delete('/settings/api/key').expect(200);
        await world.settled();
      });

      it('[R29] leaves receipt and prompt of what was made with it readable', async () => {
        expect((await receipt(madeWithKey)).payment.key.lastFour).toBe(secret.slice(-4));
        await ada.get(`/outputs/${madeWithKey}/receipt/prompt`).expect(200);
      });

      it('[R29][R31] leaves everything that is text exportable as JSON, with who paid what', async () => {
        const answer = await ada.get(`/projects/${bound}/export?format=json`).expect(200);
        expect(answer.headers['content-disposition']).toContain('Bound.json');
        const { body } = answer;
        expect(body).toMatchObject({ project: { projectId: bound, name: 'Bound', forkedFrom: projectId }, complete: true });
        expect(body.transcript.segments).toEqual((await ada.get(`/projects/${bound}/transcript`).expect(200)).body.segments);
        expect(body.thumbnails).toHaveLength(2);
        expect(body.outputs).toHaveLength(1);
        expect(body.outputs[0]).toMatchObject({
          outputId: madeWithKey,
          text: (await ada.get(`/outputs/${madeWithKey}/content`).expect(200)).text,
          payment: { payer: 'own-key', purse: 'openai_account', charged: { microCredits: '0' }, keyLastFour: secret.slice(-4) },
        });
      });

      it('[R29][R31][R61] leaves everything that is text exportable as Markdown', async () => {
        const { text, headers } = await ada.get(`/projects/${projectId}/export`).buffer(true).expect(200);
        expect(headers['content-type']).toMatch(/^text\/markdown/);
        expect(text).toMatch(/^# A talk\n/);
        expect(text).toMatch(/- Paid with platform credits \(rule R20\); 0\.\d+ platform credits charged\n/);
        expect(text).toMatch(/\nThis is all of it\.\n$/);
        expect((await eve.get(`/projects/${projectId}/export`).expect(404)).body.code).toBe('project_unknown');
      });

      it('[R36][A-15] is offered by the popup, with its price and with who pays there', async () => {
        const { body } = await ada.post(`/projects/${bound}/texts`, { prompt: 'Hello', withTranscript: false }).expect(409);
        expect(body.newProject.fork).toEqual({
          open: true,
          charge: { microCredits: '0' },
          purse: 'platform_credits',
          generationPaidBy: 'platform_credits',
        });
      });

      it('[R36][R37][R49][A-15] is made of the locked project at no charge, without a call, and has all its materials at once', async () => {
        const [before, calls] = [await books(), (await world.provider.calls()).length];
        const { body } = await forks(bound).expect(201);
        fork = body.projectId;
        await world.settled();
        expect(body).toMatchObject({
          forkedFrom: bound,
          boundTo: null,
          charged: { microCredits: '0' },
          generationPaidBy: 'platform_credits',
          carriedOver: { transcript: true, thumbnails: 2, cards: 1 },
        });
        expect(await books()).toEqual(before);
        expect((await world.provider.calls()).length).toBe(calls);
        const kept = await materials(bound);
        expect(kept.every(material => material.length > 1_000)).toBe(true);
        expect(await materials(fork)).toEqual(kept);
      });

      it('[A-15] has the name, cards and instructions of the other project, and none of its outputs', async () => {
        const { body } = await ada.get(`/projects/${fork}`).expect(200);
        expect(body).toMatchObject({ name: 'Bound', forkedFrom: bound, boundTo: null, instructions: { text: 'Be kind.' } });
        expect(body.cards.map(({ name, prompt }: { name: string; prompt: string }) => [name, prompt])).toEqual([
          ['Mail', 'Write a mail to {{whom}}.'],
        ]);
        expect((await ada.get(`/projects/${fork}/outputs`).expect(200)).body.items).toEqual([]);
      });

      it('[A-15] shows the inherited steps among its tasks, done and paid for elsewhere', async () => {
        const { body } = await ada.get(`/projects/${fork}/tasks`).expect(200);
        const items = body.items as { operation: string; state: string; projectId: string; inheritedFrom: string }[];
        expect(items.map(({ operation }) => operation).sort()).toEqual(['thumbnails', 'transcription']);
        for (const item of items) expect(item).toMatchObject({ state: 'succeeded', projectId: fork, inheritedFrom: projectId });
      });

      it('[R20][R36][A-15] generates on credits, with the inherited transcript', async () => {
        const { taskId } = await runs(`/projects/${fork}/texts`, { prompt: 'Sum it up.' });
        const told = await receipt(taskId);
        expect(told).toMatchObject({ state: 'succeeded', projectId: fork, payment: { payer: 'credits', rule: 'R20' } });
        expect(told.payment.charged.microCredits).toBe(await chargedInLedger(taskId));
        expect((await ada.get(`/tasks/${taskId}/receipt/prompt`).expect(200)).body.transcript).toEqual(expect.any(String));
      });
    });

    it('is made once under one key, whatever is repeated', async () => {
      const [first, again] = [
        await ada.post(`/projects/${projectId}/fork`, {}, 'one-fork'),
        await ada.post(`/projects/${projectId}/fork`, {}, 'one-fork'),
      ];
      expect(again.body).toEqual(first.body);
    });

    it('[A-15] waits for what is still being made', async () => {
      const order = await world.provider.break({ behaviour: 'hold', endpoint: 'transcriptions' });
      const uploadId = await ada.uploads(await film('keyreel-short'));
      const { body } = await ada.post('/projects', { name: 'New', source: { kind: 'upload', uploadId }, thumbnails: 0 }).expect(201);
      const refused = (await forks(String(body.projectId)).expect(409)).body;
      expect(refused).toMatchObject({ code: 'project_not_ready_to_fork', reason: 'work_underway', remedies: ['wait_and_retry'] });
      await world.provider.mend(order);
      await world.settled();
      await forks(String(body.projectId)).expect(201);
    });

    it('[R40][R46][R49] is refused while the stored key does not work, and leaves nothing behind', async () => {
      const dry = await ada.addsKey();
      await world.provider.drain(dry);
      await runs(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false });
      const before = (await ada.get('/projects').expect(200)).body.items.length;
      expect((await forks(projectId).expect(409)).body).toMatchObject({ code: 'key_unusable', reason: 'exhausted' });
      expect((await ada.get('/projects').expect(200)).body.items).toHaveLength(before);
      await ada.delete('/settings/api/key').expect(200);
    });

    it('is of nobody else’s project', async () => {
      expect((await eve.post(`/projects/${projectId}/fork`).expect(404)).body.code).toBe('project_unknown');
    });

    it('[A-15] of a fork keeps everything when the projects before it are deleted', async () => {
      const kept = await materials(fork);
      const second = String((await forks(fork, { name: 'Again' }).expect(201)).body.projectId);
      for (const id of [projectId, bound, fork]) await ada.delete(`/projects/${id}`).expect(200);
      await world.settled();
      expect(await materials(second)).toEqual(kept);
      await ada.get(`/projects/${projectId}/transcript`).expect(404);
      const more = await runs(`/projects/${second}/thumbnails`, { count: 1 });
      expect((await ada.get(`/tasks/${more.taskId}`).expect(200)).body).toMatchObject({ state: 'succeeded', inheritedFrom: null });
    });
  });
});
