import { randomUUID } from 'node:crypto';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

const named = (name: string): string => `sk-proj-${name}-${randomUUID()}`;

describe('keys that are not what they should be', () => {
  let world: World;
  let bytes: Buffer;
  let projectOnCredits: string;
  let ada: Actor;

  /** Everything that the service said so far, to be searched for secrets. */
  const said: string[] = [];
  const secrets: string[] = [];
  const uploads = new Map<Actor, string>();

  const adding = async (who: Actor, secret: string, wishes: Record<string, unknown> = {}) => {
    secrets.push(secret.trim());
    const answer = await who.post('/settings/api/key', { secret, ...wishes });
    said.push(answer.text);
    await world.settled();
    return answer;
  };
  const keyOf = async (who: Actor) => {
    const answer = await who.get('/settings/api').expect(200);
    said.push(answer.text);
    return answer.body.key as Record<string, unknown> | null;
  };
  const creating = async (who: Actor) => {
    const uploadId = uploads.get(who) ?? (await who.uploads(bytes));
    uploads.set(who, uploadId);
    const answer = await who.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 });
    said.push(answer.text);
    await world.settled();
    return answer;
  };
  const writing = async (who: Actor, projectId: string) => {
    const answer = await who.post(`/projects/${projectId}/texts`, { prompt: 'Hello', withTranscript: false });
    said.push(answer.text);
    return answer;
  };

  beforeAll(async () => {
    world = await openWorld();
    bytes = await film('keyreel-short');
    ada = await world.signsUp();
    projectOnCredits = await ada.createsProject(bytes, { transcribe: false, thumbnails: 1 });
  });

  afterAll(() => world.close());

  it.each([
    ['invalid', 'wrong_revoked_or_expired', named('invalid')],
    ['expired', 'wrong_revoked_or_expired', named('expired')],
    ['of a closed account', 'wrong_revoked_or_expired', named('deactivated')],
    ['an administrator’s', 'admin_key', `sk-admin-${randomUUID()}`],
  ])('[R26][A-11] does not store a key that is %s, and says why', async (_, reason, secret) => {
    const { status, body } = await adding(ada, secret);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'key_rejected', reason, purse: 'openai_account', remedies: ['check_the_key', 'make_a_new_key_at_openai'] });
    expect(await keyOf(ada)).toBeNull();
    expect((await creating(ada)).status).toBe(201);
  });

  it.each([
    ['restricted', 'restricted', named('restricted')],
    ['of another organization', 'restricted', named('org')],
    ['bound to other addresses', 'restricted', named('ip')],
    ['of an unserved region', 'restricted', named('region')],
    ['dry', 'exhausted', named('dry')],
  ])(
    '[R26][R48][A-2][A-4][A-11][A-22] stores a key that is %s as %s, and new projects are blocked until it is removed',
    async (_, status, secret) => {
      const added = await adding(ada, secret);
      expect(added.status).toBe(201);
      expect(added.body.key).toMatchObject({ status, lastFour: secret.slice(-4), blocksNewProjects: true, reason: expect.any(String) });
      const before = await ada.balance();
      const refused = await creating(ada);
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({ code: 'key_unusable', reason: status, purse: 'openai_account' });
      expect(refused.body.remedies).toEqual(expect.arrayContaining(['add_funds_at_openai', 'remove_key']));
      expect(refused.body.remedies.includes('enter_working_key')).toBe(status !== 'exhausted');
      expect((await writing(ada, projectOnCredits)).body).toMatchObject({ code: 'key_unusable', reason: status });
      await ada.get(`/projects/${projectOnCredits}/thumbnails`).expect(200);
      expect((await ada.balance())['available']).toEqual(before['available']);
      await ada.delete('/settings/api/key').expect(200);
      expect((await creating(ada)).status).toBe(201);
    },
  );

  it('takes a key with white space around it for the key itself', async () => {
    const grace = await world.signsUp();
    const secret = named('good');
    expect((await adding(grace, ` \n\t${secret}\n `)).status).toBe(201);
    expect(await keyOf(grace)).toMatchObject({ status: 'usable', lastFour: secret.slice(-4) });
    const again = await adding(grace, secret);
    expect([again.status, again.body.code, again.body.remedies]).toEqual([409, 'key_already_stored', ['nothing_to_do']]);
  });

  it('[A-6][A-7] stores another key only in the place of the first, when that is asked for', async () => {
    const grace = await world.signsUp();
    const [first, second] = [named('good'), named('better')];
    await adding(grace, first);
    const bound = await creating(grace);
    const refused = await adding(grace, second);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'another_key_stored',
      storedKeyLastFour: first.slice(-4),
      affectedProjects: 1,
      preview: '/v1/settings/api/key/removal-preview',
      remedies: ['look_at_the_removal_preview', 'replace_key', 'remove_key'],
    });
    expect(await keyOf(grace)).toMatchObject({ lastFour: first.slice(-4) });
    expect((await adding(grace, second, { replace: true })).status).toBe(201);
    expect(await keyOf(grace)).toMatchObject({ lastFour: second.slice(-4), status: 'usable' });
    expect((await writing(grace, bound.body.projectId)).body).toMatchObject({
      code: 'key_required_same',
      reason: 'another_key_is_stored',
      requiredKeyLastFour: first.slice(-4),
    });
    expect((await creating(grace)).body.boundTo).toEqual({ lastFour: second.slice(-4) });
  });

  it('[A-10] stores a key as unverified while the provider cannot be reached, and that blocks nothing', async () => {
    const grace = await world.signsUp();
    const secret = named('good');
    const id = await world.provider.break({ behaviour: 'server_is_overloaded', key: secret });
    expect((await adding(grace, secret)).body.key).toMatchObject({ status: 'unverified', blocksNewProjects: false });
    const created = await creating(grace);
    expect([created.status, created.body.boundTo]).toEqual([201, { lastFour: secret.slice(-4) }]);
    await world.provider.mend(id);
    const { body } = await grace.post('/settings/api/key/re-check').expect(200);
    expect(body.key).toMatchObject({ status: 'usable' });
  });

  it.each([
    ['invalid_api_key', 'invalid'],
    ['api_key_expired', 'expired'],
    ['missing-scopes', 'restricted'],
  ])('[R26][R40][R41][R48][A-2][A-22] a stored key that turns %s is %s, and new projects are blocked', async (behaviour, status) => {
    const grace = await world.signsUp();
    const secret = named('good');
    await adding(grace, secret);
    const bound = (await creating(grace)).body.projectId as string;
    await world.provider.trouble(secret, behaviour);
    const before = await grace.balance();
    const work = await writing(grace, bound);
    await world.settled();
    expect((await grace.get(`/tasks/${work.body.taskId}`)).body).toMatchObject({ state: 'stopped', cause: `key-${status}`, resumable: true });
    expect(await keyOf(grace)).toMatchObject({ status, blocksNewProjects: true });
    expect((await creating(grace)).body).toMatchObject({ code: 'key_unusable', reason: status });
    expect((await writing(grace, bound)).body).toMatchObject({ code: 'key_unusable', reason: status });
    expect((await grace.balance())['available']).toEqual(before['available']);
    expect((await grace.post(`/projects/${bound}/thumbnails`, { count: 1 })).status).toBe(201);
    await world.provider.restore(secret);
    await grace.post('/settings/api/key/re-check').expect(200);
    expect((await creating(grace)).status).toBe(201);
  });

  it('[R21][R43][R61] says the same in German to whoever asks for German, and English to everybody else', async () => {
    const grace = await world.signsUp();
    await adding(grace, named('dry'));
    const german = (path: string) => grace.get(path).set('accept-language', 'de-DE,de;q=0.9,en;q=0.5').expect(200).expect('content-language', 'de');

    const wish = { name: 'A film', source: { kind: 'upload', uploadId: await grace.uploads(bytes) }, transcribe: false, thumbnails: 1 };
    const key = randomUUID();
    const refused = await grace.post('/projects', wish, key).set('accept-language', 'de').expect(409);
    expect(refused.body).toMatchObject({
      title: 'Der OpenAI-Schlüssel dieses Kontos ist nicht verwendbar.',
      code: 'key_unusable',
      reason: 'exhausted',
    });
    const repeated = await grace.post('/projects', wish, key).expect(409).expect('content-language', 'en').expect('idempotency-replayed', 'true');
    expect(repeated.body).toEqual({ ...refused.body, title: 'The OpenAI key on this account cannot be used.' });
    await world.settled();

    const why = await german(`/why/refusals/${String(refused.headers['keyreel-request-id'])}`);
    expect(why.body.decision).toBe('POST /v1/projects wurde abgelehnt: Der OpenAI-Schlüssel dieses Kontos ist nicht verwendbar. (exhausted)');
    expect(why.body.rule).toMatchObject({ number: 'R42', sentence: expect.stringMatching(/^Solange das Guthaben beim Anbieter aufgebraucht ist/) });

    const wrong = await grace
      .post('/projects', { ...wish, thumbnails: 0.5, payer: undefined })
      .set('accept-language', 'de')
      .expect(400);
    expect(wrong.body.errors).toEqual([{ pointer: '/thumbnails', detail: 'muss eine ganze Zahl sein' }]);

    const { body: notices } = await german('/notices');
    expect(notices.items).toMatchObject([
      { kind: 'key_exhausted', sentence: expect.stringMatching(/^Das Guthaben deines OpenAI-Kontos ist aufgebraucht\./) },
    ]);
    expect((await grace.get('/notices').expect(200)).body.items).toMatchObject([
      { sentence: expect.stringMatching(/^The funds of your OpenAI account/) },
    ]);

    const { body: payers } = await german('/who-pays');
    const rules = (payers as { items: readonly { ruleSays: string }[] }).items.map(({ ruleSays }) => ruleSays);
    expect(rules).toContain('Transkription wird immer mit Keyreel-Credits bezahlt.');
    expect(rules.filter(rule => / (is|are|with) /.test(rule))).toEqual([]);
    expect((await german('/settings/api')).body.advice.split).toMatch(/^Was der Schlüssel zahlt, steht fest/);
  });

  it('has no key to ask about where none is stored', async () => {
    const grace = await world.signsUp();
    const { body } = await grace.post('/settings/api/key/re-check').expect(404);
    expect(body).toMatchObject({ code: 'key_missing', remedies: ['add_key'] });
    await grace.delete('/settings/api/key').expect(200);
  });

  it.each([[''], ['sk'], ['not a key at all'], [`sk-proj-${'x'.repeat(5000)}`], ['sk-proj-ключ-0000000000']])(
    'refuses %j, and never repeats what was sent',
    async secret => {
      const { status, text } = await ada.post('/settings/api/key', { secret });
      expect([400, 422]).toContain(status);
      if (secret.length > 2) expect(text).not.toContain(secret);
      expect(await keyOf(ada)).toBeNull();
    },
  );

  it('[R27] has said no secret in any answer or line of its own, and no part of one beyond what it shows', async () => {
    await world.settled();
    const everything = [...said, ...world.lines].join('\n');
    expect(secrets.length).toBeGreaterThan(15);
    for (const secret of secrets) expect(everything).not.toContain(secret.slice(8, -4));
  });
});
