import { idFrom } from './ids.js';

/** The name under which sound that browsers can play lies, made of the source of that name; whoever deletes the one deletes the other. */
export const renditionName = (source: string): string => idFrom(source, 'rendition');
