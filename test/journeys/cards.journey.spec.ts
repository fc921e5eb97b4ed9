import type { InvoiceLine } from '../../src/sandbox-provider/control-client.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

type Body = Readonly<Record<string, unknown>>;

interface Ran {
  readonly tasks: readonly { readonly taskId: string; readonly cardId: string }[];
  readonly payer: string;
  readonly quote: { readonly ceiling: { readonly microCredits: string }; readonly parts: readonly Body[] };
}

const at = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23).replace('.', ',');
/** What a speaker says in an hour, as a subtitle file: 720 cues of five seconds at 170 words a minute. */
const hour = Array.from({ length: 720 }, (_, index) => {
  const words = `In minute ${Math.floor(index / 12)} we looked at bridge ${index} and how its builders kept it standing.`;
  return `${index + 1}\n${at(index * 5)} --> ${at(index * 5 + 5)}\n${words}\n`;
}).join('\n');

/** The input side of the invoice in micro-dollars, by the provider's list for gpt-6-luna. */
const inputPrice = ({ inputTokens, cachedTokens, cacheWriteTokens }: InvoiceLine) =>
  (inputTokens - cachedTokens - cacheWriteTokens) * 0.1 + cachedTokens * 0.01 + cacheWriteTokens * 0.125;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('cards', () => {
  let world: World;
  let ada: Actor;
  let projectId: string;

  const withWords = async (who: Actor, words: string): Promise<string> => {
    const subtitles = { base64: Buffer.from(words).toString('base64') };
    return who.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 0, subtitles });
  };
  const addsCard = async (card: Body, who = ada, project = projectId): Promise<string> =>
    String((await who.post(`/projects/${project}/cards`, { name: 'Card', ...card }).expect(201)).body.cardId);
  const runs = async (body: Body = {}, who = ada, project = projectId): Promise<Ran> => {
    const answer = await who.post(`/projects/${project}/cards/run`, body).expect(201);
    await world.settled();
    return answer.body as Ran;
  };
  const linesOf = async (taskIds: readonly string[]): Promise<readonly InvoiceLine[]> => {
    const receipts = await Promise.all(taskIds.map(async taskId => (await ada.get(`/tasks/${taskId}/receipt`).expect(200)).body));
    const attempts = receipts.flatMap(({ attempts: all }) => (all as readonly { attemptId: string }[]).map(({ attemptId }) => attemptId));
    const invoice = await world.provider.invoice();
    return attempts.flatMap(attempt => invoice.filter(({ attemptId }) => attemptId === attempt));
  };
  const idsOf = ({ tasks }: Ran) => tasks.map(({ taskId }) => taskId);

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    projectId = await withWords(ada, hour);
  });

  afterAll(() => world.close());

  it('refuse to run together where there are none', async () => {
    expect((await ada.post(`/projects/${projectId}/cards/run`).expect(422)).body).toMatchObject({ code: 'cards_not_runnable', reason: 'none' });
  });

  describe('twelve of an hour of words, run together', () => {
    let quote: Body & { readonly quoteId: string; readonly ceiling: object; readonly parts: readonly Body[] };
    let ran: Ran;

    beforeAll(async () => {
      await ada
        .put('/accounts/me/instructions', { text: 'Be brief. '.repeat(100) })
        .set('If-Match', '*')
        .expect(200);
      for (let index = 0; index < 12; index += 1) await addsCard({ name: `Card ${index}`, prompt: `List what bridge ${index} teaches.` });
      quote = (await ada.post(`/projects/${projectId}/quote`, { work: { kind: 'cards' } }).expect(200)).body as typeof quote;
      ran = await runs({ quoteId: quote.quoteId });
    }, 60_000);

    it('[R12][R20] are ordered at once under one quote, each a task with its own hold and receipt', async () => {
      expect(ran).toMatchObject({ payer: 'credits', quote: { ceiling: quote.ceiling } });
      expect(new Set(idsOf(ran)).size).toBe(12);
      const receipts = await Promise.all(idsOf(ran).map(async taskId => (await ada.get(`/tasks/${taskId}/receipt`).expect(200)).body.payment));
      expect(receipts.map(({ hold, quote: cited }) => [hold.status, cited.quoteId])).toEqual(receipts.map(() => ['settled', quote.quoteId]));
      const held = receipts.map(({ hold }) => BigInt(hold.amount.microCredits as string)).reduce((total, amount) => total + amount, 0n);
      expect(String(held)).toBe(ran.quote.ceiling.microCredits);
      const { body } = await ada.get(`/projects/${projectId}/outputs`).expect(200);
      expect((body.items as readonly Body[]).map(({ state, version }) => [state, version])).toEqual(receipts.map(() => ['ready', 1]));
    });

    it('[R11] cost at most a fifth of the input price of twelve uncached calls, by the usage on the provider’s invoice', async () => {
      const lines = await linesOf(idsOf(ran));
      expect(lines).toHaveLength(12);
      expect(lines.filter(({ cacheWriteTokens }) => cacheWriteTokens > 0)).toHaveLength(1);
      expect(lines.filter(({ cachedTokens }) => cachedTokens > 12_000)).toHaveLength(11);
      const uncached = sum(lines.map(({ inputTokens }) => inputTokens * 0.1));
      expect(sum(lines.map(inputPrice)) / uncached).toBeLessThanOrEqual(0.2);
    });

    it('are forecast to profit from the cache and never held for it', () => {
      const [first, second] = quote.parts.map(({ estimate, ceiling }) => [estimate, ceiling] as { microCredits: string }[]);
      expect(BigInt(second?.[0]?.microCredits ?? 0) * 2n).toBeLessThan(BigInt(first?.[0]?.microCredits ?? 0));
      expect(BigInt(second?.[1]?.microCredits ?? 0)).toBeGreaterThan(BigInt(first?.[0]?.microCredits ?? 0));
    });
  });

  it('write nothing to the cache when one runs alone, so that it takes no surcharge', async () => {
    const [card] = (await ada.get(`/projects/${projectId}`).expect(200)).body.cards as readonly { cardId: string }[];
    await world.provider.reset('invoice');
    const alone = await runs({ cards: [{ cardId: card?.cardId }] });
    expect(await linesOf(idsOf(alone))).toMatchObject([{ cachedTokens: 0, cacheWriteTokens: 0 }]);
  });

  it('let the next one fill the cache when the first one fails', async () => {
    const cards = (await ada.get(`/projects/${projectId}`).expect(200)).body.cards as readonly { cardId: string }[];
    await world.provider.reset('invoice');
    await world.provider.break({ behaviour: 'invalid_prompt', endpoint: 'responses', count: 1 });
    const ran = await runs({ cards: cards.slice(0, 4).map(({ cardId }) => ({ cardId })) });
    const { body } = await ada.get(`/projects/${projectId}/outputs?limit=100`).expect(200);
    const states = new Map((body.items as readonly { outputId: string; state: string }[]).map(({ outputId, state }) => [outputId, state]));
    expect(idsOf(ran).map(taskId => states.get(taskId))).toEqual(['failed', 'ready', 'ready', 'ready']);
    const written = (await linesOf(idsOf(ran).slice(1))).map(({ cacheWriteTokens, cachedTokens }) => [cacheWriteTokens > 0, cachedTokens > 0]);
    expect(written).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
  });

  it('[R22] fit under the owner’s own limit for the key together or not at all', async () => {
    const bob = await world.signsUp();
    await bob.addsKey();
    const his = await withWords(bob, hour);
    for (const prompt of ['One.', 'Two.', 'Three.']) await addsCard({ prompt }, bob, his);
    const quote = (await bob.post(`/projects/${his}/quote`, { work: { kind: 'cards' } }).expect(200)).body;
    expect(quote).toMatchObject({ purse: 'openai_account', refusedNow: null });
    const total = (quote.parts as readonly { atProvider: { ceilingMicroUsd: string } }[]).map(({ atProvider }) => Number(atProvider.ceilingMicroUsd));
    await bob.put('/settings/api/limit', { limitMicroUsd: String(Math.floor((sum(total) * 3) / 40)) }).expect(200);
    const refused = (await bob.post(`/projects/${his}/cards/run`).expect(409)).body;
    expect(refused).toMatchObject({ code: 'own_key_limit_reached', reservedMicroUsd: '0' });
    expect((await bob.post(`/projects/${his}/quote`, { work: { kind: 'cards' } }).expect(200)).body.refusedNow).toMatchObject({
      code: 'own_key_limit_reached',
    });
    await bob.put('/settings/api/limit', { limitMicroUsd: refused.sufficientLimitMicroUsd as string }).expect(200);
    const ran = await runs({}, bob, his);
    const { body } = await bob.get(`/projects/${his}/outputs`).expect(200);
    expect(ran.payer).toBe('own-key');
    expect((body.items as readonly Body[]).map(({ state, payer }) => [state, payer])).toEqual(idsOf(ran).map(() => ['ready', 'own-key']));
  });

  describe('before a run', () => {
    let mail: string;

    beforeAll(async () => {
      await ada.put(`/projects/${projectId}/instructions`, { text: 'Be kind.' }).set('If-Match', '*').expect(200);
      mail = await addsCard({ prompt: 'Write <b>{{whom}}</b> a mail of {{words}} words.', variables: { words: '80' } });
    });

    it('[R13][R14][A-3][A-9] show the final prompt at no cost: both levels in their order, and the task last', async () => {
      const [balance, calls] = [await ada.balance(), (await world.provider.calls()).length];
      const { body } = await ada
        .post(`/projects/${projectId}/preview`, { work: { kind: 'card', cardId: mail, values: { whom: '{{words}}' } } })
        .expect(200);
      expect(body.levels.map(({ level, version }: { level: string; version: number }) => [level, version])).toEqual([
        ['account', 1],
        ['project', 1],
      ]);
      expect(body.task).toBe('Write <b>{{words}}</b> a mail of 80 words.');
      expect(body.prompt.indexOf('Be brief.')).toBeLessThan(body.prompt.indexOf('Be kind.'));
      expect(body.prompt.endsWith(`# Task\n${body.task}`)).toBe(true);
      expect([await ada.balance(), (await world.provider.calls()).length]).toEqual([balance, calls]);
      const ran = await ada.post(`/projects/${projectId}/cards/${mail}/run`, { values: { whom: '{{words}}' } }).expect(201);
      await world.settled();
      const sent = (await ada.get(`/tasks/${ran.body.taskId}/receipt/prompt`).expect(200)).body;
      expect([sent.prompt, sent.transcript, sent.instructions]).toEqual([body.prompt, body.transcript, body.instructions]);
    });

    it('show it to nobody else', async () => {
      const eve = await world.signsUp();
      const work = { kind: 'card', cardId: mail, values: { whom: 'Eve' } };
      expect((await eve.post(`/projects/${projectId}/preview`, { work }).expect(404)).body.code).toBe('project_unknown');
    });

    it('refuse a variable that has no value, and a value that has no variable, by their names', async () => {
      for (const path of ['quote', 'preview']) {
        const asking = (values: Body) => ada.post(`/projects/${projectId}/${path}`, { work: { kind: 'card', cardId: mail, values } }).expect(422);
        expect((await asking({})).body).toMatchObject({ code: 'variable_missing', variables: ['whom'] });
        expect((await asking({ whom: 'Ada', who: 'Ada' })).body).toMatchObject({
          code: 'variable_unknown',
          variables: ['who'],
          known: ['whom', 'words'],
        });
      }
    });

    it('refuse a prompt of a megabyte, whether it is written or comes of its variables', async () => {
      expect((await ada.post(`/projects/${projectId}/cards`, { name: 'Long', prompt: 'x'.repeat(1_000_000) }).expect(400)).body.code).toBe(
        'request_invalid',
      );
      const many = Array.from({ length: 50 }, (_, index) => `v${index}`);
      const long = await addsCard({ prompt: many.map(name => `{{${name}}}`).join('') });
      const values = Object.fromEntries(many.map(name => [name, 'x'.repeat(10_000)]));
      const refused = await ada.post(`/projects/${projectId}/cards/${long}/run`, { values }).expect(422);
      expect(refused.body).toMatchObject({ code: 'prompt_too_long', mostBytes: 450_000 });
    });
  });
});
