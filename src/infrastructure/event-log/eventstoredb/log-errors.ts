import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  UnsupportedError,
  isCommandError,
} from '@eventstore/db-client';
import { EventTooLarge, LogOverloaded, LogUnavailable } from '../../../shared-kernel/ports/event-log.js';

/** Codes of gRPC that speak of what was asked, not of the server's state. */
const ofTheRequest = { invalidArgument: 3, resourceExhausted: 8, failedPrecondition: 9, unimplemented: 12 };

/** Nothing was done, because we may not: waiting helps only if somebody changes the rights meanwhile. */
export class LogForbidden extends LogUnavailable {}

/** The same error as callers of the log know it. */
export function asLogError(error: unknown): Error {
  if (error instanceof LogUnavailable || error instanceof EventTooLarge || error instanceof LogOverloaded) return error;
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof StreamNotFoundError) return error;
  if (error instanceof MaxAppendSizeExceededError) return new EventTooLarge(`The server takes ${error.maxAppendSize} bytes an append.`);
  if (error instanceof AccessDeniedError || codeOf(error) === 7) return new LogForbidden('The event log refuses our name.', { cause: error });
  if (error instanceof StreamDeletedError) return new Error('A stream of ours was deleted on the server; bring it back from a copy.');
  if (isTooLarge(error)) return new EventTooLarge('The server takes no message of this size.');
  if (isOfTheRequest(error)) return new Error(`The event log refuses what it was asked: ${reasonOf(error)}`, { cause: error });
  if (isFromServer(error)) return new LogUnavailable('The event log cannot be reached.', { cause: error });
  return error;
}

/** What the client says of an error, without the stack. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n', 1)[0]!.slice(0, 300) : String(error);
}

function isTooLarge(error: Error): boolean {
  return codeOf(error) === ofTheRequest.resourceExhausted && /larger than|too large|exceeds/i.test(error.message);
}

function isOfTheRequest(error: Error): boolean {
  if (error instanceof InvalidArgumentError || error instanceof UnsupportedError) return true;
  const { invalidArgument, failedPrecondition, unimplemented } = ofTheRequest;
  return [invalidArgument, failedPrecondition, unimplemented].includes(codeOf(error) ?? -1);
}

/** A programming error of ours is no failure of the server. */
function isFromServer(error: Error): boolean {
  const isWithoutCluster = error.message.startsWith('Failed to discover'); // a plain error of the client's, where no node answers
  return isWithoutCluster || isCommandError(error) || typeof codeOf(error) === 'number' || typeof (error as { code?: unknown }).code === 'string';
}

function codeOf(error: Error): number | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'number' ? code : undefined;
}
