import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requestOf } from './circumstances.js';

const bodies = new WeakMap<FastifyRequest, Uint8Array>();

/** Keeps the bytes of a JSON body beside what they say: a signature is over bytes. */
export const keepRaw = (request: FastifyRequest, bytes: Uint8Array): void => void bodies.set(request, bytes);

/** What a signed request consists of: its bytes, and the header that signs them. */
export const signedParts = (context: ExecutionContext, header: string): { readonly bytes: Uint8Array; readonly signature: string | null } => {
  const request = requestOf(context);
  const given = request.headers[header.toLowerCase()];
  return { bytes: bodies.get(request) ?? new Uint8Array(), signature: typeof given === 'string' ? given : null };
};
