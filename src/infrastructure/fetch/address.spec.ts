import fc from 'fast-check';
import { BlockList, isIPv4 } from 'node:net';
import { addressBytes, isPublic } from './address.js';

const judged = (text: string): boolean => {
  const bytes = addressBytes(text);
  if (bytes === null) throw new Error(`${text} was not read`);
  return isPublic(bytes);
};

describe('the bytes of an address', () => {
  it.each([
    ['1.2.3.4', '01020304'],
    ['::', '00000000000000000000000000000000'],
    ['::1', '00000000000000000000000000000001'],
    ['1::', '00010000000000000000000000000000'],
    ['2001:db8::ff00:42:8329', '20010db8000000000000ff0000428329'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
    ['::ffff:1.2.3.4', '00000000000000000000ffff01020304'],
    ['64:ff9b::192.0.2.33', '0064ff9b0000000000000000c0000221'],
    ['1:2:3:4:5:6:1.2.3.4', '00010002000300040005000601020304'],
  ])('of %s', (text, hex) => {
    expect(Buffer.from(addressBytes(text) ?? []).toString('hex')).toBe(hex);
  });

  it.each([
    '',
    'localhost',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    '0x7f.0.0.1',
    '127.1',
    '::1%lo',
    'fe80::1%eth0',
    '1::2::3',
    ':1',
    '::g',
    '[::1]',
  ])('of %j are none', text => {
    expect(addressBytes(text)).toBeNull();
  });

  it('are read as the URL standard writes them', () => {
    fc.assert(
      fc.property(fc.ipV6(), text => {
        const bytes = Buffer.from(addressBytes(text) ?? []);
        const written = bytes.toString('hex').replace(/(.{4})(?=.)/g, '$1:');
        expect(new URL(`http://[${written}]`).hostname).toBe(new URL(`http://[${text}]`).hostname);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a public address', () => {
  const NOT_PUBLIC: [string, string[]][] = [
    ['this network', ['0.0.0.0', '0.255.255.255']],
    ['private', ['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255']],
    ['shared (CGNAT)', ['100.64.0.0', '100.127.255.255', '100.100.100.200']],
    ['loopback', ['127.0.0.0', '127.0.0.1', '127.255.255.255', '::1']],
    ['link-local and metadata', ['169.254.0.0', '169.254.169.254', '169.254.255.255', 'fe80::', 'febf:ffff::1', 'fe80::a9fe:a9fe']],
    ['for protocols', ['192.0.0.0', '192.0.0.192', '192.0.0.255', '2001::', '2001:1ff:ffff::']],
    ['for documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.255', '2001:db8::1', '2001:db8:ffff::', '3fff::', '3fff:fff:ffff::']],
    ['a relay', ['192.31.196.1', '192.52.193.1', '192.88.99.1', '192.175.48.1', '2620:4f:8000::1']],
    ['for benchmarks', ['198.18.0.0', '198.19.255.255', '2001:2::1']],
    ['a host service of a cloud', ['168.63.129.16', 'fd00:ec2::254']],
    ['multicast', ['224.0.0.0', '239.255.255.255', 'ff00::', 'ff02::1', 'ffff:ffff::']],
    ['reserved', ['240.0.0.0', '255.255.255.254', '255.255.255.255', '4000::1', 'e000::1', '100::1', '5f00::1']],
    ['unspecified', ['::']],
    ['unique-local', ['fc00::', 'fdff:ffff::1']],
    ['site-local', ['fec0::1']],
    ['mapped, whatever it maps', ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8']],
    ['compatible, whatever it holds', ['::127.0.0.1', '::8.8.8.8']],
    [
      'translated to an address that is not public',
      ['64:ff9b::127.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1', '64:ff9b:1::8.8.8.8'],
    ],
    ['6to4', ['2002::', '2002:7f00:1::1', '2002:808:808::1']],
    ['Teredo', ['2001:0:4136:e378:8000:63bf:80ff:fffe']],
    ['given back', ['3ffe::1']],
  ];
  it.each(NOT_PUBLIC.flatMap(([kind, addresses]) => addresses.map((address): [string, string] => [kind, address])))(
    'is not one %s: %s',
    (_, address) => {
      expect(judged(address)).toBe(false);
    },
  );

  it.each([
    ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0', '168.63.129.15'],
    ...[
      '168.63.129.17',
      '169.253.255.255',
      '169.255.0.0',
      '172.15.255.255',
      '172.32.0.0',
      '191.255.255.255',
      '192.0.1.0',
      '192.0.3.0',
      '192.167.255.255',
    ],
    ...[
      '192.169.0.0',
      '198.17.255.255',
      '198.20.0.0',
      '203.0.112.255',
      '203.0.114.0',
      '223.255.255.255',
      '2000::1',
      '2001:200::1',
      '2001:4860:4860::8888',
    ],
    ...['2606:4700:4700::1111', '2001:db7:ffff::1', '2001:db9::1', '2003::1', '2a00::1', '3fff:1000::1', '64:ff9b::8.8.8.8'],
  ])('is %s', address => {
    expect(judged(address)).toBe(true);
  });

  it('agrees with another reader of the same ranges, anywhere', () => {
    const list = new BlockList();
    const ranges =
      '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 ' +
      '192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 168.63.129.16/32 224.0.0.0/3';
    for (const range of ranges.split(' ')) list.addSubnet(range.split('/')[0] ?? '', Number(range.split('/')[1]));
    const near = fc.constantFrom(...ranges.split(' ')).chain(range =>
      fc.tuple(fc.nat(255), fc.nat(255), fc.integer({ min: -1, max: 1 })).map(([c, d, step]) => {
        const [a = 0, b = 0] = range.split('.').map(Number);
        return `${a}.${Math.min(255, Math.max(0, b + step))}.${c}.${d}`;
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), near), address => isIPv4(address) && judged(address) === !list.check(address)),
      { numRuns: 20_000 },
    );
  });
});
