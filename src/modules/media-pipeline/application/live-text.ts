import { Injectable } from '@nestjs/common';
import { Observable, ReplaySubject } from 'rxjs';

/** A piece of a text in the making: `offset` is where it begins, in UTF-16 units from the text's start. */
export interface TextPiece {
  readonly offset: number;
  readonly text: string;
}

interface Making {
  readonly pieces: ReplaySubject<TextPiece>;
  length: number;
}

/** Texts that are being written by this process right now: who joins late gets what was said so far first. */
@Injectable()
export class LiveText {
  private readonly making = new Map<string, Making>();

  /** A new attempt begins from nothing. */
  begin(taskId: string): void {
    this.making.get(taskId)?.pieces.complete();
    this.making.set(taskId, { pieces: new ReplaySubject(), length: 0 });
  }

  add(taskId: string, text: string): void {
    const making = this.making.get(taskId);
    if (!making) return;
    making.pieces.next({ offset: making.length, text });
    making.length += text.length;
  }

  /** What was shown counts only once the task has succeeded; the stream just ends. */
  end(taskId: string): void {
    this.making.get(taskId)?.pieces.complete();
    this.making.delete(taskId);
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
}
