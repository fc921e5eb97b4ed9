import { signingKey } from '../../src/infrastructure/transparency/signed-note.js';
import type { Chance } from './chance.js';
import { eventChanges, type Changed } from './event-forgeries.js';
import { entryOf, lineOf, manifestOf, notePath, pagePath, writeExport, type Terms } from './export-files.js';
import type { LogEvent } from './story.js';

export type Files = ReadonlyMap<string, Buffer>;

/** A good log, and another good one that begins like it. */
export interface GoodLog {
  readonly events: readonly LogEvent[];
  readonly fork: readonly LogEvent[];
  readonly terms: Terms;
  readonly files: Files;
}

/**
 * What a verifier has to say: at the very ordinal; at it or before, but after what a kept checkpoint proves; at it or before, where a tile's first
 * ordinal is named; nowhere in particular; or only that not all is proven.
 */
export type Expected = { readonly broken: 'at' | 'by' | 'in-tile'; readonly at: number } | { readonly broken: 'somewhere' } | 'unproven';

export interface Forgery {
  readonly what: string;
  readonly files: Files;
  /** Checkpoints that somebody else kept. */
  readonly kept: readonly { readonly size: number; readonly note: Buffer }[];
  readonly expected: Expected;
}

export const exportOf = (events: readonly LogEvent[], terms: Terms): Map<string, Buffer> => {
  const files = new Map<string, Buffer>();
  writeExport(events, terms, (path, content) => files.set(path, content));
  return files;
};

interface Manifest {
  readonly [name: string]: unknown;
}
const manifestIn = (files: Files): Manifest => JSON.parse(String(files.get('manifest.json'))) as Manifest;

/** The manifest made anew, so that only what it speaks of can give the forger away. */
const covered = (files: Map<string, Buffer>, said: Readonly<Record<string, unknown>> = {}): Map<string, Buffer> => {
  const { files: _, format: __, ...before } = manifestIn(files);
  const fresh = [...files].filter(([path]) => path !== 'manifest.json').map(([path, content]) => entryOf(path, content));
  return files.set('manifest.json', manifestOf({ ...before, ...said }, fresh));
};

const keptFor = (log: GoodLog, chance: Chance, at: number | null): Forgery['kept'] => {
  const { signedAt } = log.terms;
  const needed = signedAt.filter(size => at === null || size >= at);
  const sizes = new Set([
    needed.length > 0 ? chance.oneOf(needed) : (signedAt.at(-1) as number),
    ...(chance.percent(50) ? [chance.oneOf(signedAt)] : []),
  ]);
  return [...sizes].map(size => ({ size, note: log.files.get(notePath(epochOf(log, size), size)) as Buffer }));
};
const epochOf = ({ terms: { secondEpochFrom } }: GoodLog, size: number): number => (secondEpochFrom !== undefined && size >= secondEpochFrom ? 2 : 1);

const linesOf = ({ events, ordinals }: Changed): Buffer => Buffer.from(events.map((event, at) => lineOf(event, ordinals?.[at] ?? at + 1)).join(''));

const isCheckpoint = (path: string): boolean => path.startsWith('checkpoints/');
const ownNotes = (files: Files, most: number): readonly (readonly [string, Buffer])[] =>
  [...files].filter(([path]) => isCheckpoint(path) && Number(path.slice(-17, -5)) <= most);

/** How far a forger goes to hide a change of events. */
type Cover = (
  log: GoodLog,
  changed: Changed,
  chance: Chance,
) => { readonly how: string; readonly files: Map<string, Buffer>; readonly broken: 'at' | 'by' };

const careless: Cover = ({ files }, changed) => ({ how: 'and nothing else', files: new Map(files).set(pagePath(1), linesOf(changed)), broken: 'at' });

const withManifest: Cover = ({ files }, changed) => ({
  how: 'with the manifest made anew',
  files: covered(new Map(files).set(pagePath(1), linesOf(changed))),
  broken: 'at',
});

/** Leaves, tiles, prices and manifest made anew; the checkpoints are the old ones, or those that still agree. */
const withTiles: Cover = ({ files, terms }, changed, chance) => {
  const forged = exportOf(changed.events, { ...terms, signedAt: [] });
  const kept = ownNotes(files, chance.percent(50) ? changed.at - 1 : changed.events.length);
  for (const [path, note] of kept) forged.set(path, note);
  const newest =
    kept
      .map(([path]) => path)
      .toSorted()
      .at(-1) ?? null;
  if (changed.ordinals) forged.set(pagePath(1), linesOf(changed));
  return { how: 'with the tiles made anew', files: covered(forged, { checkpoint: newest }), broken: 'by' };
};

const signedAgain = (terms: Terms, events: readonly LogEvent[]): Terms => {
  const within = terms.signedAt.filter(size => size < events.length);
  return { ...terms, signedAt: [...within, events.length] };
};

