import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import type { Actor } from '../support/actor.js';
import { film, openWorld, raw, type World } from '../support/world.js';

type Problem = Readonly<Record<string, unknown>>;

describe('bad requests at the front door', () => {
  let world: World;
  let ada: Actor;
  let projectId: string;
  let cardId: string;
  let taskId: string;
  let uploadId: string;

  const sendRaw = (body: string): Test =>
    raw(world)
      .post(`/v1/projects/${projectId}/texts`)
      .set('Authorization', `Bearer ${ada.token}`)
      .set('Idempotency-Key', randomUUID())
      .set('Content-Type', 'application/json')
      .send(body);
  const books = async () => {
    const { granted, held, spent, available } = await ada.balance();
    return { granted, held, spent, available };
  };
  const text = (body: Problem, key?: string) => ada.post(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false, ...body }, key);

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    uploadId = await ada.uploads(await film('keyreel-short'));
    const wishes = { source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 };
    projectId = (await ada.post('/projects', { name: 'A film', ...wishes }).expect(201)).body.projectId;
    cardId = (await ada.post(`/projects/${projectId}/cards`, { name: 'Card', prompt: 'About {{what}}.' }).expect(201)).body.cardId;
    taskId = (await text({}).expect(201)).body.taskId;
    await world.settled();
  });

  afterAll(() => world.close());

  it.each([
    ['nothing', '', 'request_invalid'],
    ['half an object', '{"prompt": "Hel', 'json_malformed'],
    ['a comment', '{"prompt": "Hello" /* hi */}', 'json_malformed'],
    ['a list', '["Hello"]', 'request_invalid'],
    ['a text', '"Hello"', 'request_invalid'],
    ['null', 'null', 'request_invalid'],
    ['a prototype', '{"prompt": "Hello", "__proto__": {"admin": true}}', 'json_key_forbidden'],
    ['a deep nest', `${'['.repeat(2_000)}${']'.repeat(2_000)}`, 'json_too_deep'],
    ['a lone surrogate', '{"prompt": "\\ud800"}', 'request_invalid'],
    ['a NUL', '{"prompt": "He\\u0000llo"}', 'request_invalid'],
    ['a number for a text', '{"prompt": 5}', 'request_invalid'],
    ['a text for a flag', '{"prompt": "Hello", "withTranscript": "false"}', 'request_invalid'],
    ['a text for a number', '{"prompt": "Hello", "maxOutputTokens": "100"}', 'request_invalid'],
    ['a fraction for a whole number', '{"prompt": "Hello", "maxOutputTokens": 100.5}', 'request_invalid'],
    ['a number out of bounds', '{"prompt": "Hello", "maxOutputTokens": 1e9}', 'request_invalid'],
    ['an unknown field', '{"prompt": "Hello", "temperature": 1}', 'request_invalid'],
    ['a text that is too long', JSON.stringify({ prompt: 'x'.repeat(100_001) }), 'request_invalid'],
    ['a blank text', '{"prompt": "   "}', 'request_invalid'],
  ])('refuses %s, and holds nothing', async (_, body, code) => {
    const before = await books();
    const answer = await sendRaw(body);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(await books()).toEqual(before);
  });

  it('refuses another kind of body, and one that is far too large', async () => {
    const form = await sendRaw('prompt=Hello').set('Content-Type', 'application/x-www-form-urlencoded');
    expect([form.status, form.body.code]).toEqual([415, 'media_type_unsupported']);
    const large = await sendRaw(JSON.stringify({ prompt: 'x'.repeat(4_000_000) }));
    expect([large.status, large.body.code]).toEqual([413, 'body_too_large']);
  });

  it('refuses an id that is none, a cursor and a position that were never handed out', async () => {
    for (const path of ['/projects/5', `/projects/${'a'.repeat(500)}`, '/tasks/%00', '/projects/..%2f..']) {
      expect([400, 404]).toContain((await ada.get(path)).status);
    }
    expect((await ada.get('/projects?cursor=tomorrow').expect(400)).body.code).toBe('cursor_invalid');
    expect((await ada.get('/projects?limit=0').expect(400)).body.code).toBe('request_invalid');
    expect((await ada.get('/projects').set('Keyreel-Position', 'zzzz').expect(503)).body.code).toBe('projection_behind');
    expect((await ada.get('/projects?sort=name').expect(400)).body.code).toBe('request_invalid');
  });

  it('refuses a model and a card’s variable that are not there, and holds nothing', async () => {
    const before = await books();
    expect((await text({ model: 'gpt-of-tomorrow' }).expect(422)).body).toMatchObject({ code: 'model_unknown', remedies: ['choose_a_listed_model'] });
    const run = await ada.post(`/projects/${projectId}/cards/${cardId}/run`, {}).expect(422);
    expect(run.body).toMatchObject({ code: 'variable_missing', remedies: ['give_the_variable_a_value'] });
    const withTranscript = await text({ withTranscript: true });
    expect(withTranscript.status).toBe(409);
    expect(withTranscript.body).toMatchObject({
      code: 'transcript_not_ready',
      reason: 'not_being_made',
      remedies: ['make_a_transcript', 'leave_the_transcript_away'],
    });
    expect(await books()).toEqual(before);
  });

  describe('a version that somebody else has changed', () => {
    const changes: readonly [string, () => Test][] = [
      ['a project’s name', () => ada.patch(`/projects/${projectId}`, { name: 'Mine' })],
      ['a project’s instructions', () => ada.put(`/projects/${projectId}/instructions`, { text: 'Mine' })],
      ['the account’s instructions', () => ada.put('/accounts/me/instructions', { text: 'Mine' })],
      ['a card', () => ada.patch(`/projects/${projectId}/cards/${cardId}`, { name: 'Mine', prompt: 'Mine' })],
    ];

    it.each(changes)('is not overwritten: %s', async (_, change) => {
      const stale = await change().set('If-Match', '"99"').expect(412);
      expect(stale.body).toMatchObject({ code: 'precondition_stale', remedies: ['read_again'] });
      const blind = await change().expect(428);
      expect(blind.body.code).toBe('precondition_required');
    });

    it('is written once when two write at the same time', async () => {
      const { headers } = await ada.get(`/projects/${projectId}`).expect(200);
      const both = ['One', 'Other'].map(name => ada.patch(`/projects/${projectId}`, { name }).set('If-Match', String(headers['etag'])));
      const answers = await Promise.all(both);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });
  });

  describe('another account’s things', () => {
    let eve: Actor;
    const missing = '01890000-0000-7000-8000-000000000000';
    const same = async (ask: (id: string) => Test, foreign: string) => {
      const [theirs, none] = [await ask(foreign), await ask(missing)];
      const plain = ({ body }: { body: Problem }, id: string) => JSON.stringify({ ...body, instance: undefined }).replaceAll(id, 'ID');
      expect([theirs.status, none.status]).toEqual([404, 404]);
      expect(plain(theirs, foreign)).toBe(plain(none, missing));
    };

    beforeAll(async () => {
      eve = await world.signsUp();
    });

    it.each([
      ['project_unknown', `/projects/${missing}`],
      ['project_unknown', `/projects/${missing}/tasks`],
      ['task_unknown', `/tasks/${missing}`],
      ['output_unknown', `/outputs/${missing}`],
      ['upload_unknown', `/uploads/${missing}`],
    ])('are %s, as anything that is not there', async (code, path) => {
      expect((await eve.get(path).expect(404)).body.code).toBe(code);
    });

    it('cannot be told from things that are not there', async () => {
      const prompt = { prompt: 'Hello', withTranscript: false };
      const asks: readonly [string, (id: string) => Test][] = [
        [projectId, id => eve.get(`/projects/${id}`)],
        [projectId, id => eve.get(`/projects/${id}/tasks`)],
        [projectId, id => eve.get(`/projects/${id}/transcript`)],
        [projectId, id => eve.get(`/projects/${id}/thumbnails`)],
        [projectId, id => eve.get(`/projects/${id}/source`)],
        [projectId, id => eve.get(`/projects/${id}/events`)],
        [projectId, id => eve.post(`/projects/${id}/texts`, prompt)],
        [projectId, id => eve.post(`/projects/${id}/thumbnails`, {})],
        [projectId, id => eve.post(`/projects/${id}/quote`, { work: { kind: 'text', ...prompt } })],
        [projectId, id => eve.post(`/projects/${id}/cards`, { name: 'Mine', prompt: 'Mine' })],
        [projectId, id => eve.post(`/projects/${id}/cards/${cardId}/run`, { values: { what: 'it' } })],
        [projectId, id => eve.patch(`/projects/${id}`, { name: 'Mine' }).set('If-Match', '*')],
        [projectId, id => eve.put(`/projects/${id}/instructions`, { text: 'Mine' }).set('If-Match', '*')],
        [projectId, id => eve.delete(`/projects/${id}`)],
        [taskId, id => eve.get(`/tasks/${id}`)],
        [taskId, id => eve.get(`/outputs/${id}`)],
        [taskId, id => eve.get(`/outputs/${id}/content`)],
        [taskId, id => eve.post(`/tasks/${id}/cancel`)],
        [taskId, id => eve.post(`/tasks/${id}/resume`)],
        [uploadId, id => eve.get(`/uploads/${id}`)],
        [uploadId, id => eve.post('/projects', { name: 'Mine', source: { kind: 'upload', uploadId: id } })],
      ];
      for (const [foreign, ask] of asks) await same(ask, foreign);
      expect((await eve.get('/projects')).body.items).toEqual([]);
      expect(await eve.available()).toBe(100_000_000n);
    });
  });

  describe('the same order twice', () => {
    it('is carried out once, and answered alike', async () => {
      const key = randomUUID();
      const first = await text({ prompt: 'Once' }, key).expect(201);
      await world.settled();
      const after = await books();
      const again = await text({ prompt: 'Once' }, key).expect(201);
      expect(again.body).toEqual(first.body);
      await world.settled();
      expect(await books()).toEqual(after);
    });

    it('is refused with another body, and without a key', async () => {
      const key = randomUUID();
      await text({ prompt: 'Once' }, key).expect(201);
      expect((await text({ prompt: 'Twice' }, key).expect(422)).body.code).toBe('idempotency_key_reused');
      const { body } = await text({}).unset('Idempotency-Key').expect(400);
      expect(body.code).toBe('idempotency_key_required');
      await world.settled();
    });
  });

  describe('with the last credits', () => {
    const image = (count: number) => ada.post(`/projects/${projectId}/images`, { prompt: 'A boat', size: '512x512', count });

    it('[A-16][R61] gives one of two orders a hold and the other a refusal, and the balance never falls below nothing', async () => {
      const first = await image(10).expect(201);
      await world.settled();
      const [available, ceiling] = [await ada.available(), BigInt(first.body.quote.ceiling.microCredits)];
      expect([available >= ceiling, available < 2n * ceiling]).toEqual([true, true]);
      const answers = await Promise.all([image(10), image(10)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body).toMatchObject({ code: 'platform_credits_insufficient', purse: 'platform_credits', remedies: expect.any(Array) });
      await world.settled();
      const { body } = await ada.get('/credits/statement?limit=200').expect(200);
      for (const { availableAfter } of body.items) expect(BigInt(availableAfter.microCredits)).toBeGreaterThanOrEqual(0n);
      expect(await ada.available()).toBe(available - ceiling);
    });

    it('[A-16] refuses a creation of which only a part fits, and leaves nothing behind', async () => {
      const long = await ada.uploads(await film('keyreel-demo'));
      await image(4).expect(201);
      await ada.post(`/projects/${projectId}/thumbnails`, { count: 1 }).expect(201);
      await world.settled();
      const plan = { source: { kind: 'upload', uploadId: long }, transcribe: true, thumbnails: 1 };
      const quote = await ada.post('/projects/quote', plan).expect(200);
      expect(quote.body.affordable).toBe(false);
      expect(quote.body.parts.map((part: { ceiling: { microCredits: string } }) => BigInt(part.ceiling.microCredits) < 2_000_000n)).toEqual([
        true,
        true,
      ]);
      const before = [await books(), (await ada.get('/credits/statement')).body.items];
      const { body } = await ada.post('/projects', { name: 'Too much', ...plan }).expect(409);
      expect(body).toMatchObject({ code: 'platform_credits_insufficient', purse: 'platform_credits' });
      await world.settled();
      expect([await books(), (await ada.get('/credits/statement')).body.items]).toEqual(before);
      expect((await ada.get('/projects')).body.items).toHaveLength(1);
    });
  });
});
