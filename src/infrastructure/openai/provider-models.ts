import { shippedFile } from '../project-root.js';
import { readFileSync } from 'node:fs';
import type { FreeSize } from '../../shared-kernel/ports/models.js';
import type { Effort } from '../../shared-kernel/ports/provider.js';

interface Described {
  readonly id: string;
  readonly label: string;
  /** The day from which on the model answers no more, or null when none is announced. */
  readonly shutdownDate: string | null;
}

export interface TextModel extends Described {
  readonly class: 'text';
  /** Tokens. */
  readonly contextWindow: number;
  readonly maxOutputTokens: number;
  /** Whether cache breakpoints can be set; on older models they are an error. */
  readonly explicitCache: boolean;
  readonly efforts: readonly Effort[];
}

export interface TranscriptionCapabilities {
  readonly segmentTimes: boolean;
  readonly wordTimes: boolean;
  readonly speakers: boolean;
  readonly prompt: boolean;
  /** Takes names and terms one by one; those that do not may take them in their prompt. */
  readonly keywords?: boolean;
  /** Null when nobody knows. */
  readonly maxSeconds: number | null;
  readonly maxBytes: number;
}

export interface TranscriptionModel extends Described, TranscriptionCapabilities {
  readonly class: 'transcription';
}

export interface ImageModel extends Described {
  readonly class: 'image';
  /** The sizes offered by name, `WIDTHxHEIGHT`. */
  readonly sizes: readonly string[];
  /** The bounds of sizes beyond those, or null when there are none. */
  readonly freeSize: FreeSize | null;
  readonly qualities: readonly string[];
  readonly formats: readonly ('png' | 'jpeg' | 'webp')[];
  readonly maxCount: number;
  /** Output tokens of one picture, by size and quality, where known. */
  readonly outputTokens: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface ModerationModel extends Described {
  readonly class: 'moderation';
}

export type ProviderModel = TextModel | TranscriptionModel | ImageModel | ModerationModel;
export type ModelClass = ProviderModel['class'];

/** Prices of one model in micro-USD: for a million tokens, or for a minute of audio. */
export interface ModelPrices {
  readonly input?: number;
  readonly cachedInput?: number;
  readonly cacheWrite?: number;
  readonly imageInput?: number;
  readonly output?: number;
  readonly perMinute?: number;
}

/** What the provider asked on a day; a list that was used once is never edited, a new one is added. */
export interface PriceList {
  readonly version: string;
  readonly read: string;
  readonly source: string;
  /** Above so many input tokens the whole request costs these percentages. */
  readonly longPrompt: { readonly aboveInputTokens: number; readonly inputPercent: number; readonly outputPercent: number };
  readonly prices: Readonly<Record<string, ModelPrices>>;
}

interface Family {
  readonly pattern: RegExp;
  readonly like: string | null;
  readonly with: Partial<TextModel>;
}

/** The models as data: what each can do, until when, and at what price. */
export class ProviderModels {
  constructor(
    readonly version: string,
    readonly defaults: Readonly<Record<ModelClass, string>>,
    /** Dated ids for the paid probe, the preferred one first. */
    readonly probes: readonly string[],
    readonly models: readonly ProviderModel[],
    private readonly families: readonly Family[],
    private readonly priceLists: readonly PriceList[],
  ) {}

  /** A model by its name or by that of a dated snapshot; an unlisted one is taken to be like its family; null when it is of no use here. */
  describe(id: string): ProviderModel | null {
    const listed = this.models.find(model => model.id === id || model.id === undated(id));
    if (listed) return { ...listed, id };
    const family = this.families.find(({ pattern }) => pattern.test(id));
    const like = this.models.find(model => model.id === family?.like);
    return like ? ({ ...like, ...family?.with, id, label: id, shutdownDate: null } as ProviderModel) : null;
  }

  /** Whether a model still answers on a day (ISO date). */
  alive(id: string, today: string): boolean {
    const shutdown = this.describe(id)?.shutdownDate ?? null;
    return shutdown === null || today < shutdown;
  }

  /** A price list by its version, or null. */
  priceList(version: string): PriceList | null {
    return this.priceLists.find(list => list.version === version) ?? null;
  }

  /** The newest price list. */
  get currentPrices(): PriceList {
    const newest = this.priceLists.toSorted((a, b) => a.version.localeCompare(b.version)).at(-1);
    if (!newest) throw new Error('The list of provider models holds no price list.');
    return newest;
  }
}

/** The name of a model without the date of its snapshot. */
export function undated(id: string): string {
  return id.replace(/-\d{4}-\d{2}-\d{2}$/, '');
}

const SHIPPED = shippedFile('config/provider-models.json');

/** Reads the list of models; throws with the reason when the file does not hold one. */
export function loadProviderModels(file: URL | string = SHIPPED): ProviderModels {
  return providerModelsFrom(JSON.parse(readFileSync(file, 'utf8')));
}

type Content = Pick<ProviderModels, 'version' | 'defaults' | 'probes' | 'models'> & {
  families: readonly { pattern: string; like: string | null; with?: Partial<TextModel> }[];
  priceLists: readonly PriceList[];
};

/** The list of models in an already parsed document. The operator may have edited it, so what it refers to is checked. */
export function providerModelsFrom(document: unknown): ProviderModels {
  const content = document as Content;
  const families = content.families.map(family => ({ pattern: new RegExp(family.pattern), like: family.like, with: family.with ?? {} }));
  const models = new ProviderModels(content.version, content.defaults, content.probes, content.models, families, content.priceLists);
  for (const [kind, id] of Object.entries(models.defaults)) {
    if (models.describe(id)?.class !== kind) throw new Error(`The default ${kind} model ${id} is not described as one.`);
  }
  for (const price of content.priceLists.flatMap(list => Object.values(list.prices)).flatMap(prices => Object.values(prices) as unknown[])) {
    if (!Number.isSafeInteger(price) || Number(price) < 0) throw new Error('A provider price is not a whole number of micro-USD.');
  }
  return models;
}
