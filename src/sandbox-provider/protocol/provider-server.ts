import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readers } from '../endpoints/readers.js';
import { isFailure, isTwist } from '../faults/behaviours.js';
import { isBilled, markedIn, type Strike } from '../faults/fault-plan.js';
import { failures, ProviderRefusal } from '../faults/failures.js';
import type { Provider } from '../provider.js';
import { admitKey, admitWork, failureFor } from './admission.js';
import { type Answer, failureAnswer, jsonAnswer } from './answers.js';
import { deliver } from './delivery.js';
import { bodyOf, type ReceivedCall, receivedCall } from './received-call.js';
import type { Done, Twist, Work } from './work.js';

/** An answer, and what it meets on its way. */
interface Outcome {
  readonly answer: Answer;
  readonly strike: Strike | null;
  readonly ended?: (() => void) | undefined;
}

/** The public face of the provider. */
export function providerServer(provider: Provider): Server {
  return createServer((request, response) => {
    handle(provider, request, response).catch(() => response.destroy());
  });
}

async function handle(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = receivedCall(request, provider.now());
  if (call.secret) provider.keys.meet(call.secret);
  note(provider, call, request);
  const { answer, strike, ended } = await outcomeOf(provider, call, request);
  provider.calls.change(call.requestId, { state: 'answering', behaviour: strike?.order.behaviour ?? null, ...statusOf(answer) });
  await deliver(response, answer, { strike, headers: standardHeaders(provider, call), streamPace: provider.streamPace });
  ended?.();
  provider.calls.change(call.requestId, { state: response.writableFinished ? 'answered' : 'broken' });
}

async function outcomeOf(provider: Provider, call: ReceivedCall, request: IncomingMessage): Promise<Outcome> {
  const ordered = provider.faults.strike(call.fingerprint, call.endpoint);
  try {
    const body = await bodyOf(request);
    provider.calls.change(call.requestId, { bodyBytes: body.length });
    refuseIfOrdered(call, ordered);
    admitKey(call, provider.keys.standing(call.fingerprint));
    const work = await readers[call.endpoint](call, body, provider);
    provider.calls.change(call.requestId, { model: work.model });
    const strike = ordered ?? markedIn(work.prompt);
    refuseIfOrdered(call, strike);
    admitWork(call, work, provider);
    return await carryOut(provider, call, work, strike);
  } catch (error) {
    const failure = error instanceof ProviderRefusal ? error.failure : { ...failures['server-error'], message: String(error) };
    return { answer: failureAnswer(failure), strike: ordered };
  }
}

/** The line of the invoice is written before the first byte of the answer, whatever becomes of the answer. */
async function carryOut(provider: Provider, call: ReceivedCall, work: Work, strike: Strike | null): Promise<Outcome> {
  const billed = isBilled(strike?.order ?? null);
  const twist = twistOf(strike, billed);
  if (!billed && !twist) return { answer: jsonAnswer({}), strike };
  const done = await work.perform(twist);
  if (billed) charge(provider, call, done);
  return { answer: done.answer, strike, ended: done.ended };
}

function charge(provider: Provider, call: ReceivedCall, { bill }: Done): void {
  if (!bill) return;
  const { fingerprint: keyFingerprint, lastFour, endpoint, attemptId, requestId } = call;
  const { organization } = provider.keys.standing(keyFingerprint);
  provider.invoice.charge({ at: provider.now().toISOString(), keyFingerprint, lastFour, organization, endpoint, attemptId, requestId }, bill);
  provider.calls.change(requestId, { billed: true });
}

function refuseIfOrdered(call: ReceivedCall, strike: Strike | null): void {
  if (strike && isFailure(strike.order.behaviour)) throw new ProviderRefusal(failureFor(call, strike.order));
}

function twistOf(strike: Strike | null, billed: boolean): Twist | null {
  const behaviour = strike?.order.behaviour;
  return behaviour && isTwist(behaviour) ? { name: behaviour, code: strike.order.code ?? null, billed } : null;
}

function statusOf(answer: Answer): { status: number; errorCode: string | null } {
  if (answer.kind === 'streamed') return { status: 200, errorCode: null };
  const code = answer.status >= 400 ? /"code":"([^"]+)"/.exec(answer.body)?.[1] : undefined;
  return { status: answer.status, errorCode: code ?? null };
}

function standardHeaders(provider: Provider, call: ReceivedCall): Readonly<Record<string, string>> {
  const now = provider.now().getTime();
  return {
    'x-keyreel-simulated': 'true',
    'x-request-id': call.requestId,
    'openai-version': '2020-10-01',
    'openai-processing-ms': String(Math.max(1, now - call.at.getTime())),
    ...provider.keys.pace(call.fingerprint).headers(now),
  };
}

function note(provider: Provider, call: ReceivedCall, request: IncomingMessage): void {
  const { requestId, at, method, path, endpoint, attemptId } = call;
  provider.calls.receive({
    ...{ requestId, at: at.toISOString(), method, path, endpoint, attemptId },
    keyFingerprint: call.secret ? call.fingerprint : null,
    lastFour: call.secret ? call.lastFour : null,
    headerNames: Object.keys(request.headers),
    ...{ bodyBytes: 0, model: null, state: 'received', status: null, errorCode: null, behaviour: null, billed: false },
  });
}
