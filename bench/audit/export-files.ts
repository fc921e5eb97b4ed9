import { createHash, type KeyObject } from 'node:crypto';
import { leafHash } from '../../src/infrastructure/event-log/leaf.js';
import { originLine, publicKeyOf, signCheckpoint, verifierKeyText } from '../../src/infrastructure/transparency/signed-note.js';
import { TileBuilder } from '../../src/infrastructure/transparency/tile-builder.js';
import { tilePath } from '../../src/infrastructure/transparency/tiles.js';
import type { LogEvent } from './story.js';

/** Whose log it is, who signs it, and when. */
export interface Terms {
  readonly identity: string;
  readonly key: KeyObject;
  /** Sizes at which a checkpoint is signed, rising. */
  readonly signedAt: readonly number[];
  /** From this ordinal on it is the second epoch. */
  readonly secondEpochFrom?: number;
  /** Events a file; 10,000 where nothing is said. */
  readonly page?: number;
}

/** Where files of an export go. */
export type Sink = (path: string, content: Buffer) => void;

interface FileEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const PAGE = 10_000;

export const leafOf = ({ data, metadata, ...event }: LogEvent): Buffer => leafHash({ ...event, raw: { data, metadata } });

export const lineOf = ({ stream, revision, id, type, schemaVersion, data, metadata }: LogEvent, ordinal: number): string =>
  `${JSON.stringify({ ordinal, stream, revision, id, type, schemaVersion, data, metadata })}\n`;

export const pagePath = (first: number): string => `events/${String(first).padStart(12, '0')}.jsonl`;
export const notePath = (epoch: number, size: number): string => `checkpoints/${epoch}-${String(size).padStart(12, '0')}.note`;
export const entryOf = (path: string, content: Buffer): FileEntry => ({
  path,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

export const keyLine = ({ identity, key }: Pick<Terms, 'identity' | 'key'>, epoch = 1): string =>
  verifierKeyText({ name: originLine({ identity, epoch }), publicKey: publicKeyOf(key) });

/** The manifest that these files make, with what it says of the tree. */
export const manifestOf = (said: Readonly<Record<string, unknown>>, entries: readonly FileEntry[]): Buffer => {
  const files = entries.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  return Buffer.from(`${JSON.stringify({ format: 'keyreel-audit-export/1', ...said, files })}\n`);
};

/** Writes an export of a whole log as docs/log-format.md has it, in one pass; memory holds a page and the tree's tiles. */
export const writeExport = (events: Iterable<LogEvent>, terms: Terms, sink: Sink): void => {
  const entries: FileEntry[] = [];
  const put: Sink = (path, content) => {
    entries.push(entryOf(path, content));
    sink(path, content);
  };
  const tree = new TileBuilder();
  const signedAt = new Set(terms.signedAt);
  let page: string[] = [];
  let checkpoint: string | null = null;
  let size = 0;
  const epochAt = (at: number): number => (terms.secondEpochFrom !== undefined && at >= terms.secondEpochFrom ? 2 : 1);
  const turnPage = (): void => {
    if (page.length > 0) put(pagePath(size - page.length + 1), Buffer.from(page.join('')));
    page = [];
  };
  for (const event of events) {
    size += 1;
    page.push(lineOf(event, size));
    tree.add(leafOf(event));
    if (event.type === 'PriceCatalogueAdopted')
      put(`prices/${(JSON.parse(event.data) as { version: string }).version}.json`, Buffer.from(event.data));
    if (signedAt.has(size)) {
      checkpoint = notePath(epochAt(size), size);
      put(checkpoint, Buffer.from(signCheckpoint({ identity: terms.identity, epoch: epochAt(size), size, root: tree.root() }, terms.key)));
    }
    if (page.length === (terms.page ?? PAGE)) turnPage();
  }
  turnPage();
  for (const tile of tree.take()) put(tilePath(tile, tile.hashes.length / 32), tile.hashes);
  const epochs = epochAt(size) === 2 ? [1, 2] : [1];
  put('keys.txt', Buffer.from(epochs.map(epoch => `${keyLine(terms, epoch)}\n`).join('')));
  put('reducers.json', Buffer.from('[]\n'));
  put('digests.json', Buffer.from('{}\n'));
  const said = { log: terms.identity, epoch: epochAt(size), from: 1, to: size, size, root: tree.root().toString('base64'), checkpoint };
  sink('manifest.json', manifestOf(said, entries));
};
