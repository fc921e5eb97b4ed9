import { lazy } from 'react';

export const Later = lazy(() => import('./elsewhere.js'));
