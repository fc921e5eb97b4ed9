import { eventLogContract } from '../../../shared-kernel/testing/event-log.contract.js';
import { MemoryEventLog } from './memory-event-log.js';

eventLogContract('the log in memory', async limits => ({ log: new MemoryEventLog(limits), close: async () => undefined }));
