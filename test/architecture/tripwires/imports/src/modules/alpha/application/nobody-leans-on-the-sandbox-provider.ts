import { start } from '../../../sandbox-provider/start.js';

export const leaned = start;
