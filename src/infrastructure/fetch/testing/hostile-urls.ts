/** Addresses that a user must not reach through us. */
export const INSIDE_V4 = [
  ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.20.0.5', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200'],
  ...['192.0.0.192', '192.0.2.7', '198.18.0.1', '198.51.100.3', '203.0.113.9', '168.63.129.16', '224.0.0.1', '255.255.255.255'],
];
export const INSIDE_V6 = [
  '::1',
  '::',
  'fe80::1',
  'fd00:ec2::254',
  'fc00::1',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2001:0:7f00:1::1',
  '64:ff9b::7f00:1',
];

const FULL_WIDTH_ZERO = 0xff10;
const fullWidth = (text: string): string => text.replace(/[0-9]/g, digit => String.fromCharCode(FULL_WIDTH_ZERO + Number(digit)));
const circled = (text: string): string => text.replace(/[1-9]/g, digit => String.fromCharCode(0x2460 + Number(digit) - 1));
const partsOf = (address: string): number[] => address.split('.').map(Number);
const numberOf = (address: string): number => partsOf(address).reduce((sum, part) => sum * 256 + part, 0);

/** One IPv4 address in the spellings that something or other understands. */
export const spellingsOfV4 = (address: string): string[] => {
  const parts = partsOf(address);
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const whole = numberOf(address);
  const hex = parts.map(part => part.toString(16).padStart(2, '0')).join('');
  return [
    address,
    `${address}.`,
    `${whole}`,
    `0x${whole.toString(16)}`,
    `0X${hex.toUpperCase()}`,
    `0${whole.toString(8)}`,
    parts.map(part => `0x${part.toString(16)}`).join('.'),
    parts.map(part => `0${part.toString(8)}`).join('.'),
    parts.map(part => `000${part.toString(8)}`).join('.'),
    `${a}.0x${b.toString(16)}.0${c.toString(8)}.${d}`,
    `${a}.${b * 65536 + c * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    fullWidth(address),
    circled(address),
    address.replaceAll('.', '\u3002'),
    address.replaceAll('.', '\uff0e'),
    address.replaceAll('.', '%2e'),
    encodeURIComponent(address).replace(/[0-9]/g, digit => `%3${digit}`),
    `[::ffff:${address}]`,
    `[::ffff:${hex.slice(0, 4)}:${hex.slice(4)}]`,
    `[0:0:0:0:0:FFFF:${address}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b:1::${address}]`,
    `[2002:${hex.slice(0, 4)}:${hex.slice(4)}::1]`,
    `[2001:0:${hex.slice(0, 4)}:${hex.slice(4)}::1]`,
    `[2001:0:808:808:0:0:${(~whole >>> 16).toString(16).slice(-4)}:${(~whole & 0xffff).toString(16)}]`,
  ];
};

/** Everything that comes before or after a host and may make somebody see another one. */
const disguised = (host: string, port: number): string[] => [
  `http://user:secret@${host}:${port}/`,
  `http://user@${host}:${port}/`,
  `http://media.example@${host}:${port}/`,
  `http://media.example:80@${host}:${port}/`,
  `http://${host}:${port}\\@media.example/`,
  `http://media.example\\@${host}:${port}/`,
  `http:\\\\${host}:${port}/`,
  `http:/${host}:${port}/`,
  `http:${host}:${port}/`,
  `http:///${host}:${port}/`,
  `//${host}:${port}/`,
  `${host}:${port}/`,
  ` http://${host}:${port}/`,
  `http://${host}:${port}/ `,
  `ht\ntp://${host}:${port}/`,
  `http://${host}\t:${port}/`,
  `http://\u200b${host}:${port}/`,
  `http://${host}:${port}/#@media.example/`,
  `http://${host}:${port}?@media.example/`,
  `HTTP://${host}:${port}/`,
  `http://${host}:0${port}/`,
];

const OTHER_SCHEMES = [
  'file',
  'ftp',
  'gopher',
  'ws',
  'wss',
  'data',
  'javascript',
  'blob',
  'about',
  'jar',
  'ldap',
  'dict',
  'unix',
  'view-source',
  'rtmp',
];

/** Some hundred URLs; none of them may lead to a connection. */
export const hostileUrls = (port: number): string[] => [
  ...INSIDE_V4.flatMap(address => spellingsOfV4(address).map(host => `http://${host}:${port}/video.mp4`)),
  ...INSIDE_V6.flatMap(address => [
    `http://[${address}]:${port}/`,
    `http://[${address.toUpperCase()}]:${port}/`,
    `http://[${address}%25lo]:${port}/`,
  ]),
  ...spellingsOfV4('127.0.0.1').map(host => `https://${host}:${port}/`),
  ...disguised('127.0.0.1', port),
  ...disguised('[::1]', port),
  ...disguised('localhost', port),
  ...OTHER_SCHEMES.map(scheme => `${scheme}://127.0.0.1:${port}/`),
  'file:///etc/passwd',
  '/etc/passwd',
  '',
  'http://',
  'http://:80/',
  `http://127.0.0.1:${port}/${'a'.repeat(5000)}`,
];
