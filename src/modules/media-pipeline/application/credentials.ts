import { Inject, Injectable } from '@nestjs/common';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { Credential } from '../../../shared-kernel/ports/provider.js';
import { CONFIGURATION } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen } from '../../../shared-kernel/ports/vault.js';
import { keyStatus } from '../../api-keys/index.js';
import type { TaskRun } from './task-run.js';

/** The platform's own key, as the composition root hands it over. */
export interface PlatformCredential {
  readonly platformKey: string;
}

/** Lends the one credential that a task was admitted with; another purse is never tried. */
@Injectable()
export class Credentials {
  constructor(
    private readonly queries: Queries,
    private readonly safe: KeySafe,
    @Inject(CONFIGURATION) private readonly platform: PlatformCredential,
  ) {}

  /** Transcription, whatever the project, goes out with the platform's key. */
  platformOnly(): Credential {
    return { secret: this.platform.platformKey, kind: 'platform' };
  }

  /** Runs `use` with the payer's credential; stops the task when its key is gone or does not work. */
  async withPayer(run: TaskRun, use: (credential: Credential) => Promise<void>): Promise<void> {
    const { payer } = run.inHand.order;
    if (payer.by === 'credits') return use(this.platformOnly());
    const { accountId } = run.inHand.ref;
    const key = await this.queries.ask(keyStatus, { accountId });
    if (key === null || key.fingerprint !== payer.fingerprint) return run.stop('key-removed');
    if (key.status === 'invalid' || key.status === 'restricted' || key.status === 'expired' || key.status === 'exhausted')
      return run.stop('key-unusable');
    let isOpen = false;
    try {
      await this.safe.withSecret({ accountId, envelopeId: key.envelopeId, origin: key.origin }, secret => {
        isOpen = true;
        return use({ secret, kind: 'own' });
      });
    } catch (error) {
      // once the key is lent, something else of the account's does not open
      if (error instanceof CannotOpen && !isOpen) return run.fail('key-unreadable', 'the stored key cannot be opened');
      throw error;
    }
  }
}
