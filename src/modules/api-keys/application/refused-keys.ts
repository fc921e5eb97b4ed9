import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import type { KeyVerdict } from '../domain/commands.js';

const REMEMBERED_MS = 120_000;
const MOST = 10_000;

/**
 * What the provider turned down a moment ago, by keyed fingerprint and in memory only: whoever tries the same text again and again gets
 * the same answer without a further question there. What was accepted is not remembered, because it may have run dry since.
 */
@Injectable()
export class RefusedKeys {
  private readonly refused = new Map<string, { readonly verdict: KeyVerdict; readonly until: number }>();

  constructor(private readonly clock: Clock) {}

  of(accountId: string, fingerprint: string): KeyVerdict | null {
    const known = this.refused.get(`${accountId} ${fingerprint}`);
    return known && known.until > this.clock.now().getTime() ? known.verdict : null;
  }

  note(accountId: string, fingerprint: string, verdict: KeyVerdict): void {
    if (verdict.verdict !== 'invalid' && verdict.verdict !== 'expired') return;
    const oldest = this.refused.size >= MOST ? this.refused.keys().next().value : undefined;
    if (oldest !== undefined) this.refused.delete(oldest);
    this.refused.set(`${accountId} ${fingerprint}`, { verdict, until: this.clock.now().getTime() + REMEMBERED_MS });
  }
}
