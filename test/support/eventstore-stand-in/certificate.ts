import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate that vouches for itself, as the server's own test certificates do, made anew in each process: no key lies in the repository. */
export interface Certificate {
  chain: Buffer;
  key: Buffer;
  /** A file with the certificate, for `tlsCAFile`. */
  path: string;
}

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const extension = (oid: string, value: Buffer): Buffer => sequence(identifier(oid), der(0x04, value));

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const commonName = sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from('EventStoreDB stand-in, test equipment')))));
const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
const isAuthority = sequence(der(0x01, Buffer.from([0xff])));
const validity = sequence(der(0x18, Buffer.from('20240101000000Z')), der(0x18, Buffer.from('21240101000000Z')));

function made(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const serial = createHash('sha256').update(spki).digest().subarray(0, 8);
  serial[0] = (serial[0] as number & 0x7f) | 1;
  const unsigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    commonName,
    validity,
    commonName,
    spki,
    der(0xa3, sequence(extension('551d11', names), extension('551d13', isAuthority))),
  );
  const signature = sign('sha256', unsigned, privateKey);
  const whole = sequence(unsigned, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  const chain = Buffer.from(['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'));
  const path = join(mkdtempSync(join(tmpdir(), 'eventstore-stand-in-')), 'certificate.pem');
  writeFileSync(path, chain);
  return { chain, key: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })), path };
}

let certificateOfThisProcess: Certificate | undefined;

/** One a process. */
export function ownCertificate(): Certificate {
  certificateOfThisProcess ??= made();
  return certificateOfThisProcess;
}