const withOtherKey: Cover = ({ terms }, changed) => ({
  how: 'signed by another key',
  files: exportOf(changed.events, { ...signedAgain(terms, changed.events), key: signingKey(Buffer.alloc(32, 99)) }),
  broken: 'by',
});

const withSameKey: Cover = ({ terms }, changed) => ({
  how: 'signed by the same key',
  files: exportOf(changed.events, signedAgain(terms, changed.events)),
  broken: 'by',
});

const COVERS: readonly Cover[] = [careless, withManifest, withManifest, withTiles, withTiles, withOtherKey, withSameKey];

const covering = (log: GoodLog, changed: Changed, chance: Chance, covers: readonly Cover[]): Forgery => {
  const { how, files, broken } = chance.oneOf(covers)(log, changed, chance);
  return { what: `${changed.what}, ${how}`, files, kept: keptFor(log, chance, changed.at), expected: { broken, at: changed.at } };
};

type Forger = (log: GoodLog, chance: Chance) => Forgery | null;

const changeOfEvents: Forger = (log, chance) => {
  const changed = chance.oneOf(eventChanges)(log.events, chance.below(log.events.length), chance);
  return changed && covering(log, changed, chance, changed.ordinals ? [careless, withManifest, withTiles] : COVERS);
};

const cut: Forger = (log, chance) => {
  const left = chance.below(log.events.length);
  const changed = { what: 'the end cut off', events: log.events.slice(0, left), at: left + 1 };
  return covering(log, changed, chance, left === 0 ? [careless, withManifest] : COVERS);
};

/** The end of the events left out as if nobody had asked for it: what is there is good, and no verifier may call it the whole. */
const shortened: Forger = (log, chance) => {
  const left = chance.between(1, log.events.length - 1);
  const page = linesOf({ what: '', events: log.events.slice(0, left), at: left });
  const files = covered(new Map(log.files).set(pagePath(1), page), { to: left });
  return { what: 'the last events left out of the export', files, kept: keptFor(log, chance, null), expected: 'unproven' };
};

const forked: Forger = (log, chance) => {
  const at = log.fork.findIndex((event, place) => JSON.stringify(event) !== JSON.stringify(log.events[place]));
  if (at < 0) return null;
  return covering(log, { what: 'another history', events: log.fork, at: at + 1 }, chance, [withManifest, withTiles, withOtherKey, withSameKey]);
};

const flipped = (content: Buffer, at: number, chance: Chance): Buffer => {
  const changed = Buffer.from(content);
  changed[at] = (changed[at] ?? 0) ^ (1 << chance.below(8));
  return changed;
};

const tilesIn = (files: Files): readonly string[] => [...files.keys()].filter(path => path.startsWith('tile/'));

const FULL = 256;
const placeIn = (path: string, hash: number): number => {
  const [, level = '0', name = '0'] = /^tile\/(\d+)\/(.*?)(?:\.p\/\d+)?$/.exec(path) ?? [];
  return (Number(name.replaceAll(/[x/]/g, '')) * FULL + hash) * FULL ** Number(level) + 1;
};

const tileChanged: Forger = (log, chance) => {
  const path = chance.oneOf(tilesIn(log.files));
  const tile = log.files.get(path) as Buffer;
  const byte = chance.below(tile.length);
  const files = covered(new Map(log.files).set(path, flipped(tile, byte, chance)));
  return {
    what: 'a hash in a tile',
    files,
    kept: keptFor(log, chance, null),
    expected: { broken: 'in-tile', at: placeIn(path, Math.floor(byte / 32)) },
  };
};

const tileMissing: Forger = (log, chance) => {
  const path = chance.oneOf(tilesIn(log.files));
  const files = new Map(log.files);
  files.delete(path);
  return { what: 'a tile left out', files: covered(files), kept: keptFor(log, chance, null), expected: { broken: 'in-tile', at: placeIn(path, 0) } };
};

const rootChanged: Forger = (log, chance) => {
  const files = covered(new Map(log.files), { root: Buffer.alloc(32, chance.below(256)).toString('base64') });
  return { what: "the manifest's root", files, kept: keptFor(log, chance, null), expected: { broken: 'somewhere' } };
};

const checkpointsIn = (files: Files): readonly string[] => [...files.keys()].filter(isCheckpoint);

const checkpointsSwapped: Forger = (log, chance) => {
  const paths = checkpointsIn(log.files);
  const [one, two] = [chance.oneOf(paths), chance.oneOf(paths)];
  if (one === two) return null;
  const files = new Map(log.files).set(one, log.files.get(two) as Buffer).set(two, log.files.get(one) as Buffer);
  return { what: 'two checkpoints swapped', files: covered(files), kept: keptFor(log, chance, null), expected: { broken: 'somewhere' } };
};

