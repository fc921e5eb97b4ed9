import type { Registry } from 'prom-client';

export type Offence = Registry;
