import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from, type CopyStreamQuery } from 'pg-copy-streams';
import { ListedPrices } from '../../src/infrastructure/openai/listed-prices.js';
import { loadProviderModels } from '../../src/infrastructure/openai/provider-models.js';
import type { Tariff } from '../../src/shared-kernel/tariff.js';
import { Chance } from '../audit/chance.js';
import type { Room } from '../ground.js';
import type { HeardWords } from './heard-words.js';
import { LifeOfAVideo, type Maker, type Surroundings, type VideoPlan } from './life-of-a-video.js';
import { newMaker, planned } from './makers.js';
import { MIX } from './mix.js';
import { copiableId } from './multiplied.js';
import { ProductInMemory, type Written } from './product-in-memory.js';
import { SealedShapes } from './sealed-shapes.js';

/** Videos that are being worked on at the same time: so their events lie between each other. */
const AT_ONCE = 300;
/** Events for which the log has one account more. */
const EVENTS_OF_AN_ACCOUNT = 400;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const BETWEEN_EVENTS_MS = 100;
const LINES_AT_ONCE = 500;
const COLUMNS = 'position, stream_id, revision, event_id, type, schema_version, data, metadata, recorded_at';

/** An account that is as large in a log of every size, and whose history lies all over it. */
interface Watched {
  readonly maker: Maker;
  readonly steps: Iterator<void>;
  readonly size: number;
}

/** What the watched account does: small videos, each with a card. */
export const WATCHED_VIDEOS = 60;
const WATCHED_PLAN: VideoPlan = { seconds: 60, fromAddress: false, cards: 1, texts: 0, images: 0 };
/** More steps than such an account takes. */
const WATCHED_STEPS = 1_100;
/** Its words are those of longer videos, because they are searched. */
const WORDS_SECONDS = 480;

const escaped = (text: string): string => (text.includes('\\') ? text.replaceAll('\\', '\\\\') : text);

/** A log that grows by what the product's deciders say, written by COPY: the filling is not what is measured, so it does without the product's own way in. */
export class GrowingLog {
  private readonly chance = new Chance(11);
  private readonly shapes = new SealedShapes(this.chance, copiableId);
  private readonly product: ProductInMemory;
  private readonly makers: Maker[] = [];
  private readonly lives: Iterator<void>[] = [];
  private readonly watched: Watched[] = [];
  private readonly around: Surroundings;
  private lines: string[] = [];
  private ordinal = 0;

  private constructor(
    private readonly room: Room,
    tariff: (operation: string) => Tariff,
  ) {
    this.product = new ProductInMemory(copiableId, { written: event => this.write(event), asked: () => undefined });
    this.product.now = START;
    const models = loadProviderModels();
    const nothing = () => undefined;
    this.around = {
      product: this.product,
      chance: this.chance,
      shapes: this.shapes,
      prices: new ListedPrices(models),
      models: models.defaults,
      tariff,
      pass: nothing,
      queue: () => -1,
      platformPays: nothing,
      store: nothing,
    };
  }

  /** For logs of these sizes, each with a watched account of its own. */
  static async in(room: Room, sizes: readonly number[], heard: HeardWords, tariff: (operation: string) => Tariff): Promise<GrowingLog> {
    const log = new GrowingLog(room, tariff);
    for (const size of sizes) {
      const maker = newMaker(log.product, log.shapes, false);
      const { words, names } = await heard.of(maker.accountId, WATCHED_VIDEOS, WORDS_SECONDS, log.chance);
      const around = {
        ...log.around,
        heard: () => words.pop() ?? log.shapes.content(1, 'application/json'),
        named: () => names[log.chance.below(names.length)] ?? log.shapes.text(8),
      };
      log.watched.push({ maker, size, steps: watchedLife(around, maker) });
    }
    return log;
  }

