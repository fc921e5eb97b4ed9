import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { HealthChecks } from '../health/health-checks.js';
import type { Readiness } from '../health/readiness.js';
import { outcomeOf } from '../health/ready.js';
import { METRICS_TYPE, type Metrics } from './metrics.js';

interface WatchPortParts {
  /** Null opens no port. */
  readonly place: { readonly host: string; readonly port: number } | null;
  readonly metrics: Metrics;
  readonly checks: HealthChecks;
  readonly readiness: Readiness;
}

/** The port for those who watch: numbers and probes, without a token; whoever can reach it may read it. */
export class WatchPort implements OnApplicationBootstrap, OnModuleDestroy {
  private server: Server | null = null;

  constructor(private readonly parts: WatchPortParts) {}

  /** Where it listens; null where it does not. */
  get port(): number | null {
    const address = this.server?.address();
    return typeof address === 'object' && address !== null ? address.port : null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { place } = this.parts;
    if (place === null) return;
    this.server = createServer({ requestTimeout: 10_000 }, (request, response) => void this.answer(request.method, request.url, response));
    this.server.listen(place.port, place.host);
    await once(this.server, 'listening');
  }

  onModuleDestroy(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private async answer(method = '', url = '', response: ServerResponse): Promise<void> {
    const end = (status: number, body: string, type = 'application/json'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(method === 'HEAD' ? '' : body);
    };
    if (method !== 'GET' && method !== 'HEAD') return end(405, '{}');
    try {
      if (url === '/metrics') return end(200, await this.parts.metrics.text(), METRICS_TYPE);
      if (url === '/health/live') return end(200, JSON.stringify({ status: 'ok' }));
      if (url !== '/health/ready') return end(404, '{}');
      const outcome = await outcomeOf(this.parts.checks, this.parts.readiness);
      end(outcome.obstacle ? 503 : 200, JSON.stringify(outcome));
    } catch {
      end(500, '{}');
    }
  }
}
