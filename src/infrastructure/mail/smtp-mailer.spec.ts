import { createServer, type AddressInfo, type Server } from 'node:net';
import { LetterDelayed, LetterRefused } from '../../shared-kernel/ports/mail.js';
import { NoMailer, SmtpMailer } from './smtp-mailer.js';
import { openPostOffice, type PostOffice } from './testing/post-office.js';

const letter = { to: 'ada@example.org', subject: 'Grüße', text: 'A line with a dot:\n.\nand more.' };

describe('a letter', () => {
  let office: PostOffice;
  const mailer = (url = office.url, milliseconds = 5_000) => new SmtpMailer({ url, from: 'Keyreel <hello@example.net>' }, { milliseconds });

  beforeAll(async () => {
    office = await openPostOffice();
  });
  afterAll(() => office.close());

  it('is handed over to a server with its words, sender and receiver', async () => {
    await mailer().send(letter);
    const [received] = office.received;
    expect(received).toMatchObject({ from: 'hello@example.net', to: ['ada@example.org'] });
    expect(received?.text).toContain('A line with a dot:\r\n.\r\nand more.');
  });

  it.each([
    ['refused for good by a 550', 550, LetterRefused],
    ['put off by a 451, as greylisting does', 451, LetterDelayed],
  ])('is %s', async (_, answer, problem) => {
    office.answersNext(answer);
    await expect(mailer().send(letter)).rejects.toThrow(problem);
    await expect(mailer().send(letter)).resolves.toBeUndefined();
  });

  it('goes to nobody whom an address tries to smuggle in', async () => {
    const before = office.received.length;
    await mailer()
      .send({ ...letter, to: 'ada@example.org,eve@example.org' })
      .catch(() => undefined);
    expect(office.received.slice(before).flatMap(({ to }) => to)).not.toContain('eve@example.org');
  });

  it('waits for no server that hangs, and tells that it may be tried again', async () => {
    const silent: Server = createServer(() => undefined);
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    await expect(mailer(`smtp://127.0.0.1:${port}`, 200).send(letter)).rejects.toMatchObject({ name: 'LetterDelayed' });
    silent.close();
    await expect(mailer(`smtp://127.0.0.1:${port}`, 200).send(letter)).rejects.toMatchObject({ name: 'LetterDelayed', code: 'ESOCKET' });
  });

  it('is not sent in clear where the operator asks for encryption, nor to a server that cannot prove itself', async () => {
    await expect(mailer(`${office.url}/?requireTLS=true`).send(letter)).rejects.toMatchObject({ name: 'LetterDelayed' });
    const before = office.received.length;
    const secure = await openPostOffice({ encrypted: true });
    await expect(mailer(secure.url).send(letter)).rejects.toMatchObject({ name: 'LetterDelayed' });
    await secure.close();
    expect(office.received).toHaveLength(before);
  });

  it('cannot be sent where no server was named', async () => {
    expect(new NoMailer().ready).toBe(false);
    await expect(new NoMailer().send()).rejects.toThrow(LetterRefused);
  });
});
