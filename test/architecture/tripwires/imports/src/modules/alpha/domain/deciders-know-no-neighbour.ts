import type { Lawful } from '../../lawful/index.js';

export type Quoted = Lawful;
