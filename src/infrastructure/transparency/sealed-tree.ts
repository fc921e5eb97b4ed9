import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { Clock } from '../../shared-kernel/ports/messages.js';
import type { CheckpointPlace, SignedCheckpoint } from '../../shared-kernel/ports/transparency.js';
import { leaseInHand } from '../sharing/held-lease.js';
import { CheckpointFolder, newestNote, type PublishedNote } from './checkpoint-folder.js';
import { makeLogKey, missingKey, readLogKey, wrongKey, type LogKey, type LogKeyPlace } from './log-key.js';
import { LogTree } from './log-tree.js';
import { damagedNote, epochOlder, logDiffers, logShorter } from './not-signed.js';
import type { SealStore } from './seal-store.js';
import { openCheckpoint, originLine, readCheckpoint, signCheckpoint, type Origin, type TreeHead } from './signed-note.js';

export interface SealingGround {
  readonly log: EventLog;
  readonly store: SealStore;
  readonly clock: Clock;
  readonly keyPlace: LogKeyPlace;
  /** Folders that signed notes are kept in, all of them before anybody is told. */
  readonly folders: readonly string[];
}

/** The tree of one epoch with what was signed over it, by this process or any other. Whatever it throws as NotSigned means that nothing may be signed. */
export class SealedTree {
  /** The largest head that anything was signed over, as far as is known. */
  #last: TreeHead | null = null;

  private constructor(
    private readonly ground: SealingGround,
    private readonly origin: Origin,
    private readonly folders: readonly CheckpointFolder[],
    private readonly tree: LogTree,
    private readonly key: LogKey,
  ) {}

  static async open(ground: SealingGround, epoch: number): Promise<SealedTree> {
    const origin = { identity: await ground.log.identity(), epoch };
    const folders = ground.folders.map(root => new CheckpointFolder(root, origin.identity));
    const tree = await LogTree.open(ground.log, ground.store, epoch);
    await tree.grow();
    const newest = await newestNote(folders);
    if (newest && newest.place.epoch > epoch) throw epochOlder(epoch, newest.place.epoch);
    const sealed = new SealedTree(ground, origin, folders, tree, await keyOf(ground, epoch, newest));
    await sealed.takeBack();
    return sealed;
  }

  get epoch(): number {
    return this.origin.epoch;
  }

  get size(): number {
    return this.tree.size;
  }

  /** Reads on to the end of the log; answers how many of its events nothing was signed over. */
  async grow(): Promise<number> {
    await this.tree.grow();
    const recorded = await this.ground.store.newest(this.epoch);
    if (recorded && recorded.size > (this.#last?.size ?? 0)) this.#last = headOf(this.origin, recorded);
    const signed = this.#last?.size ?? 0;
    if (signed > this.size) throw logShorter(this.size, signed);
    return this.size - signed;
  }

  /** Signs the tree as it is, once it is proven to have grown out of what was signed last. */
  async sign(): Promise<void> {
    const { store, clock } = this.ground;
    if (this.#last && !(await this.tree.beginsWith(this.#last.size, this.#last.root))) throw logDiffers(this.#last.size);
    const head = { ...this.origin, size: this.size, root: this.tree.root() };
    const [before, now] = [await store.newest(), clock.now().toISOString()];
    // a clock that went back must not make the newer one look older
    const at = before && before.at > now ? before.at : now;
    await leaseInHand()?.confirm(); // after a standstill another process may be signing
    await this.spread(head, signCheckpoint(head, this.key.key), at);
  }

  /** Takes over what was published and never recorded, and publishes what is recorded where it is missing. */
  private async takeBack(): Promise<void> {
    const { store, clock } = this.ground;
    const recorded = await store.newest(this.epoch);
    if (recorded) await this.spread(await this.checked(recorded, recorded.text, 'of the database'), recorded.text, recorded.at);
    for (const folder of this.folders) {
      const unrecorded = (await folder.places()).filter(place => place.epoch === this.epoch && place.size > (recorded?.size ?? 0));
      for (const place of unrecorded) {
        const note = await folder.read(place);
        await this.spread(await this.checked(place, note, folder.pathOf(place)), note, clock.now().toISOString());
      }
    }
  }

  private async checked(place: CheckpointPlace, note: string, path: string): Promise<TreeHead> {
    const head = openCheckpoint(note, [{ name: originLine(this.origin), publicKey: this.key.publicKey }]);
    if (head?.size !== place.size) throw damagedNote(path);
    if (head.size > this.size) throw logShorter(this.size, head.size);
    if (!(await this.tree.beginsWith(head.size, head.root))) throw logDiffers(head.size);
    return head;
  }

  /** First the files, then the database: whoever was told of a checkpoint must find it outside after the database is restored. */
  private async spread(head: TreeHead, note: string, at: string): Promise<void> {
    for (const folder of this.folders) await folder.put(head, note);
    await this.ground.store.record({ epoch: head.epoch, size: head.size, root: head.root.toString('base64'), text: note, at });
    if (head.size > (this.#last?.size ?? 0)) this.#last = head;
  }
}

/** The key of an epoch: the one that was adopted for it, else the one of before; made only for a log that was never signed. */
const keyOf = async ({ store, keyPlace }: SealingGround, epoch: number, newest: PublishedNote | null): Promise<LogKey> => {
  const adopted = await store.keys();
  const isFirst = adopted.length === 0 && newest === null;
  const key = (await readLogKey(keyPlace)) ?? (isFirst ? await makeLogKey(keyPlace) : null);
  if (key === null) throw missingKey(keyPlace);
  const expected = adopted.findLast(one => one.epoch <= epoch);
  if (expected ? !expected.publicKey.equals(key.publicKey) : newest && !hasSigned(key, newest)) throw wrongKey(epoch);
  await store.adoptKey({ epoch, publicKey: key.publicKey });
  const kept = (await store.keys()).find(one => one.epoch === epoch);
  // another process may have been first
  if (!kept?.publicKey.equals(key.publicKey)) throw wrongKey(epoch);
  return key;
};

const hasSigned = ({ publicKey }: LogKey, { note, path }: PublishedNote): boolean => {
  const head = readCheckpoint(note);
  if (head === null) throw damagedNote(path);
  return openCheckpoint(note, [{ name: originLine(head), publicKey }]) !== null;
};

const headOf = (origin: Origin, { size, root }: SignedCheckpoint): TreeHead => ({ ...origin, size, root: Buffer.from(root, 'base64') });
