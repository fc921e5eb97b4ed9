import type { SealContext } from '../../shared-kernel/ports/vault.js';

/** Every part with its length before it, so that two different lists never make the same bytes; an absent part differs from an empty one. */
export const canonical = (...parts: readonly (string | Uint8Array | undefined)[]): Buffer =>
  Buffer.concat(
    parts.map(part => {
      if (part === undefined) return Buffer.of(0);
      const bytes = Buffer.from(part);
      const head = Buffer.alloc(5, 1);
      head.writeUInt32BE(bytes.length, 1);
      return Buffer.concat([head, bytes]);
    }),
  );

/** The associated data of a sealed value: what kind of sealing, under which data key, and where it belongs. */
export const associatedData = (kind: string, dataKeyId: string, context: SealContext): Buffer =>
  canonical(kind, dataKeyId, context.accountId, context.purpose, context.id, context.version, context.origin);
