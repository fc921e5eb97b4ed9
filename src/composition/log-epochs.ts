import { asService } from '../infrastructure/asking/asker.js';
import { openEventLog, type LogPlace } from '../infrastructure/event-log/open-event-log.js';
import { Streams } from '../infrastructure/messaging/streams.js';
import { openDatabase } from '../infrastructure/postgres/database.js';
import { PostgresSealStore } from '../infrastructure/postgres/postgres-seal-store.js';
import { epochOf } from '../infrastructure/transparency/epochs.js';
import { makeLogKey, missingKey, readLogKey, wrongKey, type LogKeyPlace } from '../infrastructure/transparency/log-key.js';
import { lossOf, type Loss } from '../infrastructure/transparency/loss.js';
import type { SealStore } from '../infrastructure/transparency/seal-store.js';
import { checkpointFolders } from '../infrastructure/transparency/sealing.js';
import { openCheckpoint, originLine, readCheckpoint } from '../infrastructure/transparency/signed-note.js';
import { logEpochCommands } from '../modules/audit/domain/commands.js';
import type { LogEpochEvent } from '../modules/audit/domain/events.js';
import { logEpochs } from '../modules/audit/domain/log-epochs.js';
import { SystemClock } from '../infrastructure/system-clock.js';
import { systemContext } from '../shared-kernel/context.js';

export interface EpochOrder extends LogKeyPlace {
  /** The second folder of signed checkpoints, if there is one. */
  readonly folder: string | null;
  readonly reason: string;
  /** Signs with another key from now on, because the one of before is lost. */
  readonly withNewKey: boolean;
}

/** Opens the next epoch of a log, whether the service runs on it or not; the service signs on by itself within seconds. */
export const openLogEpoch = async (place: LogPlace, order: EpochOrder): Promise<LogEpochEvent['data']> => {
  const { log, close } = await openEventLog(place);
  const pool = await openDatabase({ url: place.databaseUrl, connections: 2, name: 'keyreel-cli' });
  const store = new PostgresSealStore(pool);
  try {
    return await asService('operator', async () => {
      const { last, lost } = await lossOf({ log, store, folders: checkpointFolders(order) });
      const epoch = Math.max(await epochOf(log), last?.epoch ?? 1) + 1;
      const publicKey = await keyFor(store, order, last);
      await store.adoptKey({ epoch, publicKey });
      const data = { epoch, checkpoint: last?.note ?? null, lost, reason: order.reason };
      await new Streams([logEpochs], log, new SystemClock()).send(logEpochCommands.OpenLogEpoch(data), systemContext('operator'));
      return data;
    });
  } finally {
    await close();
    await pool.end();
  }
};

/** The key that signed before, unless the operator says that it is lost. */
const keyFor = async (store: SealStore, order: EpochOrder, last: Loss['last']): Promise<Buffer> => {
  const key = await readLogKey(order);
  if (order.withNewKey) return (key ?? (await makeLogKey(order))).publicKey;
  if (key === null) throw missingKey(order);
  const adopted = await store.keys();
  const isKnown = adopted.some(({ publicKey }) => publicKey.equals(key.publicKey)) || (last !== null && hasSigned(key.publicKey, last.note));
  if (!isKnown && last !== null) throw wrongKey(last.epoch);
  return key.publicKey;
};

const hasSigned = (publicKey: Buffer, note: string): boolean => {
  const head = readCheckpoint(note);
  return head !== null && openCheckpoint(note, [{ name: originLine(head), publicKey }]) !== null;
};
