/** What machines and room are taken to cost: assumptions of 2026-11-26, looked up nowhere. In micro-dollars. */
export const PRICES = {
  /** A processor core of a rented machine, with its share of memory and power, for a month. */
  coreMonth: 15_000_000,
  /** A gigabyte of fast disk under a database, kept twice, for a month. */
  databaseGigabyteMonth: 250_000,
  /** A gigabyte in object storage for a month. */
  filesGigabyteMonth: 20_000,
  /** What a platform credit is sold for. */
  credit: 10_000,
} as const;

const SECONDS_OF_A_MONTH = 30 * 86_400;
const GIGABYTE = 1e9;

/** What a number of videos needed. */
export interface Needed {
  readonly videos: number;
  readonly coreSeconds: number;
  readonly databaseBytes: number;
  readonly fileBytes: number;
  /** What the provider asks of the platform, in micro-dollars. */
  readonly providerMicroUsd: number;
}

/** How a machine park is used. */
export interface Park {
  /** The part of bought processor time that work fills, averaged over day and night. */
  readonly filled: number;
  /** Cores that are there however little is done. */
  readonly leastCores: number;
  /** Days over which the videos came. */
  readonly days: number;
  /** Months for which files and events are paid for. */
  readonly monthsKept: number;
}

/** Micro-dollars for a thousand videos, part by part. */
export interface PriceOfAThousand {
  readonly provider: number;
  readonly cores: number;
  readonly database: number;
  readonly files: number;
  readonly all: number;
}

/** Cores are paid by the month whether they work or not; room by what lies in it and for how long. */
export const priceOfAThousand = (needed: Needed, park: Park): PriceOfAThousand => {
  const each = 1000 / needed.videos;
  const seconds = Math.max(needed.coreSeconds / park.filled, park.leastCores * park.days * 86_400);
  const provider = needed.providerMicroUsd * each;
  const cores = (seconds / SECONDS_OF_A_MONTH) * PRICES.coreMonth * each;
  const database = (needed.databaseBytes / GIGABYTE) * PRICES.databaseGigabyteMonth * park.monthsKept * each;
  const files = (needed.fileBytes / GIGABYTE) * PRICES.filesGigabyteMonth * park.monthsKept * each;
  return { provider, cores, database, files, all: provider + cores + database + files };
};
