import type { Trouble } from '../../src/shared-kernel/testing/troubled-log.contract.js';
import { cuttableProxy, type CuttableProxy } from './cuttable-proxy.js';

/** A server that somebody else runs, behind wires of ours: it cannot be ended, but it can be put out of reach. */
export interface Wires {
  open(): Promise<void>;
  /** The same connection string, through the wires; there once they are open. */
  url(): string;
  trouble: Trouble;
  close(): Promise<void>;
}

/** Undefined where a certificate would not fit the wires' end, or where the client would find its way around them. */
export function behindWires(connection: string): Wires | undefined {
  const url = new URL(connection);
  const isLocal = ['localhost', '127.0.0.1'].includes(url.hostname);
  const isPlain = url.searchParams.get('tls') === 'false';
  if (url.protocol.includes('discover') || connection.includes(',') || !(isPlain || isLocal)) return undefined;
  url.port ||= '2113';
  let proxy: CuttableProxy | undefined;
  const opened = (): CuttableProxy => {
    if (!proxy) throw new Error('The wires are not open.');
    return proxy;
  };
  return {
    open: async () => void (proxy = await cuttableProxy(url.href)),
    url: () => opened().url,
    trouble: {
      loseNextAnswer: () => opened().swallowNextAnswer(),
      cut: () => opened().cut(),
      leave: () => opened().turnAway(),
      comeBack: async () => opened().letIn(),
    },
    close: () => opened().close(),
  };
}
