import { connect, type Socket } from 'node:net';
import type { Resolve } from '../address-guard.js';
import type { Dial } from '../connection.js';

/** An Internet of names and public addresses whose hosts are servers on loopback. */
export interface PretendedInternet {
  readonly resolve: Resolve;
  readonly dial: Dial;
  /** Every name that was looked up, in order. */
  readonly lookups: string[];
  /** Every address that a connection was asked for, in order. */
  readonly dialled: string[];
}

/** `names`: the answers for a name, asked anew each time. `hosts`: the loopback port behind an address; any other address is not there. */
export const pretendedInternet = (names: Record<string, () => readonly string[]>, hosts: Record<string, number> = {}): PretendedInternet => {
  const lookups: string[] = [];
  const dialled: string[] = [];
  return {
    lookups,
    dialled,
    resolve: async hostname => {
      lookups.push(hostname);
      const answers = names[hostname]?.();
      if (answers === undefined) throw Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
      return answers;
    },
    dial: ({ address }) => {
      dialled.push(address);
      // port 1 answers nobody
      const socket: Socket = connect({ host: '127.0.0.1', port: hosts[address] ?? 1 });
      return Object.defineProperty(socket, 'remoteAddress', { value: address });
    },
  };
};
