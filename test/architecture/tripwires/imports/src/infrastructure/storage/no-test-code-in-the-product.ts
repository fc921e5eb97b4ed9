import { scenario } from '../../shared-kernel/testing/scenario.js';

export const tested = scenario;
