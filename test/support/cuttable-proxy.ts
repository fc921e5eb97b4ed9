import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A loopback proxy in front of a server, whose wires a spec can cut. */
export interface CuttableProxy {
  /** The same URL, through the proxy. */
  url: string;
  /** Cuts every connection now. */
  cut(): void;
  /** Swallows the next thing that the server says and cuts that connection: the work is done, but nobody hears of it. */
  swallowNextAnswer(): Promise<void>;
  /** Cuts every connection and turns new ones away until it is let in again; resolves when the first was turned away. */
  turnAway(): Promise<void>;
  letIn(): void;
  close(): Promise<void>;
}

export async function cuttableProxy(target: string): Promise<CuttableProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let swallow: (() => void) | undefined;
  let turnedAway: (() => void) | undefined;
  const server = createServer(client => {
    if (turnedAway) {
      turnedAway();
      return void client.destroy();
    }
    const upstream = connect(Number(port || 5432), hostname);
    const pair = [client, upstream];
    for (const socket of pair) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        for (const other of pair) other.destroy();
      });
    }
    client.on('data', data => upstream.write(data));
    upstream.on('data', data => {
      if (!swallow) return void client.write(data);
      swallow();
      swallow = undefined;
      client.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  [url.hostname, url.port] = ['127.0.0.1', String((server.address() as AddressInfo).port)];
  const cut = (): void => sockets.forEach(socket => socket.destroy());
  return {
    url: url.href,
    cut,
    swallowNextAnswer: () => new Promise(resolve => (swallow = resolve)),
    turnAway: () => {
      const first = new Promise<void>(resolve => (turnedAway = resolve));
      cut();
      return first;
    },
    letIn: () => (turnedAway = undefined),
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
