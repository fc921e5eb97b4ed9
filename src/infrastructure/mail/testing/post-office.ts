import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { selfSigned } from '../../fetch/testing/self-signed.js';

/** A letter as the server took it. */
export interface ReceivedLetter {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they came over the wire. */
  readonly text: string;
}

/** A real SMTP server that keeps what it gets. */
export interface PostOffice {
  readonly url: string;
  readonly received: readonly ReceivedLetter[];
  /** The next letter is answered with this code instead of being taken. */
  answersNext(code: number): void;
  /** The first letter to somebody that has come or will come and was not asked for before. */
  letterTo(address: string): Promise<ReceivedLetter>;
  close(): Promise<void>;
}

/** Opens one on loopback; `encrypted` asks for STARTTLS with a certificate that nobody vouches for. */
export const openPostOffice = async ({ encrypted = false } = {}): Promise<PostOffice> => {
  const received: ReceivedLetter[] = [];
  const fetched = new Set<ReceivedLetter>();
  const answers: number[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: !encrypted,
    ...(encrypted ? selfSigned('127.0.0.1') : {}),
    onData: (stream, session, done) => {
      void text(stream).then(words => {
        const answer = answers.shift();
        if (answer !== undefined) return done(Object.assign(new Error('not this time'), { responseCode: answer }));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), text: words });
        done();
        for (const look of waiting) look();
      }, done);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    answersNext: code => void answers.push(code),
    letterTo: address =>
      new Promise(resolve => {
        const look = (): void => {
          const found = received.find(letter => letter.to.includes(address) && !fetched.has(letter));
          if (!found) return;
          fetched.add(found);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
};