const checkpointChanged: Forger = (log, chance) => {
  const path = chance.oneOf(checkpointsIn(log.files));
  const note = String(log.files.get(path));
  const lines = note.split('\n');
  const line = chance.oneOf([1, 2, 4]);
  const text = lines[line] ?? '';
  lines[line] = line === 1 ? String(Number(text) + 1) : `${text.slice(0, -6)}${text.at(-6) === 'A' ? 'B' : 'A'}${text.slice(-5)}`;
  const changed = Buffer.from(lines.join('\n'));
  if (changed.toString() === note) return null;
  return {
    what: 'a checkpoint changed',
    files: covered(new Map(log.files).set(path, changed)),
    kept: keptFor(log, chance, null),
    expected: { broken: 'somewhere' },
  };
};

/** It harms no proof, but it is not what an export is. */
const checkpointDropped: Forger = (log, chance) => {
  const kept = keptFor(log, chance, null);
  const files = new Map(log.files);
  for (const { size } of kept) files.delete(notePath(epochOf(log, size), size));
  const isCareless = chance.percent(50);
  if (isCareless) return { what: 'a checkpoint dropped', files, kept, expected: { broken: 'somewhere' } };
  return {
    what: 'a checkpoint dropped, with the manifest made anew',
    files: covered(files, { checkpoint: checkpointsIn(files).toSorted().at(-1) ?? null }),
    kept,
    expected: 'unproven',
  };
};

const pricesChanged: Forger = (log, chance) => {
  const path = chance.oneOf([...log.files.keys()].filter(name => name.startsWith('prices/')));
  const prices = (log.files.get(path) as Buffer).toString();
  const version = path.slice('prices/'.length, -'.json'.length);
  const at = log.events.findIndex(({ type, data }) => type === 'PriceCatalogueAdopted' && data.includes(`"${version}"`)) + 1;
  const files = new Map(log.files);
  if (chance.percent(30)) files.delete(path);
  else files.set(path, Buffer.from(prices.replace(/"microCredits":"\d/, '"microCredits":"1')));
  if (files.get(path)?.equals(log.files.get(path) as Buffer)) return null;
  return { what: 'a file of prices', files: covered(files), kept: keptFor(log, chance, null), expected: { broken: 'at', at } };
};

/** A bit anywhere, by somebody who leaves the rest as it is. */
const bitFlipped: Forger = (log, chance) => {
  const path = chance.oneOf([...log.files.keys()].filter(name => name !== 'manifest.json'));
  const content = log.files.get(path) as Buffer;
  const files = new Map(log.files).set(path, flipped(content, chance.below(content.length), chance));
  return { what: 'a bit of a file', files, kept: keptFor(log, chance, null), expected: { broken: 'somewhere' } };
};

const fileDropped: Forger = (log, chance) => {
  const files = new Map(log.files);
  files.delete(chance.oneOf([...files.keys()].filter(name => name !== 'manifest.json')));
  return { what: 'a file dropped', files, kept: keptFor(log, chance, null), expected: { broken: 'somewhere' } };
};

const pageCut: Forger = (log, chance) => {
  const files = new Map(log.files);
  files.delete(pagePath(1));
  const expected: Expected = { broken: 'by', at: 1 };
  return { what: 'a page cut out, with the manifest made anew', files: covered(files), kept: keptFor(log, chance, null), expected };
};

/** An opening of an epoch that disowns what was signed, and no key to sign it. */
const lossClaimed: Forger = (log, chance) => {
  const left = chance.between(1, log.events.length - 1);
  if (log.terms.secondEpochFrom !== undefined) return null;
  const data = JSON.stringify({ epoch: 2, checkpoint: null, lost: { from: left + 1, to: log.events.length }, reason: 'forged' });
  const opening: LogEvent = {
    ...(log.events[left] as LogEvent),
    stream: 'logepoch-platform',
    revision: 0,
    id: chance.uuid(),
    type: 'LogEpochOpened',
    data,
  };
  const forged = exportOf([...log.events.slice(0, left), opening], { ...log.terms, signedAt: [] });
  const notes = ownNotes(log.files, left);
  for (const [path, note] of notes) forged.set(path, note);
  const files = covered(forged, {
    epoch: 2,
    checkpoint:
      notes
        .map(([path]) => path)
        .toSorted()
        .at(-1) ?? null,
  });
  return { what: 'a loss that never was', files, kept: keptFor(log, chance, left + 1), expected: 'unproven' };
};

const FORGERS: readonly Forger[] = [
  ...Array.from({ length: 14 }, () => changeOfEvents),
  ...[cut, cut, shortened, forked, forked, tileChanged, tileMissing, rootChanged, checkpointsSwapped, checkpointChanged],
  ...[checkpointDropped, pricesChanged, bitFlipped, fileDropped, pageCut, lossClaimed],
];

/** One random forgery of a log. */
export const forge = (log: GoodLog, chance: Chance): Forgery => {
  for (;;) {
    const forgery = chance.oneOf(FORGERS)(log, chance);
    if (forgery) return forgery;
  }
};
