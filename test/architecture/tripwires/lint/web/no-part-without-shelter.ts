import { lazy, Suspense } from 'react';

export const Later = lazy(() => import('./elsewhere.js'));
export const Around = Suspense;
