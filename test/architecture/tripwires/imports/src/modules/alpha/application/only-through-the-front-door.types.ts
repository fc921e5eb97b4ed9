import type { Lawful } from '../../lawful/domain/events.js';

export type Reached = Lawful;
