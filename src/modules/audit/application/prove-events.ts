import { Injectable } from '@nestjs/common';
import type { KeptEvent } from '../../../shared-kernel/ports/log-pages.js';
import { Transparency, type InclusionProof } from '../../../shared-kernel/ports/transparency.js';
import { NotSealedYet } from '../domain/errors.js';

/** An event with the proof that it is in the log, as a signed document carries it. */
export interface ProvenEvent extends Omit<KeptEvent, 'position'> {
  /** Base64, nearest to the leaf first. */
  readonly proof: readonly string[];
}

/** Events, and the one checkpoint that proves all of them. */
export interface Proven {
  readonly events: readonly ProvenEvent[];
  readonly checkpoint: string;
}

/** A checkpoint comes every minute. */
const SOON = { retryAfter: 60 };
const AT_ONCE = 8;
const TRIES = 3;

/** Proves that events are in the log. Throws `event_not_sealed_yet`. */
@Injectable()
export class ProveEvents {
  constructor(private readonly transparency: Transparency) {}

  async one({ ordinal }: KeptEvent): Promise<InclusionProof> {
    const proof = await this.transparency.inclusion(ordinal);
    if (!proof) throw NotSealedYet(SOON);
    return proof;
  }

  async all(events: readonly KeptEvent[]): Promise<Proven> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await this.transparency.newest();
      const proofs = await this.proofsOf(events);
      const checkpoint = proofs[0]?.checkpoint.text ?? before?.text;
      if (checkpoint === undefined) break;
      // another checkpoint may have been signed meanwhile
      if (proofs.every(proof => proof.checkpoint.text === checkpoint))
        return { checkpoint, events: events.map((event, at) => proven(event, proofs[at])) };
    }
    throw NotSealedYet(SOON);
  }

  private async proofsOf(events: readonly KeptEvent[]): Promise<readonly InclusionProof[]> {
    const proofs: InclusionProof[] = [];
    for (let at = 0; at < events.length; at += AT_ONCE)
      proofs.push(...(await Promise.all(events.slice(at, at + AT_ONCE).map(event => this.one(event)))));
    return proofs;
  }
}

const proven = (
  { ordinal, stream, revision, id, type, schemaVersion, data, metadata }: KeptEvent,
  proof: InclusionProof | undefined,
): ProvenEvent => ({
  ordinal,
  stream,
  revision,
  id,
  type,
  schemaVersion,
  data,
  metadata,
  proof: proof?.hashes ?? [],
});
