import { diesAtEveryPointOf } from './crash-run.js';

diesAtEveryPointOf('paid work');
