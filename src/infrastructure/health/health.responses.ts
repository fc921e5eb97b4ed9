import { OneOf, Shown } from '../http/shapes.js';

/** How the service is. */
export class HealthShape {
  @OneOf(['ok'])
  status!: string;

  @OneOf(['simulated', 'configured'], { optional: true })
  provider?: string;

  @Shown({ type: 'object' }, { optional: true, description: 'Engine, version, how foreign media are fenced in, and what to know of it.' })
  media?: object;
}
