import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { allParts } from '../../src/app.module.js';
import { exportLog, type Exported, type Origins, type Sealed } from '../../src/infrastructure/audit-export/export-log.js';
import { Export } from '../../src/infrastructure/audit-replay/read-export.js';
import { replay, type Verdict } from '../../src/infrastructure/audit-replay/replay.js';
import { withEventLog, type LogPlace } from '../../src/infrastructure/event-log/open-event-log.js';
import { leafHash } from '../../src/infrastructure/event-log/leaf.js';
import { LineJournal } from '../../src/infrastructure/messaging/journal.js';
import { boundsOf } from '../../src/infrastructure/postgres/log-bounds.js';
import { TablesAtOnce } from '../../src/infrastructure/postgres/tables-at-once.js';
import { originLine, publicKeyOf, signCheckpoint, signingKey, verifierKeyText } from '../../src/infrastructure/transparency/signed-note.js';
import { TileBuilder } from '../../src/infrastructure/transparency/tile-builder.js';
import { shippedFile } from '../../src/infrastructure/project-root.js';
import type { Projection } from '../../src/shared-kernel/projection.js';
import { freshDatabase } from './postgres.js';

/** Every projection of the product. */
export const allProjections: readonly Projection[] = allParts.flatMap(parts => parts.projections);

/** A log that nobody has sealed yet. */
const unsealed: Sealed = {
  epoch: 1,
  size: 0,
  keys: [],
  tile: () => Promise.reject(new Error('Nothing was sealed yet.')),
  async *checkpoints() {},
};

/** An export as `npm run audit -- export` writes it, of what a log holds now. */
export const exportsTo = (
  place: LogPlace,
  folder: string,
  { from = null, to = null, sealed = unsealed, change = origins => origins }: Asking = {},
): Promise<Exported> =>
  withEventLog(place, ({ log, inSql }) => {
    const url = place.databaseUrl;
    const words = { from, to };
    const origins: Origins = {
      log,
      projections: allProjections,
      sealed,
      bounds: head => boundsOf(url, words, head, inSql),
      tables: work => TablesAtOnce.read(url, work, inSql),
    };
    return exportLog(change(origins), { folder, ...words, tell: () => undefined });
  });

interface Asking {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly sealed?: Sealed;
  readonly change?: (origins: Origins) => Origins;
}

/** What a replay of an export says, in a database of its own. */
export const replaysFrom = async (folder: string, projections = allProjections): Promise<readonly Verdict[]> => {
  const database = await freshDatabase();
  try {
    const source = await Export.open(folder);
    return await replay({ source, url: database.url, projections, journal: new LineJournal(() => undefined), tell: () => undefined });
  } finally {
    await database.drop();
  }
};

/** The first so many events of an export, as a sealer would have kept and signed them. */
export const sealedAt = async (folder: string, size: number): Promise<Sealed> => {
  const source = await Export.open(folder);
  const builder = new TileBuilder();
  for await (const events of source.events())
    for (const { data, metadata, ...event } of events) if (event.ordinal <= size) builder.add(leafHash({ ...event, raw: { data, metadata } }));
  const tiles = new Map(builder.take().map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
  const key = signingKey(Buffer.alloc(32, 7));
  const head = { identity: source.manifest.log, epoch: 1, size, root: builder.root() };
  return {
    epoch: 1,
    size,
    keys: [verifierKeyText({ name: originLine(head), publicKey: publicKeyOf(key) })],
    tile: (level, index) => Promise.resolve(tiles.get(`${level}/${index}`) ?? Buffer.alloc(0)),
    async *checkpoints() {
      yield await Promise.resolve([{ epoch: 1, size, text: signCheckpoint(head, key) }]);
    },
  };
};

/** What the verifier that auditors are given says of an export; it is a program of its own. */
export const verified = async (folder: string, ...options: readonly string[]) => {
  const child = spawn(process.execPath, [shippedFile('audit/verify.mjs'), folder, '--json', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout)) as {
    readonly verdict: string;
    readonly firstBad: { readonly ordinal: number | null; readonly check: string; readonly reason: string } | null;
    readonly proven: { readonly from: number; readonly to: number; readonly size: number };
    readonly notProven: readonly string[];
  };
};
