import { Inject, Injectable } from '@nestjs/common';
import { retryAfterOf } from '../../../infrastructure/fetch/retry-after.js';
import { FetchProblem } from '../../../shared-kernel/ports/fetcher.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { Poster } from '../../../shared-kernel/ports/poster.js';
import { OPENER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealed, Sealer } from '../../../shared-kernel/ports/vault.js';
import { WebhookStore, type Receiver } from '../../../shared-kernel/ports/webhook-store.js';
import { signedHeaders } from './signature.js';

/** What became of one post. */
export interface PostedMessage {
  readonly at: Date;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Why there was none, as a stable word. */
  readonly problem: string | null;
  /** How long the receiver asked to be left alone. */
  readonly retryAfterMs: number | null;
}

const urlOf = ({ accountId }: Receiver) => ({ accountId, purpose: 'webhook.url' });
const secretOf = ({ accountId, webhookId }: Receiver) => ({ accountId, purpose: 'webhook.secret', id: webhookId });

/** Seals what a receiver is reached and signed for by, and posts to it; in between, both exist only while a message is under way. */
@Injectable()
export class PostMessage {
  constructor(
    private readonly poster: Poster,
    private readonly store: WebhookStore,
    private readonly clock: Clock,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  sealUrl(receiver: Receiver, url: string): Promise<Sealed> {
    return this.sealer.seal(url, urlOf(receiver));
  }

  sealSecret(receiver: Receiver, secret: string): Promise<Sealed> {
    return this.sealer.seal(secret, secretOf(receiver));
  }

  openUrl(receiver: Receiver, url: Sealed): Promise<string> {
    return this.opener.openText(url, urlOf(receiver));
  }

  /** Throws CannotOpen for an erased account, and the signal's reason. */
  async send(
    receiver: Receiver & { readonly url: Sealed },
    { messageId, body }: { readonly messageId: string; readonly body: string },
    signal?: AbortSignal,
  ): Promise<PostedMessage> {
    const at = this.clock.now();
    const url = await this.openUrl(receiver, receiver.url);
    const sealed = await this.store.secrets(receiver, at);
    const secrets = await Promise.all(sealed.map(secret => this.opener.openText(secret, secretOf(receiver))));
    const headers = signedHeaders({ messageId, at, body }, secrets);
    try {
      const { status, retryAfter } = await this.poster.post({ url, headers, body, ...(signal ? { signal } : {}) });
      return { at, status, problem: null, retryAfterMs: retryAfterOf(retryAfter, at.getTime()) };
    } catch (error) {
      if (!(error instanceof FetchProblem)) throw error;
      return { at, status: null, problem: error.code, retryAfterMs: null };
    }
  }
}
