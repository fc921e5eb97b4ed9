export * from './no-enum.js';
