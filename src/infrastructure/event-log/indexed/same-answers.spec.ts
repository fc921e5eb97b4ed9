import { sameAnswersContract } from './testing/same-answers.contract.js';
import { SharedMemoryLog } from './testing/shared-memory-log.js';

sameAnswersContract('a log that shares its store with others', async () => ({ log: new SharedMemoryLog(), close: async () => undefined }), 3);
