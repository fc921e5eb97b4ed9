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
    world = await openWorld();
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

    it('[R16][R18] exists for work that has no prompt too', async () => {
      const { body } = await ada.get(`/projects/${projectId}/tasks`).expect(200);
      for (const { taskId, operation } of body.items.slice(0, 2) as { taskId: string; operation: string }[]) {
        const told = (await ada.get(`/tasks/${taskId}/receipt`).expect(200)).body;
        expect(told).toMatchObject({ operation, version: null, payment: { charged: { microCredits: await chargedInLedger(taskId) } } });
        expect((await ada.get(`/tasks/${taskId}/receipt/prompt`).expect(404)).body.code).toBe('prompt_unknown');
      }
    });
  });
});
