import { failures, ProviderRefusal } from '../faults/failures.js';
import { priceList } from './price-list-2026-11-23.js';

export type ModelKind = 'text' | 'transcription' | 'image' | 'moderation';

/** A model as the sandbox offers it; `id` without the date of a snapshot. */
export interface CatalogueModel {
  readonly id: string;
  readonly kind: ModelKind;
  /** Day (UTC) from which on the model answers no more; null where none is announced. */
  readonly shutdownDate: string | null;
  /** Largest input, in tokens (text models). */
  readonly contextWindow: number;
  /** Longest audio, in seconds (transcription models). */
  readonly maxSeconds: number;
  /** Whether words and segments carry times (transcription models). */
  readonly timed: boolean;
  /** Whether it tells voices apart (transcription models). */
  readonly diarizes: boolean;
}

const shutdownDates: Readonly<Record<string, string>> = {
  'whisper-1': '2027-02-26',
  'gpt-4o-transcribe': '2027-02-26',
  'gpt-4o-mini-transcribe': '2027-02-26',
  'gpt-4o-transcribe-diarize': '2027-02-26',
  'gpt-image-1.5': '2026-12-01',
  'gpt-image-1-mini': '2026-12-01',
};

/** The snapshot that is listed beside each text and image model; any other date is understood too. */
const snapshotDate = '2026-09-08';
const snapshot = /-\d{4}-\d{2}-\d{2}$/;

function model(id: string, kind: ModelKind): CatalogueModel {
  const shutdownDate = shutdownDates[id] ?? null;
  const maxSeconds = id.startsWith('gpt-4o') ? 1400 : 7200;
  return { id, kind, shutdownDate, contextWindow: 1_050_000, maxSeconds, timed: id === 'whisper-1', diarizes: id.endsWith('-diarize') };
}

const catalogue: readonly CatalogueModel[] = [
  ...Object.keys(priceList.text).map(id => model(id, 'text')),
  ...Object.keys(priceList.audio).map(id => model(id, 'transcription')),
  ...Object.keys(priceList.image).map(id => model(id, 'image')),
  model('omni-moderation-latest', 'moderation'),
];

/** A model in the words of `GET /v1/models`. */
export interface ListedModel {
  readonly id: string;
  readonly object: 'model';
  readonly created: number;
  readonly owned_by: string;
  readonly shutdown_date: string | null;
}

/** The models that still answer at this moment, with a dated snapshot beside each text and image model. */
export function listedModels(now: Date): readonly ListedModel[] {
  return catalogue.filter(one => alive(one, now)).flatMap(one => namesOf(one).map(id => listed(id, one)));
}

/** The model behind a name of its own or of a snapshot; null when there is none, or none any more. */
export function findModel(name: string, now: Date): CatalogueModel | null {
  const found = catalogue.find(one => one.id === name || one.id === name.replace(snapshot, ''));
  return found && alive(found, now) ? found : null;
}

export function findListed(name: string, now: Date): ListedModel | null {
  const found = findModel(name, now);
  return found ? listed(name, found) : null;
}

/** The model for one kind of work. Refuses with `model_not_found` as the provider does. */
export function modelFor(kind: ModelKind, name: string, now: Date): CatalogueModel {
  const found = findModel(name, now);
  if (found?.kind === kind) return found;
  throw new ProviderRefusal({ ...failures.model_not_found, message: `The model \`${name.slice(0, 80)}\` does not exist or cannot do this.` });
}

/** Whether a name pins a snapshot by its date. */
export function isSnapshot(name: string): boolean {
  return snapshot.test(name);
}

function alive(one: CatalogueModel, now: Date): boolean {
  return one.shutdownDate === null || now.toISOString().slice(0, 10) < one.shutdownDate;
}

function namesOf(one: CatalogueModel): readonly string[] {
  return one.kind === 'text' || one.kind === 'image' ? [one.id, `${one.id}-${snapshotDate}`] : [one.id];
}

function listed(id: string, one: CatalogueModel): ListedModel {
  return { id, object: 'model', created: 1_788_825_600, owned_by: 'keyreel-sandbox', shutdown_date: one.shutdownDate };
}
