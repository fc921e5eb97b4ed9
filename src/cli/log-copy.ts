import { copyBetween, type EndPlace } from '../composition/log-copies.js';
import type { Configuration } from '../configuration.js';
import { openEventLog } from '../infrastructure/event-log/open-event-log.js';
import type { DatabaseUrls } from '../infrastructure/postgres/running-server.js';
import { eventStoreUrl } from '../settings/event-store-settings.js';
import type { Work } from './command-line.js';
import { say } from './command.js';
import { withDatabase } from './with-database.js';

const HOW =
  'Say from where to where: log copy --from=<url> --to=<url>; each postgres://…, esdb://… or EVENT_STORE_URL; without one it is the database of this installation.';

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Copies a log from one store into another. */
export const copyTheLog: Work = async (options, configuration) => {
  const [from, to] = [endOf(options.get('--from'), configuration), endOf(options.get('--to'), configuration)];
  if (JSON.stringify(from) === JSON.stringify(to)) throw new Error(`Both are the same store. ${HOW}`);
  if (from === null || to === null) return withDatabase(configuration, database => copied(from, to, database));
  return copied(from, to, null);
};

const copied = async (from: EndPlace | null, to: EndPlace | null, database: DatabaseUrls | null): Promise<void> => {
  const own = (): EndPlace => {
    if (database === null) throw new Error(HOW);
    return { ownerUrl: database.ownerUrl };
  };
  const [source, target] = [from ?? own(), to ?? own()];
  if (JSON.stringify(source) === JSON.stringify(target)) throw new Error(`Both are the same store. ${HOW}`);
  const { identity, events, before, root } = await copyBetween(source, target, tell);
  if (database !== null && 'eventStoreUrl' in target) await indexed(database.url, target.eventStoreUrl);
  await say(
    `Log ${identity}: ${events} events on both sides, ${events - before} of them copied now.\nRoot ${root.toString('base64')}\n${nextOf(source, target)}`,
  );
};

/** So that the service need not do it when it starts. */
const indexed = async (databaseUrl: string, eventStoreUrl: string): Promise<void> => {
  tell('the index of the new log is made');
  await (await openEventLog({ databaseUrl, eventStoreUrl })).close();
};

const nextOf = (source: EndPlace, target: EndPlace): string => {
  if ('eventStoreUrl' in target) return 'Start the service with EVENT_STORE_URL naming the new store, and on no other one from now on.\n';
  if ('eventStoreUrl' in source) return 'Start the service without EVENT_STORE_URL, and on no other store from now on.\n';
  return 'A log is not all of an installation: keys, sealed secrets and files move with a back-up. Tables are made anew when a service starts on it.\n';
};

/** Null for the database of this installation. */
const endOf = (word: string | undefined, { eventStoreUrl: configured }: Configuration): EndPlace | null => {
  if (word === undefined) return null;
  if (/^postgres(ql)?:\/\//.test(word)) return { ownerUrl: word };
  if (word !== 'EVENT_STORE_URL' && !/^[a-z+]+:\/\//.test(word)) throw new Error(HOW);
  const url = word === 'EVENT_STORE_URL' ? configured : eventStoreUrl({ EVENT_STORE_URL: word });
  if (url === null) throw new Error(`EVENT_STORE_URL is not set. ${HOW}`);
  return { eventStoreUrl: url };
};
