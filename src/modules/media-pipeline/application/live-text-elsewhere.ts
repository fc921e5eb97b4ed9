import { Injectable } from '@nestjs/common';
import { interval, Observable, ReplaySubject, Subscription } from 'rxjs';
import { LiveLine } from '../../../shared-kernel/ports/live-line.js';
import { isOfTask, TEXT, TEXT_WANTED, type TextMessage, type TextPiece } from './live-text-messages.js';

/** Who writes the text answers at once, if only that there is nothing new. */
const ANSWERS_WITHIN_MS = 1_500;
/** Asked again so often; each answer brings what was missed. */
const ASKED_AGAIN_MS = 8_000;
const SILENCE_BORNE_MS = 25_000;

/** Texts that other processes are writing right now. */
@Injectable()
export class LiveTextElsewhere {
  constructor(private readonly line: LiveLine) {}

  /** Pieces from an offset on; null when nobody else is writing that text. */
  async from(accountId: string, taskId: string, offset: number): Promise<Observable<TextPiece> | null> {
    if (!this.line.hasOthers) return null;
    const reading = new Reading(this.line, { accountId, taskId, offset });
    if (await reading.begins()) return reading.pieces;
    reading.end();
    return null;
  }
}

interface Wanted {
  readonly accountId: string;
  readonly taskId: string;
  readonly offset: number;
}

/** One reader's way through a text that is written elsewhere: pieces may come twice or out of a gap, and leave here once and in order. */
class Reading {
  private readonly heard = new ReplaySubject<TextPiece>();
  private readonly following = new Subscription();
  private readonly first = Promise.withResolvers<boolean>();
  private at: number;

  constructor(
    private readonly line: LiveLine,
    private readonly wanted: Wanted,
  ) {
    this.at = wanted.offset;
    this.following.add(line.heard(TEXT, message => isOfTask(message, wanted.taskId) && this.take(message as TextMessage)));
  }

  async begins(): Promise<boolean> {
    const timer = setTimeout(() => this.first.resolve(false), ANSWERS_WITHIN_MS);
    this.ask();
    return this.first.promise.finally(() => clearTimeout(timer));
  }

  /** Ends when the text does, and when its writer is heard of no more. */
  get pieces(): Observable<TextPiece> {
    return new Observable<TextPiece>(observer => {
      this.following.add(interval(ASKED_AGAIN_MS).subscribe(() => this.ask()));
      this.following.add(this.heard.subscribe(observer));
      return () => this.end();
    });
  }

  end(): void {
    this.following.unsubscribe();
    this.heard.complete();
  }

  private ask(): void {
    const { accountId, taskId } = this.wanted;
    this.line.tell(TEXT_WANTED, accountId, { taskId, offset: this.at });
  }

  private take({ offset, text, over }: TextMessage): void {
    this.first.resolve(true);
    this.alive();
    if (offset > this.at) return this.ask();
    const fresh = text.slice(this.at - offset);
    if (fresh !== '') this.heard.next({ offset: this.at, text: fresh });
    this.at += fresh.length;
    if (over) this.heard.complete();
  }

  private silence: NodeJS.Timeout | undefined;

  private alive(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.heard.complete(), SILENCE_BORNE_MS).unref();
  }
}
