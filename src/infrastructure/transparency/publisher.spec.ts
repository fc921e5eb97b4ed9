import { Receiver } from '../../../test/support/receiver.js';
import { GuardedPoster } from '../fetch/guarded-poster.js';
import { SmtpMailer } from '../mail/smtp-mailer.js';
import { openPostOffice, type PostOffice } from '../mail/testing/post-office.js';
import { LineJournal } from '../messaging/journal.js';
import { Publisher } from './publisher.js';
import { SealHouse } from './testing/seal-house.js';

const MINUTE = 60_000;

describe('signed checkpoints that are sent out', () => {
  let house: SealHouse;
  let office: PostOffice;
  let receiver: Receiver;
  let lettersBefore = 0;

  beforeAll(async () => {
    [house, office, receiver] = await Promise.all([SealHouse.open(), openPostOffice(), Receiver.open()]);
  });
  beforeEach(async () => {
    await house.beginAnew();
    await house.asOwner('truncate seal.publications');
    receiver.answers = 200;
    receiver.received.length = 0;
    receiver.taken.length = 0;
    lettersBefore = office.received.length;
  });
  afterAll(() => Promise.all([house.close(), office.close(), receiver.close()]));

  /** Another process each time: what was sent is known to the database. */
  const publishes = (allow: readonly string[] = [receiver.host]): Promise<void> => {
    const journal = new LineJournal(line => void house.told.push(line));
    const ways = { poster: new GuardedPoster({ allow }), mailer: new SmtpMailer({ url: office.url, from: 'Keyreel <hello@example.net>' }) };
    return new Publisher({ store: house.store, clock: house.clock, journal, ...ways, url: receiver.url, mail: 'auditor@example.org' }).tendAll();
  };
  const signs = async (): Promise<void> => {
    await house.append(1);
    await house.looks();
  };
  const passes = (minutes: number): void => {
    house.clock.at = new Date(house.clock.at.getTime() + minutes * MINUTE);
  };
  const letters = (): PostOffice['received'] => office.received.slice(lettersBefore);
  const sizes = (): readonly unknown[] => receiver.taken.map(({ body }) => (JSON.parse(body) as { size: number }).size);

  it('are not, before there is one', async () => {
    await publishes();
    expect([receiver.received, letters()]).toEqual([[], []]);
  });

  it('reach a URL and an address word for word, once each', async () => {
    await signs();
    await publishes();
    await publishes();
    const newest = await house.sealed.newest();
    expect(receiver.received.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { type: 'log.checkpoint', epoch: 1, size: 1, at: newest?.at, checkpoint: newest?.text },
    ]);
    expect(letters()).toMatchObject([{ to: ['auditor@example.org'] }]);
    expect(letters()[0]?.text.replaceAll('\r\n', '\n')).toContain(newest?.root);
  });

  it('are written in letters once an hour at most, and posted each time', async () => {
    for (const minutes of [0, 1, 58, 1]) {
      passes(minutes);
      await signs();
      await publishes();
    }
    expect(sizes()).toEqual([1, 2, 3, 4]);
    expect(letters().map(({ text }) => /^\d+$/m.exec(text.slice(text.indexOf('keyreel.log')))?.[0])).toEqual(['1', '4']);
  });

  it('are tried again later each time, and the newest one alone, while the receiver is out of order', async () => {
    receiver.answers = 503;
    await signs();
    for (const minutes of [0, 0.5, 0.5, 1, 1]) {
      passes(minutes);
      await publishes();
    }
    expect(receiver.received).toHaveLength(3);
    receiver.answers = 200;
    await signs();
    passes(4);
    await publishes();
    expect(sizes()).toEqual([2]);
    expect(house.told.join('\n')).not.toContain('own-secret-of-the-receiver');
  });

  it('go to no address inside, and the letter goes all the same', async () => {
    await signs();
    await publishes([]);
    expect(receiver.received).toEqual([]);
    expect(letters()).toHaveLength(1);
  });
});
