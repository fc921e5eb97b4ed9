import { eventStoreUrl } from './event-store-settings.js';
import { Misconfigured } from './misconfigured.js';

describe('EVENT_STORE_URL', () => {
  const of = (text: string | undefined): string | null => eventStoreUrl(text === undefined ? {} : { EVENT_STORE_URL: text });

  it('keeps the log in PostgreSQL when it is not set', () => {
    expect([of(undefined), of(''), of('  ')]).toEqual([null, null, null]);
  });

  it.each([
    ['esdb://localhost:2113?tls=false', 'esdb://localhost:2113?tls=false'],
    ['esdb://localhost', 'esdb://localhost'],
    ['esdb://admin:changeit@localhost:2113?tls=false', 'esdb://admin:changeit@localhost:2113?tls=false'],
    ['kurrentdb://keyreel:p%40ss%3A@db-1.example:2113/', 'esdb://keyreel:p%40ss%3A@db-1.example:2113'],
    ['kurrent+discover://db.example?keepAliveInterval=-1', 'esdb+discover://db.example?keepAliveInterval=-1'],
    [
      'esdb://a:1,b:2,c:3?tls=true&tlsCAFile=/etc/ca.crt&nodePreference=leader',
      'esdb://a:1,b:2,c:3?tls=true&tlsCAFile=/etc/ca.crt&nodePreference=leader',
    ],
  ])('takes %s', (given, sent) => {
    expect(of(given)).toBe(sent);
  });

  it.each([
    ['http://localhost:2113', 'must begin with esdb://'],
    ['localhost:2113', 'must begin with esdb://'],
    ['esdb://', 'must name a host'],
    ['esdb://localhost:port', 'must name a host'],
    ['esdb+discover://a,b', 'must name one host'],
    ['esdb://s3cret@localhost', 'name:password before the @'],
    ['esdb://name:s3:cret@localhost', 'written as %3A'],
    ['esdb://name:100%@localhost', 'written as %3A'],
    ['esdb://name:s3cret@localhost?tlsVerifyCert=false', 'cannot switch the check of certificates off'],
    ['esdb://name:s3cret@localhost?unheardOf=1', 'an option that is not known'],
    ['esdb://localhost?tls=perhaps', 'a value for tls that does not go'],
    ['esdb://localhost?nodePreference=follower', 'Only the leader can write'],
    ['esdb://localhost?keyreelLog=a/b', 'a value for keyreelLog that does not go'],
    ['esdb://localhost?defaultDeadline=0', 'a value for defaultDeadline that does not go'],
    ['esdb://localhost?userCertFile=/a.crt', 'userCertFile= and userKeyFile= together'],
    ['esdb://localhost?tls=false&tlsCAFile=/ca.crt', 'certificates and says tls=false'],
  ])('refuses %s and says what to do, but not what it was given', (given, sentence) => {
    expect(() => of(given)).toThrow(Misconfigured);
    expect(() => of(given)).toThrow(sentence);
    expect(() => of(given)).not.toThrow(/s3cret/);
  });
});
