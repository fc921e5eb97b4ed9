import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis that belongs to one spec: on this machine alone, with a folder of its own, keeping nothing when it stops. */
export interface OwnRedis {
  readonly url: string;
  /** Sends it one command, as a stranger would. */
  command(...words: readonly string[]): Promise<string>;
  /** Ends it as it would end by itself; what it held is lost. */
  stop(): Promise<void>;
  /** Starts it again in the same place, empty. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const say = async (port: number, words: readonly string[]): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`*${words.length}\r\n${words.map(word => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString('utf8').trim();
};

/** Waits until it answers or has ended. */
const answers = async (port: number, server: ChildProcess): Promise<void> => {
  while (server.exitCode === null) {
    const pong = await say(port, ['PING']).catch(() => '');
    if (pong === '+PONG') return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error(`redis-server ended with ${server.exitCode}`);
};

/** Starts Debian's redis-server; whatever else is set on its command line comes last. */
export const ownRedis = async (...more: readonly string[]): Promise<OwnRedis> => {
  const [dir, port] = [await mkdtemp(join(tmpdir(), 'keyreel redis ')), await freePort()];
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no', '--daemonize', 'no'];
  let server: ChildProcess | null = null;
  const start = async () => {
    server = spawn('redis-server', [...settings, ...more], { stdio: 'ignore' });
    await answers(port, server);
  };
  const stop = async () => {
    const stopping = server;
    server = null;
    if (!stopping || stopping.exitCode !== null) return;
    stopping.kill('SIGKILL');
    await once(stopping, 'exit');
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    command: (...words) => say(port, words),
    start,
    stop,
    close: async () => {
      await stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
