import { sign } from 'node:crypto';
import { proofFile } from './proof-file.js';
import {
  checkpointText,
  openCheckpoint,
  originLine,
  publicKeyOf,
  readCheckpoint,
  signCheckpoint,
  signingKey,
  verifierKeyText,
  type TreeHead,
} from './signed-note.js';
import { readProofFile, readVerifierKey } from './testing/read-back.js';

/** RFC 8032 §7.1: secret, public key, message, signature. */
const published = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

it.each(published)('signs as RFC 8032 has it: key %#', (secret, publicKey, message, signature) => {
  const key = signingKey(Buffer.from(secret, 'hex'));
  expect(publicKeyOf(key).toString('hex')).toBe(publicKey);
  expect(sign(null, Buffer.from(message, 'hex'), key).toString('hex')).toBe(signature);
});

describe('a checkpoint', () => {
  const key = signingKey(Buffer.from(published[0][0], 'hex'));
  const head: TreeHead = { identity: '0199f2a0-0000-7000-8000-0000000000ff', epoch: 2, size: 1234, root: Buffer.alloc(32, 7) };
  const ours = { name: originLine(head), publicKey: publicKeyOf(key) };
  const note = signCheckpoint(head, key);

  it('is written as C2SP has it, and the same however often it is signed', () => {
    const [origin, size, root, empty, signature, end] = note.split('\n');
    expect([origin, size, root, empty, end]).toEqual([`keyreel.log/${head.identity}/2`, '1234', head.root.toString('base64'), '', '']);
    expect(signature).toMatch(new RegExp(`^— keyreel\\.log/${head.identity}/2 [A-Za-z0-9+/]{91}=$`));
    expect(signCheckpoint(head, key)).toBe(note);
    expect(note.startsWith(`${checkpointText(head)}\n— `)).toBe(true);
  });

  it('opens with the key that signed it, whoever else signed as well', () => {
    expect(openCheckpoint(note, [ours])).toEqual(head);
    expect(openCheckpoint(`${note}— witness.example ${Buffer.alloc(68, 1).toString('base64')}\n`, [ours])).toEqual(head);
  });

  it('opens with no other key, and not with ours under another name', () => {
    const other = publicKeyOf(signingKey(Buffer.from(published[1][0], 'hex')));
    expect(openCheckpoint(note, [])).toBeNull();
    expect(openCheckpoint(note, [{ ...ours, publicKey: other }])).toBeNull();
    expect(openCheckpoint(note, [{ ...ours, name: `keyreel.log/${head.identity}/1` }])).toBeNull();
  });

  it.each([
    ['another size', (text: string) => text.replace('\n1234\n', '\n1235\n')],
    ['a size with a zero before it', (text: string) => text.replace('\n1234\n', '\n01234\n')],
    ['another epoch', (text: string) => text.replaceAll('/2', '/3')],
    ['a line more', (text: string) => text.replace('\n\n', '\nmore\n\n')],
    ['no line feed at the end', (text: string) => text.slice(0, -1)],
    ['a hyphen for a dash', (text: string) => text.replace('—', '-')],
    ['no signature', (text: string) => text.slice(0, text.indexOf('\n\n') + 2)],
  ])('does not open with %s', (_, edit) => {
    expect(edit(note)).not.toBe(note);
    expect(openCheckpoint(edit(note), [ours, { ...ours, name: `keyreel.log/${head.identity}/3` }])).toBeNull();
  });

  it('is read without a key for what it claims', () => {
    expect(readCheckpoint(note)).toEqual(head);
    expect(readCheckpoint('hello\n')).toBeNull();
  });

  it('is verified by a key that is written on one line', () => {
    const text = verifierKeyText(ours);
    expect(text).toMatch(new RegExp(`^keyreel\\.log/${head.identity}/2\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}$`));
    expect(readVerifierKey(text)).toEqual(ours);
    expect(readVerifierKey(text.replace('/2+', '/3+'))).toBeNull();
    expect(readVerifierKey('hello')).toBeNull();
  });

  it('is carried by the proof of an event', () => {
    const proof = { index: 17, hashes: [Buffer.alloc(32, 1), Buffer.alloc(32, 2)], checkpoint: note };
    const file = proofFile(proof);
    expect(file.split('\n').slice(0, 5)).toEqual([
      'c2sp.org/tlog-proof@v1',
      'index 17',
      Buffer.alloc(32, 1).toString('base64'),
      Buffer.alloc(32, 2).toString('base64'),
      '',
    ]);
    expect(readProofFile(file)).toEqual(proof);
    expect(readProofFile(proofFile({ ...proof, hashes: [] }))).toEqual({ ...proof, hashes: [] });
    expect(readProofFile(file.replace('index 17', 'index 017'))).toBeNull();
    expect(readProofFile(note)).toBeNull();
  });
});
