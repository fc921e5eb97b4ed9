import type { Configuration } from '../../configuration.js';
import type { BullQueue } from '../queue/bull-queue.js';
import { Admission, freeBytesOf } from './admission.js';
import type { AppendsUnderWay } from './appends-under-way.js';

/** Admission by what this process knows of the queue, the log and the disk. */
export const openAdmission = (
  { admission, dataDir }: Pick<Configuration, 'admission' | 'dataDir'>,
  queue: Pick<BullQueue, 'depth'>,
  appends: AppendsUnderWay,
): Admission =>
  new Admission(
    {
      accountJobs: (accountId, atMost) => queue.depth(accountId, atMost),
      allJobs: atMost => queue.depth(null, atMost),
      logMs: () => appends.oldestMs(),
      freeBytes: () => freeBytesOf(dataDir),
    },
    admission,
  );
