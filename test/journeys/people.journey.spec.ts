import { randomUUID } from 'node:crypto';
import { asService } from '../../src/infrastructure/asking/asker.js';
import { DeleteOldSourcesJob } from '../../src/modules/projects/application/delete-sources.jobs.js';
import { openPostOffice, type PostOffice, type ReceivedLetter } from '../../src/infrastructure/mail/testing/post-office.js';
import type { Actor } from '../support/actor.js';
import { cli } from '../support/cli.js';
import { film, openWorld, raw, type World } from '../support/world.js';

const PASSWORD = 'a phrase that nobody guesses';
const newAddress = () => `person-${randomUUID()}@example.org`;
const codeIn = ({ text }: ReceivedLetter): string =>
  /^kr_[a-z]_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/m.exec(text.replace(/=?\r\n/g, line => (line.startsWith('=') ? '' : '\n')))?.[0] ?? 'none';

/** People come, by letters and invitations, on a service that has a mail server; and on one that has none. */
describe('people', () => {
  let office: PostOffice;
  let world: World;
  let kim: Actor;
  let project: string;
  let urls: NodeJS.ProcessEnv;

  const post = (path: string, body: object, key: string = randomUUID()) => raw(world).post(`/v1${path}`).set('Idempotency-Key', key).send(body);
  const as = (token: string) => ({
    get: (path: string) => raw(world).get(`/v1${path}`).set('Authorization', `Bearer ${token}`),
    post: (path: string) => raw(world).post(`/v1${path}`).set('Authorization', `Bearer ${token}`).set('Idempotency-Key', randomUUID()),
  });
  const signsUp = async (email = newAddress()) => {
    const { body } = await post('/accounts', { email, password: PASSWORD }).expect(201);
    return { email, ...(body as { accountId: string; token: string; confirmation: string }) };
  };
  const available = async (token: string): Promise<string> =>
    (await as(token).get('/credits/balance').expect(200)).body.available.microCredits as string;
  const tells = async (...args: readonly string[]) => {
    const { said, code, complained } = await cli(args, { ...urls, KEYREEL_DATA_DIR: world.dataDir });
    return { said: said.trim(), code, complained };
  };

  beforeAll(async () => {
    office = await openPostOffice();
    world = await openWorld({
      deletionGraceDays: 0,
      mail: { url: office.url, from: 'Keyreel <hello@example.net>' },
      publicUrl: 'https://keyreel.example',
    });
    urls = { DATABASE_URL: world.database.ownerUrl, DATABASE_SERVING_URL: world.database.url };
  });

  afterAll(async () => {
    await world.close();
    await office.close();
  });

  describe('whose address is confirmed by a letter', () => {
    it('get their first credits with the confirmation, once, and not before', async () => {
      const ada = await signsUp();
      expect(ada.confirmation).toBe('awaited');
      const letter = await office.letterTo(ada.email);
      await world.settled();
      expect(await available(ada.token)).toBe('0');
      expect(letter.text).toContain('https://keyreel.example');
      const { body } = await post('/email-confirmations', { token: codeIn(letter) }).expect(200);
      await world.settled();
      expect(await available(ada.token)).toBe('100000000');
      const me = await as(ada.token).get('/accounts/me').set('Keyreel-Position', String(body.position)).expect(200);
      expect(me.body.confirmation).toBe('confirmed');
      await as(ada.token).post('/accounts/me/confirmation-letter').expect(202, { ordered: true });
      await world.settled();
      expect(office.received.filter(({ to }) => to.includes(ada.email))).toHaveLength(1);
    });

    it('use a code once, the latest alone, and before it expires', async () => {
      const bob = await signsUp();
      const first = codeIn(await office.letterTo(bob.email));
      await as(bob.token).post('/accounts/me/confirmation-letter').expect(202);
      const second = codeIn(await office.letterTo(bob.email));
      expect((await post('/email-confirmations', { token: first }).expect(403)).body.code).toBe('confirmation_invalid');
      const sameKey = randomUUID();
      await post('/email-confirmations', { token: second }, sameKey).expect(200);
      await post('/email-confirmations', { token: second }, sameKey).expect(200);
      await post('/email-confirmations', { token: second }).expect(403);
      await post('/email-confirmations', { token: 'no code at all' }).expect(403);
    });

    it('get the letter in the end when the server puts it off, and none when it refuses', async () => {
      office.answersNext(451);
      const carl = await signsUp();
      expect(codeIn(await office.letterTo(carl.email))).toMatch(/^kr_c_/);
      office.answersNext(550);
      const dora = await signsUp();
      await world.settled();
      expect(office.received.filter(({ to }) => to.includes(dora.email))).toEqual([]);
      expect(world.lines.filter(line => line.includes('letter given up'))).toHaveLength(1);
      expect(world.lines.join('')).not.toContain(dora.email);
      expect((await tells('dump')).said).not.toContain(dora.email);
    });

    it('may be confirmed by the operator, who is told a token for the account', async () => {
      office.answersNext(550);
      const eve = await signsUp();
      await world.settled();
      const { said } = await tells('account-token', `--email=${eve.email.toUpperCase()}`, '--for=confirm-email');
      await post('/email-confirmations', { token: said }).expect(200);
    });
  });

  describe('who have forgotten their password', () => {
    it('are answered alike whether anybody has the address or not', async () => {
      const fay = await signsUp();
      const known = await post('/password-resets', { email: fay.email }).expect(202);
      const unknown = await post('/password-resets', { email: newAddress() }).expect(202);
      expect(known.body).toEqual(unknown.body);
      await office.letterTo(fay.email);
    });

    it('set another one once, which ends every session, and the old one works no longer', async () => {
      const gil = await signsUp();
      await office.letterTo(gil.email);
      await post('/password-resets', { email: gil.email.toUpperCase() }).expect(202);
      const code = codeIn(await office.letterTo(gil.email));
      const wanted = 'another phrase for a new year';
      expect((await post('/password-resets/redeem', { token: code, new: 'too short' }).expect(422)).body.code).toBe('password_too_weak');
      await post('/password-resets/redeem', { token: code, new: wanted }).expect(204);
      expect((await post('/password-resets/redeem', { token: code, new: wanted }).expect(403)).body.code).toBe('password_reset_invalid');
      await as(gil.token).get('/accounts/me').expect(401);
      await post('/sessions', { email: gil.email, password: PASSWORD }).expect(401);
      await post('/sessions', { email: gil.email, password: wanted }).expect(201);
    });

    it('are not sent letters without end', async () => {
      const email = newAddress();
      for (let letter = 0; letter < 5; letter += 1) await post('/password-resets', { email }).expect(202);
      expect((await post('/password-resets', { email }).expect(429)).body.code).toBe('too_many_tries');
    });

    it('get a token from the operator, by id', async () => {
      const hal = await signsUp();
      const { said } = await tells('account-token', `--account=${hal.accountId}`, '--for=reset-password');
      await post('/password-resets/redeem', { token: said, new: 'a phrase from the operator' }).expect(204);
      await expect(tells('account-token', `--account=${randomUUID()}`, '--for=reset-password')).resolves.toMatchObject({
        code: 1,
        complained: 'There is no such account.\n',
      });
    });
  });

  describe('whose prompts the platform pays for', () => {
    const asks = async (path: string, body: object) => {
      const asked = await kim.post(`/projects/${project}/${path}`, body as Record<string, unknown>).expect(201);
      const task = await kim.taskBetweenAttempts(String(asked.body.taskId));
      return task as unknown as { taskId: string; state: string; cause: string | null; reason: string | null; remedies: readonly string[] };
    };
    const paidCalls = async () => (await world.provider.invoice({ key: world.platformKey })).length;

    beforeAll(async () => {
      kim = await world.signsUp();
      await post('/email-confirmations', { token: codeIn(await office.letterTo(kim.email)) }).expect(200);
      await world.settled();
      project = await kim.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    });

    it('are stopped by the provider’s rules of content before the call, and pay nothing', async () => {
      const [before, calls] = [await kim.available(), await paidCalls()];
      const text = await asks('texts', { prompt: 'Something bad. [[sandbox:flag category=hate]]', withTranscript: false });
      const image = await asks('images', { prompt: 'A bad picture. [[sandbox:flag]]', size: '512x512' });
      expect(text).toMatchObject({ state: 'failed', cause: 'prompt-refused', reason: 'hate', remedies: ['change_the_prompt'] });
      expect(image).toMatchObject({ state: 'failed', cause: 'prompt-refused', reason: 'violence' });
      expect(await kim.available()).toBe(before);
      expect(await paidCalls()).toBe(calls);
      const { body } = await kim.get('/notices').expect(200);
      expect(body.items).toHaveLength(2);
      expect(body.items[0]).toMatchObject({ kind: 'work_failed', reason: 'hate', remedies: ['change_the_prompt'] });
    });

    it('are not let through by a classifier that does not answer', async () => {
      const [before, calls] = [await kim.available(), await paidCalls()];
      await world.provider.break({ behaviour: 'server-error', endpoint: 'moderations' });
      const waits = await asks('texts', { prompt: 'Say hello.', withTranscript: false });
      expect(waits.state).toBe('waiting');
      await kim.post(`/tasks/${waits.taskId}/cancel`).expect(200);
      await world.settled();
      await world.provider.mend();
      await world.provider.break({ behaviour: 'insufficient_quota', endpoint: 'moderations', count: 1 });
      expect(await asks('texts', { prompt: 'Say hello.', withTranscript: false })).toMatchObject({
        state: 'failed',
        cause: 'platform-provider-unavailable',
      });
      await world.settled();
      expect(await kim.available()).toBe(before);
      expect(await paidCalls()).toBe(calls);
      expect(await asks('texts', { prompt: 'Say hello.', withTranscript: false })).toMatchObject({ state: 'succeeded' });
    });

    it('[R22] are between them and the provider once their own key pays', async () => {
      await kim.addsKey();
      expect(await asks('texts', { prompt: 'Something bad. [[sandbox:flag]]', withTranscript: false })).toMatchObject({ state: 'succeeded' });
    });
  });

  describe('where accounts are opened by invitation alone, and no letters are sent', () => {
    let administrator: string;

    beforeAll(async () => {
      const ian = await signsUp();
      const { said } = await tells('admin-token');
      await as(ian.token).post('/administrators').send({ token: said }).expect(201);
      administrator = ian.token;
      world = await world.restart(undefined, { signUp: 'invitation', mail: null });
    });

    const open = (invitation: string | undefined, email = newAddress(), key: string = randomUUID()) =>
      post('/accounts', { email, password: PASSWORD, ...(invitation === undefined ? {} : { invitation }) }, key);

    it('open one account for each invitation, with its credits at once', async () => {
      const { body } = await as(administrator).post('/invitations').send({ days: 1 }).expect(201);
      const [email, key] = [newAddress(), randomUUID()];
      const opened = await open(String(body.invitation), email, key).expect(201);
      expect(opened.body.confirmation).toBe('none');
      await open(String(body.invitation), email, key).expect(201);
      expect((await open(String(body.invitation)).expect(403)).body.code).toBe('invitation_invalid');
      await world.settled();
      expect(await available(String(opened.body.token))).toBe('100000000');
    });

    it('are turned away without one, and nothing of theirs is kept', async () => {
      const email = newAddress();
      expect((await open(undefined, email).expect(403)).body.code).toBe('invitation_required');
      await open('kr_i_made-up', email).expect(403);
      const { said } = await tells('invitation', '--days=2');
      await open(said, email).expect(201);
      await as(administrator).post('/invitations').send({ days: 0 }).expect(400);
    });

    it('are invited by administrators alone', async () => {
      const { said } = await tells('invitation');
      const jan = await open(said).expect(201);
      await as(String(jan.body.token)).post('/invitations').send({}).expect(403);
    });

    it('are told that no letters are sent', async () => {
      expect((await post('/password-resets', { email: newAddress() }).expect(503)).body.code).toBe('mail_unavailable');
      await as(administrator).post('/accounts/me/confirmation-letter').expect(503);
    });

    it('find the door closed once the operator closes it', async () => {
      world = await world.restart(undefined, { signUp: 'closed', mail: null });
      expect((await open(undefined).expect(403)).body.code).toBe('sign_up_closed');
      await as(administrator).get('/accounts/me').expect(200);
    });
  });

  describe('whose files take room', () => {
    let used: { usedBytes: number; sourceBytes: number; madeBytes: number };
    let bytes: Buffer;

    const storage = async () => (await kim.get('/accounts/me/storage').expect(200)).body as typeof used & { quotaBytes: number | null };
    const startsAgain = async (otherwise: object) => {
      world = await world.restart(undefined, otherwise);
      kim = kim.at(world.url, () => world.settled());
    };

    beforeAll(async () => {
      bytes = await film('keyreel-short');
      await startsAgain({ signUp: 'open' });
      used = await storage();
      await startsAgain({ storageQuotaBytes: used.usedBytes });
    });

    it('see how much it is, of how much', async () => {
      expect(used).toMatchObject({ quotaBytes: null, sourceBytes: bytes.length, usedBytes: used.sourceBytes + used.madeBytes });
      expect(await storage()).toMatchObject({ quotaBytes: used.usedBytes, availableBytes: 0 });
    });

    it('are told that it is full before a file comes or an import is held, and what was admitted ends all the same', async () => {
      const full = {
        code: 'storage_quota_reached',
        usedBytes: used.usedBytes,
        remedies: ['delete_projects', 'choose_a_smaller_file', 'ask_the_operator'],
      };
      expect((await kim.sends(bytes).expect(409)).body).toMatchObject(full);
      const resumable = kim.post('/uploads').set('Tus-Resumable', '1.0.0').set('Upload-Length', String(bytes.length)).set('Content-Length', '0');
      expect((await resumable.send(undefined).expect(409)).body).toMatchObject(full);
      const held = (await kim.balance())['held'];
      const imported = { name: 'Imported', source: { kind: 'url', url: 'https://example.org/film.mp4' } };
      expect((await kim.post('/projects', imported).expect(409)).body).toMatchObject(full);
      expect((await kim.balance())['held']).toEqual(held);
      await kim.post(`/projects/${project}/thumbnails`, { count: 1 }).expect(201);
      await world.settled();
      expect((await storage()).madeBytes).toBeGreaterThan(used.madeBytes);
    });

    it('get the room of a video back once no project has it', async () => {
      const { uploadId } = (await kim.get(`/projects/${project}`)).body.source as { uploadId: string };
      const source = { kind: 'upload', uploadId };
      const second = await kim.post('/projects', { name: 'Twin', source, transcribe: false, thumbnails: 1 }).expect(201);
      await world.settled();
      await kim.delete(`/projects/${project}`).expect(200);
      await world.settled();
      expect((await storage()).sourceBytes).toBe(bytes.length);
      await kim.get(`/projects/${String(second.body.projectId)}/source`).expect(200);
      await kim.delete(`/projects/${String(second.body.projectId)}`).expect(200);
      await world.settled();
      expect((await storage()).sourceBytes).toBe(0);
      expect((await kim.get(`/uploads/${uploadId}`)).body).toMatchObject({ state: 'refused', problem: 'deleted' });
      expect((await kim.post('/projects', { name: 'Late', source }).expect(422)).body.code).toBe('media_not_usable');
      await kim.sends(Buffer.from('not a film')).expect(201);
    });

    it('keep what was made of a video that was deleted after its term, and of nothing that was touched since', async () => {
      await startsAgain({ storageQuotaBytes: null, sourceRetentionDays: 10 });
      const [old, touched] = [
        await kim.createsProject(bytes, { transcribe: false, thumbnails: 1 }),
        await kim.createsProject(bytes, { transcribe: false, thumbnails: 1 }),
      ];
      world.clock.moveOn(11 * 24 * 60 * 60 * 1000);
      await kim.patch(`/projects/${touched}`, { name: 'Touched' }).set('If-Match', '*').expect(200);
      await world.settled();
      await asService('chore', () => world.service.app.get(DeleteOldSourcesJob, { strict: false }).run());
      await world.settled();
      expect((await storage()).sourceBytes).toBe(bytes.length);
      await kim.get(`/projects/${touched}/source`).expect(200);
      expect((await kim.get(`/projects/${old}/source`).expect(404)).body.code).toBe('content_gone');
      const { items } = (await kim.get(`/projects/${old}/thumbnails`).expect(200)).body as { items: { taskId: string; index: number }[] };
      await kim.get(`/projects/${old}/thumbnails/${items[0]?.taskId ?? ''}?index=${items[0]?.index ?? 0}`).expect(200);
      const more = await kim.post(`/projects/${old}/thumbnails`, { count: 1 }).expect(201);
      await world.settled();
      expect((await kim.get(`/tasks/${String(more.body.taskId)}`)).body).toMatchObject({ state: 'failed', cause: 'source-unreachable' });
      expect((await kim.balance())['held']).toEqual({ microCredits: '0' });
    });
  });
});
