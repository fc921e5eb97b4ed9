import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: the same from source and from a build, which lies one folder deeper. */
const rootFrom = (folder: string): string => (existsSync(join(folder, 'package.json')) ? folder : rootFrom(dirname(folder)));

/** A file that ships with the product, by its path from the project's root. */
export const shippedFile = (path: string): string => join(rootFrom(import.meta.dirname), path);
