import { troubledLogContract } from '../../src/shared-kernel/testing/troubled-log.contract.js';
import { postgresInTrouble } from '../support/postgres-in-trouble.js';

troubledLogContract('the log in PostgreSQL', postgresInTrouble);
