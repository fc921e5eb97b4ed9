import { diesAtEveryPointOf } from './crash-run.js';

diesAtEveryPointOf('everything else');
