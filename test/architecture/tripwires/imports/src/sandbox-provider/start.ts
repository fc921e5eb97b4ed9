import { createServer } from 'node:http';

export const start = (): unknown => createServer();
