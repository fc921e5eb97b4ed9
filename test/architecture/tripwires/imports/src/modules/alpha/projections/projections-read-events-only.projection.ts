import { run } from '../application/only-through-the-front-door.use-case.js';

export const row = run;
