import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../support/actor.js';
import { cli } from '../support/cli.js';
import { film, openWorld, type World } from '../support/world.js';

type Body = Readonly<Record<string, unknown>>;

const SHIPPED = new URL('../../config/prices/2026-11-01.json', import.meta.url);
const QUARTER_OF_AN_HOUR_MS = 15 * 60_000;

describe('quotes', () => {
  let world: World;
  let prices: string;
  let bytes: Buffer;
  let ada: Actor;
  let uploadId: string;
  let projectId: string;
  let cardId: string;

  const source = () => ({ kind: 'upload', uploadId });
  const quoting = async (work: Body, who = ada, project = projectId) => {
    const { body } = await who.post(`/projects/${project}/quote`, { work }).expect(200);
    return body as { quoteId: string; expiresAt: string; ceiling: object; parts: Readonly<Record<string, unknown>>[] };
  };
  const texts = (body: Body, who = ada, project = projectId) => who.post(`/projects/${project}/texts`, body);
  const outdated = (reason: string) => ({ code: 'quote_outdated', reason, remedies: ['ask_for_a_new_quote'] });
  const hello = { prompt: 'Say hello.', withTranscript: false };
  /** Buys nothing and moves nothing: the same balance, the same lines on the provider's invoice. */
  const leavesAllAlone = async (refuse: () => Promise<unknown>) => {
    const before = [await ada.balance(), await world.provider.invoice()];
    await refuse();
    await world.settled();
    expect([await ada.balance(), await world.provider.invoice()]).toEqual(before);
  };

  beforeAll(async () => {
    prices = await mkdtemp(join(tmpdir(), 'keyreel prices '));
    await writeFile(join(prices, 'prices.json'), await readFile(SHIPPED));
    world = await openWorld({ priceCatalogueFile: join(prices, 'prices.json') });
    bytes = await film('keyreel-short');
    ada = await world.signsUp();
    uploadId = await ada.uploads(bytes);
    projectId = await ada.createsProject(bytes, { thumbnails: 1 });
    const card = await ada.post(`/projects/${projectId}/cards`, { name: 'Card', prompt: 'Summarise for {{whom}}.' }).expect(201);
    cardId = String(card.body.cardId);
  });

  afterAll(async () => {
    await world.close();
    await rm(prices, { recursive: true, force: true });
  });

  it('[R3][R16][R18][A-16] say of a whole project who pays for each part and why, at most how much, and what is left', async () => {
    const before = await ada.balance();
    const { body } = await ada.post('/projects/quote', { source: source(), thumbnails: 2 }).expect(200);
    expect(body.parts.map((part: Body) => [part['operation'], part['payer'], part['rule'], part['ruleSays'], part['priceVersion']])).toEqual([
      ['transcription', 'credits', 'R16', 'Transcription is always paid with credits.', '2026-11-01'],
      ['thumbnails', 'credits', 'R18', 'Extraction of thumbnails is always paid with credits.', '2026-11-01'],
    ]);
    expect(body.binding).toMatchObject({ boundTo: null, rule: 'R3' });
    expect(BigInt(body.available.microCredits) - BigInt(body.ceiling.microCredits)).toBe(BigInt(body.availableAfter.microCredits));
    expect(await ada.balance()).toEqual(before);
    const run = await ada.post('/projects', { name: 'Quoted', source: source(), thumbnails: 2, quoteId: body.quoteId }).expect(201);
    expect(run.body.quote.ceiling).toEqual(body.ceiling);
    await world.settled();
  });

  it.each<[string, () => Body, (quoteId: string) => readonly [string, Body]]>([
    ['a text', () => ({ kind: 'text', ...hello }), quoteId => [`/projects/${projectId}/texts`, { ...hello, quoteId }]],
    [
      'a card',
      () => ({ kind: 'card', cardId, values: { whom: 'Ada' } }),
      quoteId => [`/projects/${projectId}/cards/${cardId}/run`, { values: { whom: 'Ada' }, quoteId }],
    ],
    [
      'an image',
      () => ({ kind: 'image', prompt: 'A boat', size: '512x512' }),
      quoteId => [`/projects/${projectId}/images`, { prompt: 'A boat', size: '512x512', quoteId }],
    ],
    ['thumbnails', () => ({ kind: 'thumbnails', count: 1 }), quoteId => [`/projects/${projectId}/thumbnails`, { count: 1, quoteId }]],
  ])('are what %s is run under: the ceiling quoted is the ceiling held', async (_, work, order) => {
    const quote = await quoting(work());
    expect(quote.parts[0]).toMatchObject({ payer: 'credits', atProvider: null, ruleSays: expect.stringMatching(/\.$/) });
    const [path, body] = order(quote.quoteId);
    const run = await ada.post(path, body).expect(201);
    expect(run.body.quote.ceiling).toEqual(quote.ceiling);
    await world.settled();
  });

  it('are refused for other work, another model or another project, with nothing held and nothing bought', async () => {
    const { quoteId } = await quoting({ kind: 'text', ...hello });
    const other = await ada.createsProject(bytes, { transcribe: false, thumbnails: 1 });
    await leavesAllAlone(async () => {
      expect((await texts({ ...hello, prompt: 'Say more.', quoteId }).expect(409)).body).toMatchObject(outdated('other_work'));
      expect((await texts({ ...hello, maxOutputTokens: 16, quoteId }).expect(409)).body).toMatchObject(outdated('other_work'));
      expect((await texts({ ...hello, model: 'gpt-6-sol', quoteId }).expect(409)).body).toMatchObject(outdated('other_model'));
      expect((await texts({ ...hello, quoteId }, ada, other).expect(409)).body).toMatchObject(outdated('other_work'));
      const created = await ada.post('/projects', { name: 'X', source: source(), quoteId }).expect(409);
      expect(created.body).toMatchObject(outdated('other_work'));
    });
  });

  it('are refused when a card or the instructions were changed since', async () => {
    const work = { kind: 'card', cardId, values: { whom: 'Ada' } };
    const run = (quoteId: string) => ada.post(`/projects/${projectId}/cards/${cardId}/run`, { values: { whom: 'Ada' }, quoteId });
    const { quoteId } = await quoting(work);
    await ada.put(`/projects/${projectId}/instructions`, { text: 'Be brief.' }).set('If-Match', '*').expect(200);
    await leavesAllAlone(async () => expect((await run(quoteId).expect(409)).body).toMatchObject(outdated('other_work')));
  });

  it('are of use to nobody else, and neither is what only looks like one', async () => {
    const { quoteId } = await quoting({ kind: 'text', ...hello });
    const eve = await world.signsUp();
    const hers = await eve.createsProject(bytes, { transcribe: false, thumbnails: 1 });
    expect((await texts({ ...hello, quoteId }, eve, hers).expect(409)).body).toMatchObject(outdated('not_a_quote_of_this_account'));
    const tampered = `${quoteId.slice(0, -4)}AAAA`;
    expect((await texts({ ...hello, quoteId: tampered }).expect(409)).body).toMatchObject(outdated('not_a_quote_of_this_account'));
    expect((await texts({ ...hello, quoteId: randomUUID() }).expect(409)).body).toMatchObject(outdated('not_a_quote_of_this_account'));
    expect((await texts({ ...hello, quoteId: 'no quote at all, is it' }).expect(400)).body.code).toBe('request_invalid');
  });

  it('expire, and a repeat of an order that was carried out under one is still answered like the first', async () => {
    const quote = await quoting({ kind: 'text', ...hello });
    const key = randomUUID();
    const first = await ada.post(`/projects/${projectId}/texts`, { ...hello, quoteId: quote.quoteId }, key).expect(201);
    await world.settled();
    world.clock.moveOn(QUARTER_OF_AN_HOUR_MS + 1000);
    const again = await ada.post(`/projects/${projectId}/texts`, { ...hello, quoteId: quote.quoteId }, key).expect(201);
    expect(again.body.taskId).toBe(first.body.taskId);
    expect((await texts({ ...hello, quoteId: quote.quoteId }).expect(409)).body).toMatchObject(outdated('expired'));
  });

  it('[R23] hold no credits: when they are gone by then, the usual refusal comes', async () => {
    const poor = await world.signsUp();
    const hers = await poor.createsProject(bytes, { transcribe: false, thumbnails: 1 });
    const dear = { prompt: 'A boat', size: '512x512', count: 10 };
    const quotes = await Promise.all([1, 2, 3].map(() => quoting({ kind: 'image', ...dear }, poor, hers)));
    expect(quotes.every(quote => (quote as unknown as { affordable: boolean }).affordable)).toBe(true);
    const answers = [];
    for (const { quoteId } of quotes) answers.push(await poor.post(`/projects/${hers}/images`, { ...dear, quoteId }));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 409]);
    expect(answers[2]?.body).toMatchObject({ code: 'platform_credits_insufficient', purse: 'platform_credits' });
    await world.settled();
  });

  it('[R10][R60][R61] tell of an own key money at the provider: an estimate of ours, with its ceiling and its list of prices', async () => {
    const grace = await world.signsUp();
    const hers = await grace.createsProject(bytes, { transcribe: false, thumbnails: 1 });
    const secret = await grace.addsKey();
    const { body } = await grace.post(`/projects/${hers}/quote`, { work: { kind: 'text', ...hello } }).expect(200);
    expect(body).toMatchObject({ ceiling: { microCredits: '0' }, purse: 'openai_account', affordable: true });
    expect(body.availableAfter).toEqual(body.available);
    const [part] = body.parts;
    expect(part).toMatchObject({ payer: 'own-key', rule: 'R25', estimate: null, model: 'gpt-6-luna' });
    expect(part.atProvider).toMatchObject({ currency: 'USD', basis: 'listed', label: expect.stringMatching(/our estimate, not OpenAI’s bill/) });
    expect(part.priceVersion).toBe(part.atProvider.priceVersion);
    await texts({ ...hello, quoteId: body.quoteId }, grace, hers).expect(201);
    await world.settled();
    const billed = (await world.provider.invoice({ key: secret })).reduce((total, { microUsd }) => total + microUsd, 0);
    expect(billed).toBeGreaterThan(0);
    expect(billed).toBeLessThanOrEqual(Number(part.atProvider.ceilingMicroUsd));
    expect(Number(part.atProvider.estimateMicroUsd)).toBeLessThanOrEqual(Number(part.atProvider.ceilingMicroUsd));
    const pictures = await grace.post(`/projects/${hers}/quote`, { work: { kind: 'image', prompt: 'A boat', count: 2 } }).expect(200);
    expect(Number(pictures.body.parts[0].atProvider.ceilingMicroUsd)).toBeGreaterThan(0);
  });

  it('[R21][R35][R47][R56] never let another purse pay than they said, whichever way the key went', async () => {
    const grace = await world.signsUp();
    const hers = await grace.createsProject(bytes, { transcribe: false, thumbnails: 1 });
    const upload = await grace.uploads(bytes);
    const plan = { source: { kind: 'upload', uploadId: upload }, transcribe: false, thumbnails: 1 };
    const onCredits = await quoting({ kind: 'text', ...hello }, grace, hers);
    const unbound = await grace.post('/projects/quote', plan).expect(200);
    const secret = await grace.addsKey();
    expect((await texts({ ...hello, quoteId: onCredits.quoteId }, grace, hers).expect(409)).body).toMatchObject(outdated('other_payer'));
    const creation = await grace.post('/projects', { name: 'X', ...plan, quoteId: unbound.body.quoteId }).expect(409);
    expect(creation.body).toMatchObject(outdated('other_payer'));
    const bound = await grace.post('/projects/quote', plan).expect(200);
    expect(bound.body.binding).toMatchObject({ boundTo: { lastFour: secret.slice(-4) }, rule: 'R24' });
    const onTheKey = await quoting({ kind: 'text', ...hello }, grace, hers);
    await grace.post('/settings/api/key', { secret: `sk-proj-good-${randomUUID()}`, replace: true }).expect(201);
    expect((await texts({ ...hello, quoteId: onTheKey.quoteId }, grace, hers).expect(409)).body).toMatchObject(outdated('other_payer'));
    await grace.delete('/settings/api/key').expect(200);
    const before = await grace.balance();
    expect((await texts({ ...hello, quoteId: onTheKey.quoteId }, grace, hers).expect(409)).body).toMatchObject(outdated('other_payer'));
    expect(await grace.balance()).toEqual(before);
  });

  it('[R19] never let another price be charged: a catalogue adopted in between ends them', async () => {
    const texted = await quoting({ kind: 'text', ...hello });
    const created = await ada.post('/projects/quote', { source: source(), thumbnails: 2 }).expect(200);
    const catalogue = JSON.parse(await readFile(SHIPPED, 'utf8')) as { operations: { operation: string; parts: { credits: string }[] }[] };
    await writeFile(join(prices, 'prices.json'), JSON.stringify({ ...catalogue, version: '2026-12-01' }));
    world = await world.restart();
    ada = ada.at(world.url, () => world.settled());
    await leavesAllAlone(async () => {
      expect((await texts({ ...hello, quoteId: texted.quoteId }).expect(409)).body).toMatchObject(outdated('other_prices'));
      const refused = await ada.post('/projects', { name: 'X', source: source(), thumbnails: 2, quoteId: created.body.quoteId }).expect(409);
      expect(refused.body).toMatchObject(outdated('other_prices'));
    });
    const anew = await quoting({ kind: 'text', ...hello });
    expect(anew.parts[0]?.['priceVersion']).toBe('2026-12-01');
    await texts({ ...hello, quoteId: anew.quoteId }).expect(201);
    await world.settled();
  });

  describe('when a version of the prices brings new kinds of work', () => {
    const NEW = { operation: 'dubbing', parts: [{ unit: 'minute', credits: '3', per: 1 }] };
    const REWRITING = { operation: 'rewriting', operationClass: 'key-paid', parts: [{ unit: 'input-token', credits: '0.2', per: 1000 }] };
    const payers = async (who: Actor) => {
      const { body } = await who.get('/who-pays').expect(200);
      const items = body.items as readonly { operation: string; payer: string; purse: string; rule: string; ruleSays: string }[];
      return { priceVersion: String(body.priceVersion), of: new Map(items.map(item => [item.operation, item])) };
    };
    /** All that was paid so far, as its owner reads it: each movement, each receipt, and who pays for the kinds there were. */
    const paidSoFar = async (who: Actor) => {
      const { body: movements } = await who.get('/credits/statement?to=' + encodeURIComponent(now)).expect(200);
      const tasks = await who.get(`/projects/${projectId}/tasks`).expect(200);
      const ids = (tasks.body.items as readonly { taskId: string }[]).map(({ taskId }) => taskId);
      const receipts = await Promise.all(ids.map(async id => (await who.get(`/tasks/${id}/receipt`).expect(200)).body as Body));
      return { movements: [movements.items, movements.period], receipts: receipts.map(({ asOf: _, position: __, ...receipt }) => receipt) };
    };
    let now: string;

    it('[R19][R21] has credits pay for them by default, whatever key is stored, and leaves what was paid as it is', async () => {
      now = world.clock.now().toISOString();
      const [before, split] = [await paidSoFar(ada), await payers(ada)];
      expect(before.receipts.length).toBeGreaterThan(1);
      expect([...split.of.keys()]).not.toContain('dubbing');
      const catalogue = JSON.parse(await readFile(SHIPPED, 'utf8')) as { operations: object[] };
      const file = join(prices, 'more.json');
      await writeFile(file, JSON.stringify({ ...catalogue, version: '2027-01-01', operations: [...catalogue.operations, NEW, REWRITING] }));
      const adopted = await cli(['adopt-prices', `--file=${file}`], { DATABASE_URL: world.database.ownerUrl });
      expect(adopted).toMatchObject({ said: 'Prices 2027-01-01 are in force.\n', code: 0 });
      await world.settled();
      const { body: shown } = await ada.get('/prices').expect(200);
      expect(shown).toMatchObject({
        version: '2027-01-01',
        operations: expect.arrayContaining([expect.objectContaining({ operation: 'dubbing', operationClass: 'credit-paid' })]),
      });
      const byCredits = { payer: 'credits', purse: 'platform_credits' };
      const keyless = await payers(ada);
      expect(keyless.priceVersion).toBe('2027-01-01');
      expect(keyless.of.get('dubbing')).toMatchObject({
        ...byCredits,
        rule: 'R19',
        ruleSays: expect.stringMatching(/credit-paid unless declared otherwise/),
      });
      expect(keyless.of.get('rewriting')).toMatchObject({ ...byCredits, rule: 'R20' });
      await ada.addsKey();
      const keyed = await payers(ada);
      expect(keyed.of.get('dubbing')).toEqual(keyless.of.get('dubbing'));
      expect(keyed.of.get('rewriting')).toMatchObject({ payer: 'own-key', purse: 'openai_account' });
      for (const operation of ['download', 'transcription', 'thumbnails']) expect(keyed.of.get(operation)).toEqual(split.of.get(operation));
      await ada.delete('/settings/api/key').expect(200);
      expect(await paidSoFar(ada)).toEqual(before);
    });

    it('[R19] charges what was ordered before at the prices that it was ordered at', async () => {
      const { body: versions } = await ada.get('/prices/versions').expect(200);
      expect((versions.items as readonly { version: string }[]).map(({ version }) => version).toSorted()).toEqual([
        '2026-11-01',
        '2026-12-01',
        '2027-01-01',
      ]);
      const tasks = await ada.get(`/projects/${projectId}/tasks`).expect(200);
      const [first] = tasks.body.items as readonly { taskId: string }[];
      const { body: receipt } = await ada.get(`/tasks/${first?.taskId}/receipt`).expect(200);
      expect(JSON.stringify(receipt)).toContain('2026-11-01');
    });
  });
});
