import { newId } from '../../../shared-kernel/ids.js';

export const id = (): string => newId();
