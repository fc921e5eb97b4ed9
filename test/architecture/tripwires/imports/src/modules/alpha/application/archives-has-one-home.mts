import type { ZipFile } from 'yazl';

export type Offence = ZipFile;
