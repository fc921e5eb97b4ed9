import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Misconfigured } from '../../../configuration.js';
import { charge, type Quantities } from '../../../shared-kernel/tariff.js';
import { catalogueFrom, readPriceCatalogue } from './read-price-catalogue.js';

const shipped = 'config/prices/2026-11-01.json';

type Json = { [name: string]: unknown; version: unknown; signUpGrant: Record<string, unknown>; operations: Record<string, unknown>[] };

const written = (stated: unknown) => new TextEncoder().encode(JSON.stringify(stated));

describe('the shipped catalogue', () => {
  const cost = async (operation: string, quantities: Quantities) => {
    const { operations, version } = await readPriceCatalogue(shipped);
    const found = operations.find(known => known.operation === operation);
    if (!found) throw new Error(`no price for ${operation}`);
    return charge({ ...found, priceVersion: version }, quantities);
  };

  it('states every price of the product', async () => {
    expect(await cost('download', { operation: 1 })).toBe(2_000_000n);
    expect(await cost('transcription', { second: 60 })).toBe(1_000_000n);
    expect(await cost('transcription', { second: 1 })).toBe(16_667n);
    expect(await cost('thumbnails', { operation: 1 })).toBe(1_000_000n);
    expect(await cost('text', { 'input-token': 1000, 'output-token': 1000 })).toBe(500_000n);
    expect(await cost('card', { 'input-token': 1000, 'cached-input-token': 1000, 'output-token': 1000 })).toBe(510_000n);
    expect(await cost('image', { image: 2 })).toBe(8_000_000n);
  });

  it('grants 100 credits at sign-up', async () =>
    expect((await readPriceCatalogue(shipped)).signUpGrant).toEqual({ amount: '100000000', priority: 100, expiresAfterDays: null }));

  it('[R10] [R12] [R15] [R16] [R17] [R18] says of each kind which purse it is for', async () => {
    const classes = (await readPriceCatalogue(shipped)).operations.map(({ operation, operationClass }) => [operation, operationClass]);
    expect(Object.fromEntries(classes)).toEqual({
      download: 'credit-paid',
      transcription: 'credit-paid',
      thumbnails: 'credit-paid',
      text: 'key-paid',
      card: 'key-paid',
      image: 'key-paid',
    });
  });
});

describe('a file of prices', () => {
  let sound: Json;
  beforeAll(async () => {
    sound = JSON.parse(await readFile(shipped, 'utf8')) as Json;
  });

  it('is known by its bytes: a space more is another file', () => {
    const text = JSON.stringify(sound);
    const hash = (bytes: string) => catalogueFrom(new TextEncoder().encode(bytes)).hash;
    expect(hash(text)).toBe(hash(text));
    expect(hash(`${text} `)).not.toBe(hash(text));
  });

  it('[R19] may bring a new kind of work, which credits pay when it does not say', () => {
    const dubbing = { operation: 'dubbing', parts: [{ unit: 'minute', credits: '3', per: 1 }] };
    const { operations } = catalogueFrom(written({ ...sound, operations: [...sound.operations, dubbing] }));
    expect(operations.at(-1)).toEqual({
      operation: 'dubbing',
      operationClass: 'credit-paid',
      parts: [{ unit: 'minute', microCredits: '3000000', per: 1 }],
    });
  });

  const broken: readonly (readonly [string, (sound: Json) => unknown, RegExp])[] = [
    ['an operation that this version does is missing', s => ({ ...s, operations: s.operations.slice(1) }), /download: has no price/],
    ['a price is negative', s => priced(s, { credits: '-1' }), /operations\[0\]\.parts\[0\]\.credits must not be negative/],
    ['a price is a number', s => priced(s, { credits: 0.1 }), /must be credits as text/],
    ['a price has seven decimals', s => priced(s, { credits: '0.0000001' }), /at most six decimals/],
    ['a price is for no units', s => priced(s, { per: 0 }), /for 0 units/],
    ['a price is for half a unit', s => priced(s, { per: 0.5 }), /must be a whole number/],
    [
      'a class is misspelt',
      s => ({ ...s, operations: [{ ...s.operations[0], operationClass: 'keypaid' }, ...s.operations.slice(1)] }),
      /must be credit-paid or key-paid/,
    ],
    [
      'a purse is shifted',
      s => ({ ...s, operations: [{ ...s.operations[0], operationClass: 'key-paid' }, ...s.operations.slice(1)] }),
      /download: is credit-paid/,
    ],
    ['a field is unknown', s => ({ ...s, discount: '1' }), /means nothing here: discount/],
    ['the version has no date', s => ({ ...s, version: 'spring' }), /must begin with the date/],
    ['there are no operations', s => ({ ...s, operations: [] }), /operations must be a list/],
    ['an operation is no object', s => ({ ...s, operations: ['text'] }), /operations\[0\] must be an object/],
    ['an operation has no name', s => ({ ...s, operations: [{ parts: [] }] }), /operations\[0\]\.operation must be a name/],
    ['the grant is missing', s => ({ ...s, signUpGrant: undefined }), /signUpGrant must be an object/],
    [
      'the grant has no priority',
      s => ({ ...s, signUpGrant: { credits: '1', expiresAfterDays: null } }),
      /signUpGrant\.priority must be a whole number/,
    ],
    ['the grant ends at once', s => ({ ...s, signUpGrant: { ...s.signUpGrant, expiresAfterDays: 0 } }), /at least 1, or never/],
  ];
  const priced = (s: Json, change: object) => {
    const [first, ...rest] = s.operations;
    const [part] = first?.['parts'] as object[];
    return { ...s, operations: [{ ...first, parts: [{ ...part, ...change }] }, ...rest] };
  };

  it.each(broken)('is refused when %s', (_, change, sentence) => {
    expect(() => catalogueFrom(written(change(sound)))).toThrow(Misconfigured);
    expect(() => catalogueFrom(written(change(sound)))).toThrow(sentence);
  });

  it('is refused with its name when it is missing, no JSON or no text', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prices '));
    const path = join(folder, 'prices.json');
    try {
      await expect(readPriceCatalogue(path)).rejects.toThrow(`The price catalogue ${path} cannot be used.`);
      await writeFile(path, '{ "version": ');
      await expect(readPriceCatalogue(path)).rejects.toThrow('The file is not JSON');
      await writeFile(path, Buffer.from([0xff, 0xfe, 0x00]));
      await expect(readPriceCatalogue(path)).rejects.toThrow(Misconfigured);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
