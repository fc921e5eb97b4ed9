import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openPostOffice, type PostOffice, type ReceivedLetter } from '../../src/infrastructure/mail/testing/post-office.js';
import type { Actor } from '../support/actor.js';
import { openWorld, raw, type World } from '../support/world.js';

const SERVICE = 'https://keyreel.example';
const MINUTE_MS = 60_000;

/** As a mail program reads it: the transfer encoding of letters undone. */
const unfolded = ({ text }: ReceivedLetter): string =>
  text
    .replace(/=\r\n/g, '')
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

describe('letters about notices', () => {
  let office: PostOffice;
  let world: World;
  let ada: Actor;

  const toAda = () => office.received.filter(({ to }) => to.includes(ada.email));
  const settings = async () => (await ada.get('/settings/letters').expect(200)).body;
  const chooses = (...kinds: readonly string[]) => ada.put('/settings/letters', { kinds });
  /** Stores a key that is dry and takes it away again, which leaves a notice that is open for a while. */
  const getsADryKey = async () => {
    await ada.delete('/settings/api/key');
    await ada.addsKey('dry');
  };
  const timePasses = async (milliseconds: number) => {
    world.clock.moveOn(milliseconds);
    await world.service.chores();
    await world.settled();
  };
  const saidByAnEarlierVersion = async (): Promise<void> => {
    const owner = new pg.Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    await owner.query(
      `update read.checkpoints set version = version - 1 where subscriber in ('notifications.notices', 'notifications.letter-wishes')`,
    );
    await owner.end();
  };
  const confirms = async () => {
    const code = /kr_c_\w+/.exec(unfolded(await office.letterTo(ada.email)))?.[0];
    await raw(world).post('/v1/email-confirmations').set('Idempotency-Key', randomUUID()).send({ token: code }).expect(200);
    await world.settled();
  };

  beforeAll(async () => {
    office = await openPostOffice();
    world = await openWorld({
      mail: { url: office.url, from: 'Keyreel <hello@example.net>' },
      publicUrl: SERVICE,
      supportContact: 'https://keyreel.example/help',
    });
    ada = await world.signsUp();
  });

  afterAll(async () => {
    await world.close();
    await office.close();
  });

  it('are wanted by nobody who did not ask for them, and go to a confirmed address alone', async () => {
    expect(await settings()).toMatchObject({ kinds: [], areSent: true, addressIsConfirmed: false, lastFailure: null });
    const { body } = await chooses('key_exhausted').expect(409);
    expect(body).toMatchObject({ code: 'address_unconfirmed', remedies: ['confirm_the_address'] });
    await confirms();
    await getsADryKey();
    expect(toAda()).toHaveLength(1);
  });

  it('[A-19] say what the notice says, once, whatever is repeated, started again or made anew', async () => {
    expect((await chooses('key_exhausted', 'credits_low').expect(200)).body).toMatchObject({ kinds: ['credits_low', 'key_exhausted'] });
    await getsADryKey();
    const letters = toAda().slice(1);
    expect(letters).toHaveLength(1);
    const letter = unfolded(letters[0] ?? { from: '', to: [], text: '' });
    const [notice] = (await ada.get('/notices').expect(200)).body.items;
    expect(letter).toContain('The funds of your OpenAI account are used up');
    expect(letter).toContain('add funds at openai');
    expect(letter).toContain(`${SERVICE}/v1/notices/${notice.noticeId}`);
    expect(letter).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(letter).not.toContain('sk-');
    await timePasses(2 * MINUTE_MS);
    world = await world.restart(saidByAnEarlierVersion);
    ada = ada.at(world.url, () => world.settled());
    await timePasses(2 * MINUTE_MS);
    expect(toAda()).toHaveLength(2);
  });

  it('are not written about what was read already, nor about kinds that nobody asked for', async () => {
    const before = toAda().length;
    await ada.delete('/settings/api/key').expect(200);
    await ada.addsKey('revoked').catch(() => undefined);
    await world.settled();
    expect(toAda()).toHaveLength(before);
  });

  it('that a server refuses for good are not tried again, and both sides are told', async () => {
    const before = toAda().length;
    office.answersNext(550);
    await getsADryKey();
    expect((await settings()).lastFailure).toMatchObject({ kind: 'key_exhausted', state: 'refused', code: '550' });
    await timePasses(24 * 60 * MINUTE_MS);
    expect(toAda()).toHaveLength(before);
    const told = world.lines.filter(line => line.includes('letter about a notice given up'));
    expect(told).toHaveLength(1);
    expect(told.join()).not.toContain(ada.email);
  });

  it('that a server puts off are sent later, and are given up when it never takes them', async () => {
    const before = toAda().length;
    office.answersNext(451);
    await getsADryKey();
    expect((await settings()).lastFailure).toMatchObject({ state: 'waiting', code: '451' });
    expect(toAda()).toHaveLength(before);
    await timePasses(2 * MINUTE_MS);
    expect(toAda()).toHaveLength(before + 1);
    for (let times = 0; times < 6; times += 1) office.answersNext(421);
    await getsADryKey();
    for (const minutes of [2, 6, 16, 61, 241]) await timePasses(minutes * MINUTE_MS);
    expect((await settings()).lastFailure).toMatchObject({ state: 'given_up', code: '421' });
    await timePasses(300 * MINUTE_MS);
    expect(toAda()).toHaveLength(before + 1);
  });

  it('wait for a server that is away, hold up nothing else, and come when it is back', async () => {
    const before = toAda().length;
    const movesTo = async (url: string) => {
      world = await world.restart(undefined, { mail: { url, from: 'Keyreel <hello@example.net>' } });
      ada = ada.at(world.url, () => world.settled());
    };
    await movesTo('smtp://127.0.0.1:9');
    await getsADryKey();
    expect((await settings()).lastFailure).toMatchObject({ state: 'waiting', code: 'ESOCKET' });
    expect((await ada.get('/notices').expect(200)).body.items).toMatchObject([{ kind: 'key_exhausted' }]);
    await movesTo(office.url);
    await timePasses(2 * MINUTE_MS);
    expect(toAda()).toHaveLength(before + 1);
  });

  it('end with one click in a letter, by whoever holds it and for nobody else', async () => {
    // headers are folded alone
    const head =
      toAda()
        .at(-1)
        ?.text.replace(/\r\n[ \t]+/g, ' ') ?? '';
    const link = /^List-Unsubscribe: <([^>]+)>/m.exec(head)?.[1]?.replace(/ /g, '') ?? '';
    expect(link).toMatch(/^https:\/\/keyreel\.example\/v1\/letters\/unsubscribe\?token=/);
    const path = link.slice(SERVICE.length);
    const clicks = (at: string) => raw(world).post(at).set('Content-Type', 'application/x-www-form-urlencoded').send('List-Unsubscribe=One-Click');
    const forged = `${path.slice(0, -2)}${path.endsWith('00') ? '11' : '00'}`;
    expect((await clicks(forged).expect(403)).body).toMatchObject({ code: 'unsubscribe_invalid', remedies: ['change_it_in_the_settings'] });
    expect((await settings()).kinds).toEqual(['credits_low', 'key_exhausted']);
    await clicks(path).expect(200);
    await clicks(path).expect(200);
    await raw(world).post('/v1/notices/read').set('Content-Type', 'application/x-www-form-urlencoded').send('a=b').expect(415);
    await world.settled();
    expect((await settings()).kinds).toEqual([]);
    const before = toAda().length;
    await getsADryKey();
    expect(toAda()).toHaveLength(before);
  });
});
