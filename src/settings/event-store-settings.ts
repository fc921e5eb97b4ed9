import { Misconfigured } from './misconfigured.js';

/** The server's own protocol has had three names; all of them mean the same. */
const schemes: Readonly<Record<string, 'esdb' | 'esdb+discover'>> = {
  esdb: 'esdb',
  kurrent: 'esdb',
  kurrentdb: 'esdb',
  kdb: 'esdb',
  'esdb+discover': 'esdb+discover',
  'kurrent+discover': 'esdb+discover',
  'kurrentdb+discover': 'esdb+discover',
  'kdb+discover': 'esdb+discover',
};

const milliseconds = /^[1-9]\d{0,8}$/;

/** What may stand behind the question mark, and what each takes. The client would write what it does not know into the output, password and all. */
const options: Readonly<Record<string, RegExp>> = {
  /** Ours: which log it is on a server that keeps several. */
  keyreellog: /^[a-z0-9]{1,40}$/,
  tls: /^(true|false)$/,
  tlscafile: /^.+$/,
  usercertfile: /^.+$/,
  userkeyfile: /^.+$/,
  nodepreference: /^leader$/i,
  connectionname: /^.+$/,
  maxdiscoverattempts: milliseconds,
  discoveryinterval: milliseconds,
  gossiptimeout: milliseconds,
  defaultdeadline: milliseconds,
  keepaliveinterval: /^(-1|[1-9]\d{4,8})$/,
  keepalivetimeout: /^(-1|[1-9]\d{3,8})$/,
};

const example = 'esdb://name:password@host:2113?tls=true';

const wrong = (what: string): Misconfigured => new Misconfigured(`EVENT_STORE_URL ${what} It looks like ${example}.`);

/** The address of the event store as its client takes it; null keeps the log in PostgreSQL. Never says what it was given: that holds a password. */
export const eventStoreUrl = (env: NodeJS.ProcessEnv): string | null => {
  const text = env['EVENT_STORE_URL']?.trim() ?? '';
  if (text === '') return null;
  const { scheme, login, hosts, query } =
    /^(?<scheme>[a-z+]+):\/\/(?:(?<login>[^@/]*)@)?(?<hosts>[^/?@]*)\/?(?:\?(?<query>.*))?$/i.exec(text)?.groups ?? {};
  const known = schemes[scheme?.toLowerCase() ?? ''];
  if (known === undefined) throw wrong('must begin with esdb://, esdb+discover://, kurrentdb:// or kurrentdb+discover://.');
  checkLogin(login);
  checkHosts(hosts ?? '', known);
  checkOptions(query ?? '');
  return `${known}://${login === undefined ? '' : `${login}@`}${hosts}${query ? `?${query}` : ''}`;
};

const checkLogin = (login: string | undefined): void => {
  if (login === undefined || /^(?:[^:%]|%[0-9a-f]{2})+:(?:[^:%]|%[0-9a-f]{2})+$/i.test(login)) return;
  throw wrong('needs name:password before the @, with each : @ / and % in them written as %3A %40 %2F and %25.');
};

const checkHosts = (hosts: string, scheme: 'esdb' | 'esdb+discover'): void => {
  const all = hosts.split(',');
  if (!all.every(host => /^[a-z0-9._-]+(:\d{1,5})?$/i.test(host)))
    throw wrong('must name a host, or several with commas between them, each with its port.');
  if (scheme === 'esdb+discover' && all.length > 1) throw wrong('with +discover must name one host, by whose DNS entry the others are found.');
};

/** The client does not mind how an option is written. */
const flat = (name: string): string => name.trim().toLowerCase().replace(/[_-]/g, '');

const checkOptions = (query: string): void => {
  const given = new Map<string, string>();
  for (const part of query === '' ? [] : query.split('&')) {
    const [name = '', value = ''] = part.split('=');
    const key = flat(name);
    const takes = options[key];
    if (key === 'tlsverifycert')
      throw wrong('cannot switch the check of certificates off: name the authority with tlsCAFile= instead of tlsVerifyCert=false.');
    if (!takes) throw wrong('has an option that is not known here.');
    if (!takes.test(value.trim()))
      throw wrong(`has a value for ${name} that does not go.${key === 'nodepreference' ? ' Only the leader can write.' : ''}`);
    given.set(key, value.trim());
  }
  if (given.has('usercertfile') !== given.has('userkeyfile')) throw wrong('needs userCertFile= and userKeyFile= together.');
  if (given.get('tls') === 'false' && (given.has('tlscafile') || given.has('usercertfile'))) throw wrong('names certificates and says tls=false.');
};
