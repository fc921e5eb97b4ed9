import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { readConfiguration } from './configuration.js';
import { BESIDE_THE_API, PREFIX, rimAdapter } from './infrastructure/http/http-server.js';
import { describe } from './infrastructure/http/openapi.js';
import { loadProviderModels } from './infrastructure/openai/provider-models.js';
import { Watch } from './infrastructure/watch/watch.js';
import { assertPolicies } from './infrastructure/http/route-check.js';
import type { Platform } from './platform.js';

/** Nothing to run on: in a preview the framework reads what the modules declare and makes none of their parts. */
const nowhere = {
  configuration: readConfiguration({}),
  provider: { baseUrl: 'http://127.0.0.1/v1', platformKey: '', simulated: true },
  vault: {},
  safe: {},
  usageSafe: {},
  sealing: {},
  pool: { options: {} },
  models: loadProviderModels(),
  watch: new Watch(),
} as unknown as Platform;

/** The API document as the running service serves it, made without a database, a key or a port. */
export const openApiDocument = async (): Promise<object> => {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(nowhere), rimAdapter(), {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  app.setGlobalPrefix(PREFIX, { exclude: BESIDE_THE_API });
  assertPolicies(app);
  return describe(app);
};
