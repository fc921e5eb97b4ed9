import type { ProviderGateway } from '../../shared-kernel/ports/provider.js';
import { leaseInHand } from './held-lease.js';

/** The gateway for work that goes by a lease: right before anything is sent the database is asked whether it is still held. Throws LeaseLost. */
export const fenced = (gateway: ProviderGateway): ProviderGateway => {
  const whileHeld = async <Outcome>(send: () => Promise<Outcome>): Promise<Outcome> => {
    await leaseInHand()?.confirm();
    return send();
  };
  return {
    probeKey: credential => whileHeld(() => gateway.probeKey(credential)),
    paidProbe: (credential, call) => whileHeld(() => gateway.paidProbe(credential, call)),
    countInputTokens: (request, credential) => whileHeld(() => gateway.countInputTokens(request, credential)),
    text: (request, credential, call) => whileHeld(() => gateway.text(request, credential, call)),
    transcribe: (request, credential, call) => whileHeld(() => gateway.transcribe(request, credential, call)),
    image: (request, credential, call) => whileHeld(() => gateway.image(request, credential, call)),
    moderate: (text, credential, call) => whileHeld(() => gateway.moderate(text, credential, call)),
    listModels: credential => whileHeld(() => gateway.listModels(credential)),
  };
};
