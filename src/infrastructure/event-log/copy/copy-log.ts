import { leafHash } from '../leaf.js';
import { GrowingTree } from '../../transparency/merkle.js';
import { CopyRefused, type LogEnd, type WholeEvent } from './log-end.js';

/** What is written together. */
const TOGETHER = { events: 1000, characters: 4 * 1024 * 1024 };

export interface Copying {
  readonly from: LogEnd;
  readonly to: LogEnd;
  /** Hears how far it is. */
  readonly tell: (sentence: string) => void;
}

export interface CopiedLog {
  readonly identity: string;
  readonly events: number;
  /** How many of them were there before. */
  readonly before: number;
  /** Of the tree of all events, the same on both sides. */
  readonly root: Buffer;
}

/**
 * Copies a log into a store that is empty, or that holds the beginning of this very log: what an interrupted copy left is compared and gone on with. Then
 * both sides are read again from the first event on and must have the same tree. What it holds in memory does not depend on how long the log is.
 * Throws CopyRefused.
 */
export const copyLog = async ({ from, to, tell }: Copying): Promise<CopiedLog> => {
  // before anything is asked or written that would name an empty store
  if (await isEmpty(from)) throw new CopyRefused(`There is no event in ${from.name}: nothing to copy.`);
  const identity = await from.identity();
  const source = each(from);
  tell(`log ${identity}`);
  try {
    const before = await beginningOf(source, from, to, identity);
    if (before > 0) tell(`${before} events are there already`);
    await writeRest(source, to, before, tell);
    tell('both sides are read again');
    return { identity, before, ...(await compared(from, to)) };
  } finally {
    await source.return(undefined);
  }
};

/** How many events the target holds, each the same as the source's. */
const beginningOf = async (source: AsyncGenerator<WholeEvent, void>, from: LogEnd, to: LogEnd, identity: string): Promise<number> => {
  let same = 0;
  for await (const theirs of each(to)) {
    if (same === 0 && (await to.identity()) !== identity)
      throw new CopyRefused(`${to.name} holds another log: choose an empty store, or the one where this copy was begun.`);
    const ours = await source.next();
    if (ours.done) throw new CopyRefused(`${to.name} has more events than ${from.name}, which ends with event ${same}: is it the other way round?`);
    if (!leafHash(ours.value).equals(leafHash(theirs)))
      throw new CopyRefused(`Event ${same + 1} of ${to.name} is not that of ${from.name}: one of them went on by itself.`);
    same += 1;
  }
  if (same === 0) await to.adopt(identity);
  return same;
};

const writeRest = async (source: AsyncGenerator<WholeEvent, void>, to: LogEnd, before: number, tell: Copying['tell']): Promise<void> => {
  let [written, waiting, characters]: [number, WholeEvent[], number] = [before, [], 0];
  const write = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await to.write(written, waiting);
    written += waiting.length;
    [waiting, characters] = [[], 0];
    tell(`${written} events`);
  };
  // not by a loop over the generator, which would close it
  for (let next = await source.next(); !next.done; next = await source.next()) {
    waiting.push(next.value);
    characters += next.value.raw.data.length + next.value.raw.metadata.length;
    if (waiting.length >= TOGETHER.events || characters >= TOGETHER.characters) await write();
  }
  await write();
};

const isEmpty = async (end: LogEnd): Promise<boolean> => {
  for await (const events of end.events()) if (events.length > 0) return false;
  return true;
};

const compared = async (from: LogEnd, to: LogEnd): Promise<Pick<CopiedLog, 'events' | 'root'>> => {
  const [tree, copies] = [new GrowingTree(), each(to)];
  const copied = new GrowingTree();
  try {
    for await (const event of each(from)) {
      tree.add(leafHash(event));
      const copy = await copies.next();
      if (copy.done) throw new CopyRefused(`${from.name} went on meanwhile: stop the service, and call this again for the rest.`);
      copied.add(leafHash(copy.value));
    }
    if (!(await copies.next()).done) throw new CopyRefused(`Somebody else writes to ${to.name}: there are more events than were copied.`);
  } finally {
    await copies.return(undefined);
  }
  const root = tree.root();
  if (!copied.root().equals(root)) throw new CopyRefused(`The copy in ${to.name} is not the log of ${from.name}: do not use it.`);
  return { events: tree.size, root };
};

async function* each(end: LogEnd): AsyncGenerator<WholeEvent, void> {
  for await (const events of end.events()) yield* events;
}
