import type { Configuration } from '../configuration.js';
import { once } from 'node:events';
import type { DatabaseUrls } from '../infrastructure/postgres/running-server.js';

/** What an operator's or auditor's command does: its answer goes to standard output, and nothing else does. */
export type Command = (database: DatabaseUrls, options: ReadonlyMap<string, string>, configuration: Configuration) => Promise<void>;

/** Writes to standard output, at the pace of whoever reads it. */
export const say = async (text: string | Uint8Array): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};

export const sayJson = (document: object): Promise<void> => say(`${JSON.stringify(document)}\n`);
