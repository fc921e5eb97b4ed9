import { readFile } from 'node:fs/promises';
import { shippedFile } from '../../src/infrastructure/project-root.js';
import { ListedPrices } from '../../src/infrastructure/openai/listed-prices.js';
import { loadProviderModels } from '../../src/infrastructure/openai/provider-models.js';
import { catalogueFrom } from '../../src/modules/credits/application/read-price-catalogue.js';
import { creditCommands } from '../../src/modules/credits/domain/commands.js';
import { microText } from '../../src/shared-kernel/money.js';
import type { Tariff } from '../../src/shared-kernel/tariff.js';
import { Chance } from '../audit/chance.js';
import { perMille, secondOfDay } from './distributions.js';
import { LifeOfAVideo, type Maker, type Surroundings } from './life-of-a-video.js';
import { newMaker, planned, videosOfADay } from './makers.js';
import { MIX } from './mix.js';
import { ProductInMemory, type Written } from './product-in-memory.js';
import type { Work } from './queue-model.js';
import { SealedShapes } from './sealed-shapes.js';

/** What the accounts of a platform did on a day, added up. */
export interface Day {
  readonly accounts: number;
  readonly active: number;
  readonly ownKeys: number;
  readonly videos: number;
  readonly minutes: number;
  readonly events: number;
  /** Of data and metadata as they are stored. */
  readonly eventBytes: number;
  readonly byType: ReadonlyMap<string, number>;
  readonly jobs: number;
  readonly work: readonly Work[];
  readonly bytes: { readonly source: number; readonly made: number };
  /** Micro-credits that were charged. */
  readonly charged: number;
  /** Micro-dollars by the provider's list: what the platform owes, and what owners of keys do. */
  readonly platformOwes: number;
  readonly ownersOwe: number;
}

const MIDNIGHT = Date.parse('2026-11-26T00:00:00.000Z');
/** Names, quotes and ids of an event's metadata, without its actor. */
const AROUND_ACTOR = JSON.stringify({
  accountId: '0'.repeat(36),
  actor: '',
  commandId: '0'.repeat(36),
  causationId: '0'.repeat(36),
  correlationId: '0'.repeat(36),
  at: '2026-11-26T00:00:00.000Z',
}).length;

type Writable<Of> = { -readonly [Field in keyof Of]: Of[Field] };

const tally = (accounts: number): Writable<Day> & { work: Work[]; byType: Map<string, number>; bytes: { source: number; made: number } } => ({
  accounts,
  active: 0,
  ownKeys: 0,
  videos: 0,
  minutes: 0,
  events: 0,
  eventBytes: 0,
  byType: new Map(),
  jobs: 0,
  work: [],
  bytes: { source: 0, made: 0 },
  charged: 0,
  platformOwes: 0,
  ownersOwe: 0,
});

/** What the platform asks for a kind of work, by the catalogue that is shipped. */
export const shippedTariffs = async (): Promise<(operation: string) => Tariff> => {
  const { version, operations } = catalogueFrom(await readFile(shippedFile('config/prices/2026-11-01.json')));
  const tariffs = new Map(operations.map(stated => [stated.operation, { ...stated, priceVersion: version }]));
  return operation => {
    const found = tariffs.get(operation);
    if (!found) throw new Error(`${operation} has no price`);
    return found;
  };
};

/** Ids by counting: quick, and as long as real ones. */
const countedIds = (): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return `01990000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;
  };
};

/** One day of so many accounts, account by account; the same seed tells the same day. */
export const dayOf = (accounts: number, seed: number, tariff: (operation: string) => Tariff): Day => {
  const day = tally(accounts);
  const chance = new Chance(seed);
  const models = loadProviderModels();
  const prices = new ListedPrices(models);
  const newId = countedIds();
  const shapes = new SealedShapes(chance, newId);
  let isCounting = false;
  const written = ({ type, data, metadata }: Written): void => {
    if (!isCounting) return;
    day.events += 1;
    day.eventBytes += JSON.stringify(data).length + AROUND_ACTOR + metadata.actor.length;
    day.byType.set(type, (day.byType.get(type) ?? 0) + 1);
    if (type === 'HoldSettled') day.charged += Number((data as { charged: string }).charged);
    if (type === 'OwnSpendCounted') day.ownersOwe += Number((data as { microUsd: string }).microUsd);
  };
  const asked = (): void => void (day.jobs += isCounting ? 1 : 0);

  const liveThrough = (): void => {
    const product = new ProductInMemory(newId, { written, asked });
    product.now = MIDNIGHT;
    isCounting = perMille(chance, MIX.newPerMille);
    const maker = newMaker(product, shapes, chance.percent(MIX.ownKeyPercent));
    if (!isCounting) grantWhatIsLeft(product, maker, chance);
    isCounting = true;
    day.active += 1;
    if (maker.key.status !== 'none') day.ownKeys += 1;
    const around: Surroundings = {
      product,
      chance,
      shapes,
      prices,
      models: models.defaults,
      tariff,
      pass: seconds => void (product.now += seconds * 1000),
      queue: (lane, takes, after) => day.work.push({ askedAt: (product.now - MIDNIGHT) / 1000, lane, takes, after }) - 1,
      platformPays: ({ microUsd }) => void (day.platformOwes += Number(microUsd)),
      store: (bytes, kind) => void (day.bytes[kind] += bytes),
    };
    const videos = videosOfADay(chance);
    const moments = Array.from({ length: videos }, () => secondOfDay(chance, MIX.hours)).sort((one, other) => one - other);
    for (const moment of moments) {
      product.now = MIDNIGHT + moment * 1000;
      const plan = planned(chance);
      day.videos += 1;
      day.minutes += plan.seconds / 60;
      for (const step of new LifeOfAVideo(around, maker, plan).steps()) void step;
    }
  };

  for (let account = 0; account < accounts; account += 1) if (perMille(chance, MIX.activePerMille)) liveThrough();
  return day;
};

/** Whoever is no newcomer has something left of what they bought. */
const grantWhatIsLeft = (product: ProductInMemory, { accountId }: Maker, chance: Chance): void => {
  const amount = microText(BigInt(1 + chance.below(MIX.topUpCredits)) * 1_000_000n);
  const terms = { source: 'top-up', priority: 100, expiresAt: null, priceVersion: null } as const;
  product.tell(creditCommands.GrantCredits({ accountId, grantId: product.id(), amount, ...terms }), accountId);
};
