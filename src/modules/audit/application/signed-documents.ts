import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DocumentSigner } from '../../../shared-kernel/ports/document-signer.js';
import { START, type Position } from '../../../shared-kernel/ports/event-log.js';
import { LogPages, type KeptEvent, type LogFilter } from '../../../shared-kernel/ports/log-pages.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { CannotOpen } from '../../../shared-kernel/ports/vault.js';
import { TaskUnknown } from '../../../shared-kernel/refusal.js';
import { statement, type StatementEntry, type StatementPage } from '../../credits/index.js';
import { receiptOf, type TaskProduct } from '../../media-pipeline/index.js';
import { DocumentTooLong, NotSealedYet } from '../domain/errors.js';
import { ProveEvents } from './prove-events.js';

/** What an owner takes away: the document as a text, and a signed note over it. */
export interface SignedDocument {
  readonly format: 'keyreel-signed-document/1';
  readonly document: string;
  readonly note: string;
}

/** A promise about content of the owner's own, with what it takes to see that it was kept. */
interface OpenedCommitment {
  readonly role: string;
  readonly index: number;
  readonly mediaType: string;
  readonly bytes: number;
  readonly commitment: string;
  /** Base64; null when it does not open any more. */
  readonly salt: string | null;
}

/** From when to when; null is the beginning of the account, and now. */
export interface StatementPeriod {
  readonly from: string | null;
  readonly to: string | null;
}

const PAGE = 200;
/** Each event brings a proof of some twenty hashes. */
const MOST_EVENTS = 2_000;
const ALL: Omit<LogFilter, 'stream'> = { category: null, type: null, accountId: null, since: null, before: null };

/** Statements and receipts that need nobody's word: with the events that they rest on, their proofs, and the salts of what was made. */
@Injectable()
export class SignedDocuments {
  constructor(
    private readonly queries: Queries,
    private readonly pages: LogPages,
    private readonly proving: ProveEvents,
    private readonly signer: DocumentSigner,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** Throws `document_too_long`, `event_not_sealed_yet`. */
  async statement(accountId: string, period: StatementPeriod, after?: Position): Promise<SignedDocument> {
    const { entries, opening, closing } = await this.entries(accountId, period, after);
    const events = await this.ledger(accountId, entries, period);
    return this.signed({ kind: 'statement', accountId, statement: { ...period, opening, entries, closing } }, events, []);
  }

  /** Throws `task_unknown`, `document_too_long`, `event_not_sealed_yet`. */
  async receipt(accountId: string, taskId: string, after?: Position): Promise<SignedDocument> {
    const receipt = await this.queries.ask(receiptOf, { accountId, taskId }, after);
    if (!receipt) throw TaskUnknown();
    // what the receipt has not heard of yet is not in it
    const own = await this.stream(`task-${taskId}`, START, receipt.events.at(-1)?.position ?? START);
    if (own.length === 0) throw NotSealedYet({ retryAfter: 60 });
    const listed = await Promise.all(receipt.events.map(({ position }) => this.pages.at(position)));
    const others = listed.filter(event => event !== null).filter(({ stream }) => stream !== `task-${taskId}`);
    const events = [...own, ...others].toSorted((a, b) => a.ordinal - b.ordinal);
    return this.signed({ kind: 'receipt', accountId, receipt }, events, await this.commitments(accountId, own));
  }

  private async entries(accountId: string, period: StatementPeriod, seen?: Position) {
    const entries: StatementEntry[] = [];
    for (let after: string | null = null; ;) {
      const page: StatementPage = await this.queries.ask(statement, { accountId, after, limit: PAGE, period }, seen);
      entries.push(...page.entries);
      if (entries.length > MOST_EVENTS) throw DocumentTooLong();
      if (page.next === null) return { entries, ...page.period };
      after = page.next;
    }
  }

  /** The account's ledger from the event before the first movement, which bears the opening balance, to the last one; without movements, that one alone. */
  private async ledger(accountId: string, entries: readonly StatementEntry[], period: StatementPeriod): Promise<readonly KeptEvent[]> {
    const stream = `credits-${accountId}`;
    const [first, last] = [entries.at(0), entries.at(-1)];
    const end = first ? this.pages.precedingPlace(first.position) : await this.endOfNothing(period);
    const filter = { ...ALL, stream };
    const before = await this.pages.page({ filter, after: START, until: end, backwards: true, limit: 1 });
    if (!first || !last) return before.events;
    return [...before.events, ...(await this.stream(stream, end, last.position))];
  }

  private async endOfNothing({ from, to }: StatementPeriod): Promise<Position> {
    const moment = from ?? to;
    return moment === null ? (await this.pages.head()).position : this.pages.before(moment);
  }

  private async stream(stream: string, start: Position, until: Position): Promise<readonly KeptEvent[]> {
    const events: KeptEvent[] = [];
    for (let after = start; ;) {
      const page = await this.pages.page({ filter: { ...ALL, stream }, after, until, backwards: false, limit: PAGE });
      events.push(...page.events);
      if (events.length > MOST_EVENTS) throw DocumentTooLong();
      if (page.whole) return events;
      after = page.upTo;
    }
  }

  private async commitments(accountId: string, events: readonly KeptEvent[]): Promise<readonly OpenedCommitment[]> {
    const products = events.flatMap(({ data }) => (JSON.parse(data) as { products?: readonly TaskProduct[] }).products ?? []);
    const distinct = [...new Map(products.map(product => [product.content.commitment, product])).values()];
    return Promise.all(distinct.map(product => this.opened(accountId, product)));
  }

  private async opened(accountId: string, { role, index, content }: TaskProduct): Promise<OpenedCommitment> {
    const { mediaType, bytes, commitment } = content;
    const salt = await this.opener.open(content.salt, { accountId, purpose: purposeOf(role) }).catch((error: unknown) => {
      if (error instanceof CannotOpen) return null;
      throw error;
    });
    return { role, index, mediaType, bytes, commitment, salt: salt?.toString('base64') ?? null };
  }

  private async signed(what: object, events: readonly KeptEvent[], commitments: readonly OpenedCommitment[]): Promise<SignedDocument> {
    const { at } = await this.pages.head();
    const { checkpoint, events: proven } = await this.proving.all(events);
    const document = JSON.stringify({ ...what, asOf: at, events: proven, commitments, checkpoint });
    const note = await this.signer.sign(createHash('sha256').update(document).digest());
    if (note === null) throw NotSealedYet({ reason: 'unsigned', retryAfter: 60 });
    return { format: 'keyreel-signed-document/1', document, note };
  }
}

/** In which context the salt of a product is sealed: its content's own. */
const purposeOf = (role: string): string => {
  if (role === 'source') return 'source';
  return role === 'audio-piece' ? 'task.transcript' : `task.${role}`;
};