  /** The account that is watched in the log of this size. */
  watchedAt(size: number): string {
    const found = this.watched.find(one => one.size === size);
    if (!found) throw new Error(`No account is watched in a log of ${size} events.`);
    return found.maker.accountId;
  }

  /** Adds a part of what the account does that is watched in the log of this size. */
  tellOfWatched(size: number, part: number): Promise<void> {
    return this.writing(async copy => {
      const one = this.watched.find(watched => watched.size === size);
      for (let step = 0; step < WATCHED_STEPS * part; step += 1) one?.steps.next();
      await this.send(
        copy,
        this.lines
          .splice(0)
          .map(line => this.placed(line))
          .join(''),
      );
    });
  }

  /** Adds events until the log has so many; what others appended meanwhile counts. */
  growTo(size: number): Promise<void> {
    return this.writing(async copy => {
      const left = this.lines.splice(0); // told when the log had grown to where it should: they come first
      await this.send(copy, left.map(line => this.placed(line)).join(''));
      while (this.ordinal < size) {
        this.live();
        await this.flush(copy, size);
      }
    });
  }

  private async writing(work: (copy: CopyStreamQuery) => Promise<void>): Promise<void> {
    const owner = new pg.Client({ connectionString: this.room.ownerUrl });
    await owner.connect();
    try {
      const { rows } = await owner.query<{ head: string }>('select coalesce(max(position), 0) as head from es.events');
      this.ordinal = Number(rows[0]?.head ?? 0);
      const copy = owner.query(from(`copy es.events (${COLUMNS}) from stdin`));
      await work(copy);
      copy.end();
      await finished(copy);
    } finally {
      await owner.end();
    }
  }

  private live(): void {
    for (const one of this.watched) if (this.ordinal < one.size && this.isDue(one)) one.steps.next();
    const wanted = Math.max(20, Math.ceil(this.ordinal / EVENTS_OF_AN_ACCOUNT));
    if (this.makers.length < wanted) this.makers.push(newMaker(this.product, this.shapes, this.chance.percent(MIX.ownKeyPercent)));
    if (this.lives.length < AT_ONCE) {
      this.lives.push(new LifeOfAVideo(this.around, this.chance.oneOf(this.makers), planned(this.chance)).steps());
      return;
    }
    const at = this.chance.below(this.lives.length);
    if (this.lives[at]?.next().done !== true) return;
    this.lives[at] = this.lives.at(-1) as Iterator<void>;
    this.lives.pop();
  }

  private dueAt = new Map<number, number>();

  /** Steps are spread over the whole of its log. */
  private isDue({ size }: Watched): boolean {
    const due = this.dueAt.get(size) ?? 0;
    if (this.ordinal < due) return false;
    this.dueAt.set(size, due + size / WATCHED_STEPS);
    return true;
  }

  private write({ stream, revision, id, type, data, metadata }: Written): void {
    this.product.now += BETWEEN_EVENTS_MS;
    this.lines.push(
      `${stream}\t${revision}\t${id}\t${type}\t1\t${escaped(JSON.stringify(data))}\t${escaped(JSON.stringify(metadata))}\t${metadata.at}\n`,
    );
  }

  private placed(line: string): string {
    this.ordinal += 1;
    return `${this.ordinal}\t${line}`;
  }

  private async flush(copy: CopyStreamQuery, size: number): Promise<void> {
    const full = this.lines.length >= LINES_AT_ONCE || this.ordinal + this.lines.length >= size;
    if (!full) return;
    const now = this.lines.splice(0, size - this.ordinal);
    await this.send(copy, now.map(line => this.placed(line)).join(''));
  }

  private async send(copy: CopyStreamQuery, text: string): Promise<void> {
    if (text !== '' && !copy.write(text)) await once(copy, 'drain');
  }
}

function* watchedLife(around: Surroundings, maker: Maker): Generator<void> {
  for (let video = 0; video < WATCHED_VIDEOS; video += 1) yield* new LifeOfAVideo(around, maker, WATCHED_PLAN).steps();
}
