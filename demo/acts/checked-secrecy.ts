import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CanaryScan } from '../books/canary-scan.js';
import { filesIn, objectsIn, tablesIn, type Place } from '../books/places.js';
import type { Stage } from '../stage/stage.js';

const MEBI = 1024 * 1024;

/** What lay in the data folder before anything was told in confidence: no secret can be in it. */
export const placesBefore = async (dataDir: string): Promise<readonly Place[]> => {
  const places: Place[] = [];
  for await (const place of filesIn(dataDir, new Set())) places.push(place);
  return places;
};

/** A part of the key, from its middle, as a careless program would leave it behind. */
const leakOf = (secret: string): string => Buffer.from(`x${secret.slice(20, 32)}`).toString('base64');

/** Searches every place for every part of every secret, and shows that a leak would be found wherever one can lie. */
export const checkSecrecy = async (stage: Stage, secret: string): Promise<void> => {
  const { tell, secrets } = stage;
  const everything = new CanaryScan(secrets.canaries);
  const aside = new Set(stage.before.flatMap(({ bytes }) => [...everything.present(bytes)]));
  const scan = new CanaryScan(secrets.canaries, aside);
  const kinds = new Map<string, number>();
  const planted = await plantedPlaces(stage, leakOf(secret));
  for await (const place of planted.places) {
    scan.search(place.name, place.bytes);
    kinds.set(place.kind, (kinds.get(place.kind) ?? 0) + 1);
    tell.progress(`searching ${place.kind}`);
  }
  await planted.remove();
  const leaks = scan.findings.filter(({ place }) => !planted.names.has(place));
  const found = new Set(scan.findings.map(({ place }) => place).filter(place => planted.names.has(place)));
  const where = leaks.map(({ canary, form, place }) => `${canary} (${form}) in ${place}`);
  const searched = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  tell.check(
    `none of ${secrets.canaries.length} secrets, nor any part of one, lies anywhere in clear`,
    leaks.length === 0,
    where.join('; ') || `searched ${searched}`,
  );
  const size = `${scan.patternCount} texts in ${(scan.bytesSearched / MEBI).toFixed(1)} MiB (${aside.size} set aside: they were there before)`;
  tell.check(
    'a leak planted in the database, a file and the output is found in each',
    found.size === planted.names.size,
    `${[...found].join(', ')}; ${size}`,
  );
};

interface PlantedPlaces {
  readonly places: AsyncIterable<Place>;
  readonly names: ReadonlySet<string>;
  remove(): Promise<void>;
}

/** All places, three of which have the leak: a file, a table of the dump, and a copy of the output. */
const plantedPlaces = async ({ service, auditor, film, short, bucket }: Stage, leak: string): Promise<PlantedPlaces> => {
  const file = join('scratch', 'planted.txt');
  const path = join(service.dataDir, file);
  await writeFile(path, leak, { mode: 0o600 });
  const all = async function* (): AsyncGenerator<Place> {
    const films = new Set([film.sha256, short.sha256]);
    yield* filesIn(service.dataDir, films);
    if (bucket !== null) yield* objectsIn(bucket, films);
    // after the files: the planted row passes through the database's own files on its way
    yield* tablesIn(await auditor.dump(leak));
    yield { kind: 'service output', name: 'the service’s output', bytes: service.output() };
    yield { kind: 'service output', name: 'the output with a leak', bytes: Buffer.concat([service.output(), Buffer.from(leak)]) };
  };
  const names = new Set([file, 'public.planted_for_search', 'the output with a leak']);
  return { places: all(), names, remove: () => rm(path, { force: true }) };
};
