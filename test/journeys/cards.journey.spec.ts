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
      const [balance, calls] = [await ada.available(), (await world.provider.calls()).length];
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
      expect([await ada.available(), (await world.provider.calls()).length]).toEqual([balance, calls]);
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

  describe('of the gallery', () => {
    it('are the account’s own, in versions, and nobody else’s', async () => {
      const mine = { name: 'Mine', prompt: 'Greet {{whom}} and {{who}}.', variables: { who: 'all' } };
      const { galleryCardId } = (await ada.post('/cards', mine).expect(201)).body;
      expect((await ada.get('/cards').expect(200)).body.items).toMatchObject([{ galleryCardId, ...mine, needs: ['whom'], version: 1 }]);
      await ada
        .patch(`/cards/${galleryCardId}`, { ...mine, name: 'Ours' })
        .set('If-Match', '"1"')
        .expect(200);
      expect((await ada.patch(`/cards/${galleryCardId}`, mine).set('If-Match', '"1"').expect(412)).body.code).toBe('precondition_stale');
      const eve = await world.signsUp();
      expect((await eve.get('/cards').expect(200)).body.items).toEqual([]);
      expect((await eve.delete(`/cards/${galleryCardId}`).expect(404)).body.code).toBe('gallery_card_unknown');
      const card = { kind: 'own', galleryCardId };
      expect((await eve.post(`/projects/${projectId}/cards/from-gallery`, { card }).expect(404)).body.code).toBe('gallery_card_unknown');
      const { cardId } = (await ada.post(`/projects/${projectId}/cards/from-gallery`, { card }).expect(201)).body;
      await ada.delete(`/cards/${galleryCardId}`).expect(200);
      expect((await ada.get('/cards').expect(200)).body.items).toEqual([]);
      const { cards } = (await ada.get(`/projects/${projectId}`).expect(200)).body;
      expect(cards.find((kept: Body) => kept['cardId'] === cardId)).toMatchObject({
        name: 'Ours',
        prompt: mine.prompt,
        needs: ['whom'],
        pinned: null,
      });
    });

    it('[A-9] are brought by the product, in languages and with variables, and given to a project at no cost', async () => {
      const balance = await ada.available();
      const [english, german] = await Promise.all(
        ['en', 'de'].map(async language => (await ada.get(`/cards/built-in?language=${language}`).expect(200)).body.items),
      );
      expect(english.map(({ key }: Body) => key)).toEqual(german.map(({ key }: Body) => key));
      expect(german.find(({ key }: Body) => key === 'newsletter')).toMatchObject({
        name: 'Newsletter',
        variables: { words: '200' },
        needs: ['audience'],
      });
      const card = { kind: 'built-in', key: 'summary', language: 'de' };
      const { cardId } = (await ada.post(`/projects/${projectId}/cards/from-gallery`, { card }).expect(201)).body;
      const { body } = await ada.post(`/projects/${projectId}/preview`, { work: { kind: 'card', cardId } }).expect(200);
      expect(body.task).toContain('in 5 Sätzen');
      const none = { card: { kind: 'built-in', key: 'none' } };
      expect((await ada.post(`/projects/${projectId}/cards/from-gallery`, none).expect(404)).body.code).toBe('gallery_card_unknown');
      expect(await ada.available()).toEqual(balance);
    });
  });

  describe('over time', () => {
    let cardId: string;
    let outputs: readonly string[];
    const path = () => `/projects/${projectId}/cards/${cardId}`;
    const makes = async (where: string, body: Body = {}): Promise<string> => {
      const { taskId } = (await ada.post(where, body).expect(201)).body;
      await world.settled();
      return String(taskId);
    };

    beforeAll(async () => {
      cardId = await addsCard({ prompt: 'Say {{what}} once.', name: 'First' });
      const first = await makes(`${path()}/run`, { values: { what: 'hello' } });
      await ada.patch(path(), { prompt: 'Say it twice.', name: 'Second' }).set('If-Match', '"1"').expect(200);
      outputs = [first, await makes(`${path()}/run`)];
    });

    it('keep every version, and bring one back as a new one', async () => {
      await ada.post(`${path()}/restore`, { version: 1 }).set('If-Match', '"2"').expect(201);
      const versions = (await ada.get(`${path()}/versions`).expect(200)).body.items;
      expect(versions.map(({ version, name, restored, needs }: Body) => [version, name, restored, needs])).toEqual([
        [1, 'First', null, ['what']],
        [2, 'Second', null, []],
        [3, 'First', 1, ['what']],
      ]);
      expect((await ada.post(`${path()}/restore`, { version: 9 }).set('If-Match', '"3"').expect(404)).body.code).toBe('card_version_unknown');
      expect((await ada.post(`${path()}/restore`, { version: 1 }).set('If-Match', '"2"').expect(412)).body.code).toBe('precondition_stale');
    });

    it('[R12] are made once more with the values of last time, quoted and paid as any other run, beside the earlier output', async () => {
      const work = { kind: 'again', outputId: outputs[0] };
      const quote = (await ada.post(`/projects/${projectId}/quote`, { work }).expect(200)).body;
      const again = await ada.post(`/outputs/${outputs[0]}/regenerate`, { quoteId: quote.quoteId }).expect(201);
      await world.settled();
      expect(again.body.quote.ceiling).toEqual(quote.ceiling);
      expect((await ada.get(`/outputs/${again.body.taskId}`).expect(200)).body).toMatchObject({ cardId, version: 3, cardVersion: 1, state: 'ready' });
      expect((await ada.get(`/tasks/${again.body.taskId}/receipt/prompt`).expect(200)).body.prompt).toContain('# Task\nSay hello once.');
      await ada.get(`/outputs/${outputs[0]}/content`).expect(200);
      const eve = await world.signsUp();
      expect((await eve.post(`/outputs/${outputs[0]}/regenerate`).expect(404)).body.code).toBe('output_unknown');
    });

    it('have one output that counts, of their own and ready', async () => {
      const [first, second] = outputs;
      await ada.put(`${path()}/pin`, { outputId: first }).expect(200);
      await ada.put(`${path()}/pin`, { outputId: second }).expect(200);
      const pins = async () =>
        ((await ada.get(`/projects/${projectId}`).expect(200)).body.cards as Body[]).find(card => card['cardId'] === cardId)?.['pinned'];
      expect(await pins()).toBe(second);
      const other = await addsCard({ prompt: 'Other.' });
      const foreign = await ada.put(`/projects/${projectId}/cards/${other}/pin`, { outputId: first }).expect(404);
      expect(foreign.body.code).toBe('output_unknown');
      await world.provider.break({ behaviour: 'invalid_prompt', endpoint: 'responses', count: 1 });
      const failed = await makes(`/projects/${projectId}/cards/${other}/run`);
      const unready = await ada.put(`/projects/${projectId}/cards/${other}/pin`, { outputId: failed }).expect(409);
      expect(unready.body).toMatchObject({ code: 'output_not_ready', reason: 'failed' });
      await ada.delete(`${path()}/pin`).expect(200);
      expect(await pins()).toBeNull();
    });

    it('[R31] are compared line by line, with what made them, and free', async () => {
      const balance = await ada.available();
      const { body } = await ada.get(`/outputs/${outputs[0]}/comparison?with=${outputs[1]}`).expect(200);
      expect([body.left, body.right]).toMatchObject(outputs.map((outputId, index) => ({ outputId, cardVersion: index + 1 })));
      const lines = (leave: string) =>
        (body.changes as { kind: string; lines: string[] }[])
          .filter(({ kind }) => kind !== leave)
          .flatMap(stretch => stretch.lines)
          .join('\n');
      const texts = await Promise.all(outputs.map(async id => (await ada.get(`/outputs/${id}/content`).buffer(true).expect(200)).text));
      expect([lines('added'), lines('removed')]).toEqual(texts);
      expect(await ada.available()).toEqual(balance);
      const eve = await world.signsUp();
      expect((await eve.get(`/outputs/${outputs[0]}/comparison?with=${outputs[1]}`).expect(404)).body.code).toBe('output_unknown');
    });
  });

  describe('on a bad day', () => {
    it.each([
      ['max-output-tokens', 'max_output_tokens'],
      ['content-filter', 'content_filter'],
    ])('keep what was said until the provider ended the text (%s), marked, paid as it says and at most the hold', async (behaviour, partial) => {
      await world.provider.reset('invoice');
      await world.provider.break({ behaviour, endpoint: 'responses', count: 1 });
      const { taskId } = (await ada.post(`/projects/${projectId}/texts`, { prompt: 'Tell all.', withTranscript: false }).expect(201)).body;
      await world.settled();
      expect((await ada.get(`/outputs/${taskId}`).expect(200)).body).toMatchObject({ state: 'ready', partial });
      expect((await ada.get(`/outputs/${taskId}/content`).buffer(true).expect(200)).text).toMatch(/\S/);
      const [line] = await linesOf([taskId]);
      const { usage, payment } = (await ada.get(`/tasks/${taskId}/receipt`).expect(200)).body;
      expect(usage).toMatchObject({ 'input-token': line?.inputTokens, 'output-token': line?.outputTokens });
      expect(BigInt(payment.charged.microCredits)).toBeGreaterThan(0n);
      expect(BigInt(payment.charged.microCredits)).toBeLessThanOrEqual(BigInt(payment.hold.amount.microCredits));
    });

    it('[R49] cost nothing when their model is gone between the quote and the run', async () => {
      await world.provider.reset('invoice');
      const work = { prompt: 'Say hello.', withTranscript: false };
      const { quoteId } = (await ada.post(`/projects/${projectId}/quote`, { work: { kind: 'text', ...work } }).expect(200)).body;
      const gone = await world.provider.break({ behaviour: 'model_not_found', endpoint: 'responses' });
      const balance = await ada.available();
      const { taskId } = (await ada.post(`/projects/${projectId}/texts`, { ...work, quoteId }).expect(201)).body;
      await world.settled();
      await world.provider.mend(gone);
      expect((await ada.get(`/outputs/${taskId}`).expect(200)).body).toMatchObject({
        state: 'failed',
        cause: 'provider-refused',
        reason: 'model_not_available',
        partial: null,
      });
      expect(await ada.available()).toEqual(balance);
    });

    it('keep markup text: it is served so that no page would run it', async () => {
      const cardId = await addsCard({ name: '<script>alert(1)</script>', prompt: '<img src=x onerror=alert(1)> Say hello.' });
      const { cards } = (await ada.get(`/projects/${projectId}`).expect(200)).body;
      expect(cards.find((card: Body) => card['cardId'] === cardId)).toMatchObject({ name: '<script>alert(1)</script>' });
      const { taskId } = (await ada.post(`/projects/${projectId}/cards/${cardId}/run`).expect(201)).body;
      await world.settled();
      const { headers } = await ada.get(`/outputs/${taskId}/content`).expect(200);
      expect([headers['content-type'], headers['x-content-type-options']]).toEqual(['text/markdown; charset=utf-8', 'nosniff']);
      const exported = (await ada.get(`/projects/${projectId}/export`).buffer(true).expect(200)).text;
      expect(exported).not.toMatch(/^[^`]*<script>/m);
    });
  });

  describe('that cite', () => {
    let short: string;

    beforeAll(async () => {
      // words that the hour does not have: what a transcript tells is looked for in every answer when the world closes
      const towers = hour
        .replaceAll('In minute', 'At point')
        .replaceAll('we looked at bridge', 'they climbed tower')
        .replaceAll('builders kept it', 'masons saw it');
      short = await withWords(ada, towers.split('\n\n').slice(0, 40).join('\n\n'));
    });

    it.each(['chapters', 'quotes'])(
      'have each of their %s held against the words that they were written from, and what is invented told apart',
      async key => {
        const { cardId } = (await ada.post(`/projects/${short}/cards/from-gallery`, { card: { kind: 'built-in', key } }).expect(201)).body;
        const { taskId } = (await ada.post(`/projects/${short}/cards/${cardId}/run`).expect(201)).body;
        await world.settled();
        const { citing, items, refused } = (await ada.get(`/outputs/${taskId}/citations`).expect(200)).body;
        expect(citing).toBe(key);
        expect(items.length).toBeGreaterThan(2);
        expect(refused).toMatchObject([{ at: '9999:00', why: 'no_such_mark' }]);
        const { segments } = (await ada.get(`/projects/${short}/transcript`).expect(200)).body;
        const known = new Map((segments as readonly { id: string; start: number }[]).map(({ id, start }) => [id, start]));
        for (const item of items as { start: number; segments: readonly string[] }[]) expect(known.get(item.segments[0] ?? '')).toBe(item.start);
        const eve = await world.signsUp();
        expect((await eve.get(`/outputs/${taskId}/citations`).expect(404)).body.code).toBe('output_unknown');
      },
    );

    it('say so where a text cites nothing that can be checked', async () => {
      const { taskId } = (await ada.post(`/projects/${short}/texts`, { prompt: 'Say hello.' }).expect(201)).body;
      await world.settled();
      expect((await ada.get(`/outputs/${taskId}/citations`).expect(404)).body.code).toBe('citations_not_there');
    });
  });
});
