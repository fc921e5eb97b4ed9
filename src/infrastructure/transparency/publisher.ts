import type { Clock } from '../../shared-kernel/ports/messages.js';
import type { Mailer } from '../../shared-kernel/ports/mail.js';
import type { Poster } from '../../shared-kernel/ports/poster.js';
import type { SignedCheckpoint } from '../../shared-kernel/ports/transparency.js';
import { asService } from '../asking/asker.js';
import type { Journal } from '../messaging/journal.js';
import type { Publication, SealStore } from './seal-store.js';

export interface PublisherParts {
  readonly store: SealStore;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly poster: Poster;
  readonly mailer: Mailer;
  readonly url: string | null;
  readonly mail: string | null;
}

interface Target {
  readonly name: string;
  /** Milliseconds between two of them: nobody reads a letter a minute. */
  readonly apart: number;
  send(checkpoint: SignedCheckpoint): Promise<void>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STALE_LEASE = 10 * MINUTE;

/** Tells others of the newest checkpoint: a URL, a mail address. Each is tried again by itself, and sealing waits for neither. */
export class Publisher {
  readonly #targets: readonly Target[];
  #isTending = false;

  constructor(private readonly parts: PublisherParts) {
    this.#targets = [...this.urlTarget(), ...this.mailTarget()];
  }

  /** Begins what is due; what is under way is not begun again. */
  tend(): void {
    if (this.#isTending || this.#targets.length === 0) return;
    this.#isTending = true;
    void asService('sealer', () => this.tendAll())
      .catch((error: unknown) => this.parts.journal.warn('checkpoints could not be published', { error }))
      .finally(() => (this.#isTending = false));
  }

  /** Resolves when every target was tried that is due. */
  async tendAll(): Promise<void> {
    const checkpoint = await this.parts.store.newest();
    if (checkpoint) for (const target of this.#targets) await this.tell(target, checkpoint);
  }

  private async tell(target: Target, checkpoint: SignedCheckpoint): Promise<void> {
    const { store, clock, journal } = this.parts;
    const now = clock.now();
    const before = await store.publication(target.name);
    if (before && !isDue(before, checkpoint, { now: now.getTime(), apart: target.apart })) return;
    const { epoch, size } = checkpoint;
    const known = before ?? { target: target.name, epoch: 0, size: 0, sentAt: null, failures: 0, nextAt: null };
    // said beforehand, so that another process does not send it as well
    await store.note({ ...known, nextAt: later(now, STALE_LEASE) });
    try {
      await target.send(checkpoint);
      await store.note({ target: target.name, epoch, size, sentAt: now.toISOString(), failures: 0, nextAt: null });
    } catch (error) {
      const failures = known.failures + 1;
      await store.note({ ...known, failures, nextAt: later(now, Math.min(HOUR, MINUTE * 2 ** Math.min(failures - 1, 10))) });
      journal.warn('a checkpoint could not be published, and will be tried again', { reason: target.name, tries: failures, error });
    }
  }

  private urlTarget(): readonly Target[] {
    const { url, poster } = this.parts;
    if (url === null) return [];
    const send = async ({ epoch, size, at, text }: SignedCheckpoint): Promise<void> => {
      const { status } = await poster.post({ url, headers: {}, body: JSON.stringify({ type: 'log.checkpoint', epoch, size, at, checkpoint: text }) });
      if (status < 200 || status > 299) throw new Error(`The receiver answered ${status}.`);
    };
    return [{ name: 'url', apart: 0, send }];
  }

  private mailTarget(): readonly Target[] {
    const { mail, mailer } = this.parts;
    if (mail === null || !mailer.ready) return [];
    const send = ({ epoch, size, text }: SignedCheckpoint): Promise<void> =>
      mailer.send({ to: mail, subject: `Checkpoint of the Keyreel log: ${size} events, epoch ${epoch}`, text });
    return [{ name: 'mail', apart: HOUR, send }];
  }
}

const isDue = (before: Publication, { epoch, size }: SignedCheckpoint, { now, apart }: { now: number; apart: number }): boolean => {
  if (before.epoch > epoch || (before.epoch === epoch && before.size >= size)) return false;
  if (before.nextAt !== null && Date.parse(before.nextAt) > now) return false;
  // a clock that went back must not keep a letter for long
  const since = before.sentAt === null ? apart : now - Date.parse(before.sentAt);
  return since >= apart || since < 0;
};

const later = (now: Date, milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();
