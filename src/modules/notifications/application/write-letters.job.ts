import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../../infrastructure/messaging/journal.js';
import { idFrom, newId } from '../../../shared-kernel/ids.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { LetterStore, type LetterRecord, type LetterTried } from '../../../shared-kernel/ports/letter-store.js';
import { LetterDelayed, LetterRefused, Mailer } from '../../../shared-kernel/ports/mail.js';
import { Clock, Jobs, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION, OPENER } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen, type Opener } from '../../../shared-kernel/ports/vault.js';
import { supportAt } from '../../../shared-kernel/support.js';
import { accountById } from '../../accounts/index.js';
import { letterPauseAfter, LETTERS_FOR_MS } from '../domain/letter-rules.js';
import { letterWishOf, unreadSince, type LetterWishView } from '../domain/letter-queries.js';
import { noticeById, type NoticeView } from '../domain/queries.js';
import { letterAbout } from './notice-letter.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

type Data = Readonly<Record<string, string>>;

/** The job, as those who give the hint name it. */
export const WRITE_LETTERS = 'notifications.write-letters';

const AT_ONCE = 10;

/** A server that hangs holds up so many workers and no more. */
const CONVERSATIONS = 2;
const LATER_MS = 2_000;
/** A server that does not answer is left alone by everybody for so long; the round of chores comes back to it. */
const REST_MS = 60_000;

/** Nobody is to be written to any more, or not about this. */
const OBSOLETE: LetterTried = { state: 'obsolete', code: null, nextTryAt: null };

/**
 * Writes to an account about notices that it wants letters about and has not read. There is one letter a notice, which is begun in the
 * store before anything is sent; address and words exist in memory alone while it is handed over.
 */
@Injectable()
export class WriteLettersJob extends JobWorker {
  readonly job = WRITE_LETTERS;
  readonly lane: Lane = 'deliveries';
  private underWay = 0;
  private restsUntil = 0;

  constructor(
    private readonly store: LetterStore,
    private readonly mailer: Mailer,
    private readonly links: UnsubscribeLinks,
    private readonly queries: Queries,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly journal: Journal,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(CONFIGURATION) private readonly operator: { readonly publicUrl: string; readonly supportContact: string | null },
  ) {
    super();
  }

  /** Most accounts want no letters: of them no job is made. */
  override async isWanted({ accountId = '' }: Data): Promise<boolean> {
    return this.mailer.ready && (await this.wishOf(accountId)) !== null;
  }

  async run({ accountId = '', position }: Data, signal: AbortSignal): Promise<void> {
    const wish = await this.wishOf(accountId);
    if (wish === null || !this.mailer.ready) return;
    await this.beginNew(wish, position as Position | undefined);
    if (this.isResting()) return;
    if (this.underWay >= CONVERSATIONS) return this.jobs.add({ job: this.job, data: { accountId }, delayMs: LATER_MS }, newId());
    this.underWay += 1;
    try {
      await this.writeAll(accountId, signal);
    } finally {
      this.underWay -= 1;
    }
    await this.comeBack(accountId);
  }

  private async writeAll(accountId: string, signal: AbortSignal): Promise<void> {
    const goesOn = () => !signal.aborted && !this.isResting();
    for (let due = await this.due(accountId); due.length > 0 && goesOn(); due = await this.due(accountId))
      for (const letter of due) if (goesOn()) await this.write(letter);
  }

  private isResting(): boolean {
    return this.clock.now().getTime() < this.restsUntil;
  }

  private async wishOf(accountId: string): Promise<LetterWishView | null> {
    const wish = await this.queries.ask(letterWishOf, { accountId });
    return wish !== null && wish.kinds.length > 0 ? wish : null;
  }

  private due(accountId: string): Promise<readonly LetterRecord[]> {
    return this.store.due(accountId, this.clock.now(), AT_ONCE);
  }

  private async beginNew({ accountId, kinds, since }: LetterWishView, seen: Position | undefined): Promise<void> {
    const now = this.clock.now();
    const lately = new Date(now.getTime() - LETTERS_FOR_MS).toISOString();
    const unread = await this.queries.ask(unreadSince, { accountId, since: since > lately ? since : lately }, seen);
    for (const { noticeId, raisedBy, kind } of unread) if (kinds.includes(kind)) await this.store.begin({ accountId, noticeId, raisedBy, kind }, now);
  }

  private async write(letter: LetterRecord): Promise<void> {
    if (!(await this.store.take(letter, this.clock.now()))) return;
    const notice = await this.stillWanted(letter);
    const to = notice && (await this.addressOf(letter.accountId));
    await this.store.tried(letter, notice && to !== null ? await this.handOver(letter, notice, to) : OBSOLETE);
  }

  /** It may have been read, closed or raised anew meanwhile, and its kind may not be wanted any more. */
  private async stillWanted({ accountId, noticeId, raisedBy, kind }: LetterRecord): Promise<NoticeView | null> {
    const wish = await this.wishOf(accountId);
    const notice = await this.queries.ask(noticeById, { accountId, noticeId });
    if (!wish?.kinds.some(wanted => wanted === kind)) return null;
    return notice?.raisedBy === raisedBy && notice.readAt === null && notice.closedAt === null ? notice : null;
  }

  /** Null for an address that nobody has confirmed, and for an account that was erased. */
  private async addressOf(accountId: string): Promise<string | null> {
    const account = await this.queries.ask(accountById, { accountId });
    if (account?.confirmation !== 'confirmed') return null;
    try {
      return await this.opener.openText(account.email, { accountId, purpose: 'account.email' });
    } catch (error) {
      if (error instanceof CannotOpen) return null;
      throw error;
    }
  }

  private async handOver(letter: LetterRecord, notice: NoticeView, to: string): Promise<LetterTried> {
    const places = {
      service: this.operator.publicUrl,
      unsubscribeUrl: await this.links.linkOf(letter.accountId),
      stopUrl: await this.links.pageOf(letter.accountId),
      support: supportAt(this.operator.supportContact, notice.requestId, notice.remedies),
    };
    try {
      await this.mailer.send({ to, ...letterAbout(notice, places) });
      return { state: 'sent', code: null, nextTryAt: null };
    } catch (error) {
      return this.notTaken(letter, error);
    }
  }

  private notTaken({ kind, tries }: LetterRecord, error: unknown): LetterTried {
    const code = codeOf(error);
    const facts = { kind, tries: tries + 1, error };
    if (error instanceof LetterDelayed && !/^\d+$/.test(code)) this.restsUntil = this.clock.now().getTime() + REST_MS;
    const pause = error instanceof LetterRefused ? null : letterPauseAfter(tries + 1);
    if (pause === null) {
      this.journal.warn('letter about a notice given up', facts);
      return { state: error instanceof LetterRefused ? 'refused' : 'given_up', code, nextTryAt: null };
    }
    this.journal.warn('letter about a notice tries again', facts);
    return { state: 'waiting', code, nextTryAt: new Date(this.clock.now().getTime() + pause) };
  }

  /** The round of chores would do it too, up to a minute later. */
  private async comeBack(accountId: string): Promise<void> {
    const next = await this.store.nextTryAt(accountId);
    if (next === null) return;
    const delayMs = Math.max(0, next.getTime() - this.clock.now().getTime());
    await this.jobs.add({ job: this.job, data: { accountId }, delayMs }, idFrom(accountId, 'letters', next.getTime()));
  }
}

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code.slice(0, 60) : 'unknown';
};
