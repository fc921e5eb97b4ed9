import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ContentMissing,
  type Content,
  type ContentOrder,
  type ContentStorage,
  type ContentStore,
  type Direct,
} from '../../shared-kernel/ports/storage.js';
import type { ByteRange, Opener, SealContext, Sealer } from '../../shared-kernel/ports/vault.js';
import { commitmentTo } from '../vault/committing-stream.js';
import { newContentName } from './content-name.js';
import { writeDurably } from './durable-file.js';

/** What the store stands on. */
export interface SealedContentParts {
  readonly storage: ContentStorage;
  readonly sealer: Sealer;
  readonly opener: Opener;
  /** A folder that this process alone uses, for opened content while it is lent as a file. */
  readonly scratchDir: string;
}

type Place = Pick<Content, 'name' | 'protection'>;

/** Accounts' content over a storage that needs to know nothing of accounts: sealed, or plain where it must seek. */
export class SealedContentStore implements ContentStore {
  constructor(private readonly parts: SealedContentParts) {}

  async put(
    body: AsyncIterable<Uint8Array> | Uint8Array,
    { mediaType, protection, context, name = newContentName() }: ContentOrder,
  ): Promise<Content> {
    const { sealer, storage } = this.parts;
    const stream = await (protection === 'sealed' ? sealer.sealStream(context) : sealer.commitStream(context));
    await storage.put(name, stream.through(body instanceof Uint8Array ? inOnePart(body) : body));
    return { name, mediaType, protection, ...(await stream.commitment()) };
  }

  async get({ name, protection }: Place, context: SealContext, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    const { storage, opener } = this.parts;
    if (protection === 'plain') return storage.get(name, range);
    const found = await storage.head(name);
    if (found === null) throw new ContentMissing();
    return opener.openStream({ bytes: found.bytes, read: part => storage.get(name, part) }, context, range);
  }

  async verify(content: Content, context: SealContext): Promise<boolean> {
    const salt = await this.parts.opener.open(content.salt, context);
    return (await commitmentTo(salt, await this.get(content, context))) === content.commitment;
  }

  delete(name: string): Promise<void> {
    return this.parts.storage.delete(name);
  }

  async withLocalFile<T>(place: Place, context: SealContext, use: (path: string) => Promise<T>): Promise<T> {
    if (place.protection === 'plain') return this.parts.storage.withLocalFile(place.name, use);
    const path = join(this.parts.scratchDir, randomUUID());
    await mkdir(this.parts.scratchDir, { recursive: true, mode: 0o700 });
    try {
      await writeDurably(path, await this.get(place, context));
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async direct({ name, protection }: Place, say: Direct): Promise<string | null> {
    return protection === 'plain' ? ((await this.parts.storage.direct?.(name, say)) ?? null) : null;
  }
}

async function* inOnePart(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
