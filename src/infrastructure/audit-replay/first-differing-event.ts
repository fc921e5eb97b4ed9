import type { StoredRow } from '../messaging/projection-store.js';
import type { Projection, Row } from '../../shared-kernel/projection.js';
import type { ExportedEvent } from '../audit-export/export-format.js';
import { leafHash } from '../event-log/leaf.js';
import { HASH_BYTES, TILE_WIDTH } from '../transparency/tiles.js';
import { asRecorded } from './exported-log.js';
import type { DifferingRow } from './differing-rows.js';
import type { Export } from './read-export.js';

type Where = Pick<ExportedEvent, 'ordinal' | 'type' | 'stream' | 'revision'>;

/**
 * Where a replayed row leaves the published one. An end digest alone does not tell it, so there are three answers, the first that holds:
 * - `altered`: an event that touches the row is not the one whose leaf stands in the tree;
 * - `left behind`: after some event the replayed row was exactly the published one, and this is the next event that touches it;
 * - `never agreed`: the replayed row was at no point the published one, so the difference began with the first event that touches it, or later.
 */
export interface FirstDifference {
  readonly id: string;
  readonly why: 'altered' | 'left behind' | 'never agreed' | 'no event touches it';
  readonly event: Where | null;
}

/** A projection, and rows of it that are not as published. */
export interface Traced {
  readonly projection: Projection;
  readonly rows: readonly DifferingRow[];
}

/** The digests of rows with these columns, as the database makes them. */
export type DigestsOf = (rows: readonly StoredRow[]) => Promise<readonly string[]>;

/** Folds one row again, event by event, beside what was published of it. */
class RowInQuestion {
  altered: Where | null = null;
  private first: Where | null = null;
  private row: Row | undefined;
  private owner = '';
  /** Whether it was the published one after the last event that touched it, and what touched it then. */
  private agrees: boolean;
  private leftBy: Where | null = null;
  private hasAgreed = false;

  constructor(
    private readonly projection: Projection,
    private readonly differing: DifferingRow,
  ) {
    this.agrees = differing.published === null;
    this.hasAgreed = this.agrees;
  }

  /** What the event makes of it; null for no row. */
  fold(event: ExportedEvent): StoredRow | null {
    const { projection, differing } = this;
    const heard = asRecorded(event);
    this.row = projection.on[event.type]?.(this.row, heard, differing.id);
    if (this.row === undefined) return null;
    this.owner = projection.ownerOf(heard, this.row);
    return { id: differing.id, accountId: this.owner, sort: projection.sortBy(this.row), group: projection.groupBy(this.row), row: this.row };
  }

  judge(event: Where, digest: string | null): void {
    this.first ??= event;
    const agrees = digest === this.differing.published;
    if (this.agrees && !agrees) this.leftBy = event;
    this.agrees = agrees;
    this.hasAgreed ||= agrees;
  }

  get answer(): FirstDifference {
    const { id } = this.differing;
    if (this.altered !== null) return { id, why: 'altered', event: this.altered };
    if (this.first === null) return { id, why: 'no event touches it', event: null };
    return this.hasAgreed ? { id, why: 'left behind', event: this.leftBy } : { id, why: 'never agreed', event: this.first };
  }
}

/** Goes over the events once more, for these rows alone. */
export const firstDifferences = async (
  source: Export,
  traced: readonly Traced[],
  digestsOf: DigestsOf,
): Promise<ReadonlyMap<string, readonly FirstDifference[]>> => {
  const questions = traced.map(({ projection, rows }) => ({
    projection,
    rows: new Map(rows.map(row => [row.id, new RowInQuestion(projection, row)])),
  }));
  const leaves = new Leaves(source);
  for await (const events of source.events()) {
    const folded: { question: RowInQuestion; event: ExportedEvent; columns: StoredRow | null }[] = [];
    for (const event of events) {
      for (const { projection, rows } of questions) {
        if (!(event.type in projection.on)) continue;
        for (const id of projection.rowsOf(asRecorded(event))) {
          const question = rows.get(id);
          if (question === undefined) continue;
          if (question.altered === null && !(await leaves.has(event))) question.altered = placeOf(event);
          folded.push({ question, event, columns: question.fold(event) });
        }
      }
    }
    const digests = await digestsOf(folded.flatMap(({ columns }) => columns ?? []));
    let at = 0;
    for (const { question, event, columns } of folded) question.judge(placeOf(event), columns === null ? null : (digests[at++] ?? null));
  }
  return new Map(questions.map(({ projection, rows }) => [projection.name, [...rows.values()].map(question => question.answer)]));
};

const placeOf = ({ ordinal, type, stream, revision }: ExportedEvent): Where => ({ ordinal, type, stream, revision });

/** The leaves of the tree; it holds the tile that was asked for last. */
class Leaves {
  private tile: { readonly index: number; readonly hashes: Buffer | null } | null = null;

  constructor(private readonly source: Export) {}

  /** Whether the tree has this very event at its place; true where the tree has no such place. */
  async has(event: ExportedEvent): Promise<boolean> {
    const index = Math.floor((event.ordinal - 1) / TILE_WIDTH);
    if (this.tile?.index !== index) this.tile = { index, hashes: await this.source.leavesBeside(event.ordinal).catch(() => null) };
    const at = ((event.ordinal - 1) % TILE_WIDTH) * HASH_BYTES;
    const { data, metadata, ...envelope } = event;
    return this.tile.hashes === null || this.tile.hashes.subarray(at, at + HASH_BYTES).equals(leafHash({ ...envelope, raw: { data, metadata } }));
  }
}
