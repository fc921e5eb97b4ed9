import { sign, type KeyObject } from 'node:crypto';
import { DocumentSigner } from '../../shared-kernel/ports/document-signer.js';
import type { Transparency } from '../../shared-kernel/ports/transparency.js';
import { keyId, verifierKeyText } from './signed-note.js';

/** What a note over a document begins with: no checkpoint does, so that a signature of the one is none of the other. */
const DOCUMENT = 'keyreel.document/1';

/** The key at hand, and what verifiers know it by. */
export interface KeyAtHand {
  readonly key: KeyObject;
  readonly publicKey: Buffer;
}

/** Signs documents with the log's own key, as long as it is the one that the newest checkpoint was signed with. */
export class LogKeySigner extends DocumentSigner {
  constructor(
    private readonly transparency: Transparency,
    /** Null, or a throw, when there is none to be used. */
    private readonly keyAtHand: () => Promise<KeyAtHand | null>,
  ) {
    super();
  }

  override async sign(digest: Uint8Array): Promise<string | null> {
    const name = (await this.transparency.newest())?.text.split('\n', 1)[0];
    const atHand = await this.keyAtHand().catch(() => null);
    if (name === undefined || atHand === null) return null;
    const { key, publicKey } = atHand;
    const known = await this.transparency.keys();
    if (!known.includes(verifierKeyText({ name, publicKey }))) return null;
    const text = `${DOCUMENT}\n${name}\nsha256 ${Buffer.from(digest).toString('base64')}\n`;
    const signature = Buffer.concat([keyId({ name, publicKey }), sign(null, Buffer.from(text), key)]);
    return `${text}\n— ${name} ${signature.toString('base64')}\n`;
  }
}
