import { Injectable } from '@nestjs/common';
import { Observable, ReplaySubject } from 'rxjs';
import { LiveLine } from '../../../shared-kernel/ports/live-line.js';
import { TEXT, TEXT_WANTED, type TextMessage, type TextPiece, type TextWanted } from './live-text-messages.js';

interface Making {
  readonly accountId: string;
  readonly pieces: ReplaySubject<TextPiece>;
  text: string;
  /** What other processes know of it already, while one of them listens; null while none does. */
  told: number | null;
  listenedUntil: number;
  flush: NodeJS.Timeout | undefined;
}

/** A reader elsewhere asks again more often than that. */
const LISTENED_MS = 20_000;
/** Pieces that come within that time travel together. */
const TOGETHER_MS = 100;
/** Sealed and spelt out, that many units fit into one message whatever the script. */
const UNITS_AT_ONCE = 1_200;

/** Texts that are being written by this process right now: who joins late, here or in another process, gets what was said so far first. */
@Injectable()
export class LiveText {
  private readonly making = new Map<string, Making>();

  constructor(private readonly line: LiveLine) {
    line.heard(TEXT_WANTED, message => this.isWanted(message as TextWanted));
  }

  /** A new attempt begins from nothing. */
  begin(taskId: string, accountId: string): void {
    this.end(taskId);
    this.making.set(taskId, { accountId, pieces: new ReplaySubject(), text: '', told: null, listenedUntil: 0, flush: undefined });
  }

  add(taskId: string, text: string): void {
    const making = this.making.get(taskId);
    if (!making) return;
    making.pieces.next({ offset: making.text.length, text });
    making.text += text;
    if (making.told !== null) making.flush ??= setTimeout(() => this.tell(taskId, making), TOGETHER_MS);
  }

  /** What was shown counts only once the task has succeeded; the stream just ends. */
  end(taskId: string): void {
    const making = this.making.get(taskId);
    if (!making) return;
    this.making.delete(taskId);
    making.pieces.complete();
    if (making.told !== null) this.tell(taskId, making, true);
  }

  /** Pieces from an offset on; null when this process is not writing that text. */
  from(taskId: string, offset: number): Observable<TextPiece> | null {
    const making = this.making.get(taskId);
    if (!making) return null;
    return new Observable(observer =>
      making.pieces.subscribe({
        next: piece => {
          if (piece.offset + piece.text.length <= offset) return;
          const skipped = Math.max(0, offset - piece.offset);
          observer.next({ offset: piece.offset + skipped, text: piece.text.slice(skipped) });
        },
        complete: () => observer.complete(),
      }),
    );
  }

  private isWanted({ taskId, offset }: TextWanted): void {
    const making = this.making.get(taskId);
    if (!making) return;
    making.listenedUntil = performance.now() + LISTENED_MS;
    making.told = Math.min(offset, making.told ?? offset);
    this.tell(taskId, making);
  }

  private tell(taskId: string, making: Making, over = false): void {
    clearTimeout(making.flush);
    making.flush = undefined;
    const { accountId, text } = making;
    let offset = making.told ?? text.length;
    const say = (piece: string, isLast: boolean) =>
      this.line.tell(TEXT, accountId, { taskId, offset, text: piece, over: over && isLast } satisfies TextMessage);
    do {
      const piece = text.slice(offset, offset + UNITS_AT_ONCE);
      say(piece, offset + piece.length >= text.length);
      offset += piece.length;
    } while (offset < text.length);
    making.told = performance.now() < making.listenedUntil ? text.length : null;
  }
}
