import type { Pool } from 'pg';
import type { Lane } from '../../shared-kernel/ports/messages.js';

/** What operators set for a lane. */
export interface LaneSetting {
  readonly paused: boolean;
  readonly atOnce: number | null;
}

interface SettingRow {
  readonly lane: Lane;
  readonly paused: boolean;
  readonly at_once: number | null;
}

/** What operators have set for the lanes, in the database of the product: a queue that lost its memory is told it again. */
export class LaneSettings {
  constructor(private readonly pool: Pool) {}

  async all(): Promise<ReadonlyMap<Lane, LaneSetting>> {
    const { rows } = await this.pool.query<SettingRow>('select lane, paused, at_once from work.lanes');
    return new Map(rows.map(({ lane, paused, at_once: atOnce }) => [lane, { paused, atOnce }]));
  }

  async setPaused(lane: Lane, paused: boolean): Promise<void> {
    await this.pool.query('insert into work.lanes (lane, paused) values ($1, $2) on conflict (lane) do update set paused = $2', [lane, paused]);
  }

  async setAtOnce(lane: Lane, atOnce: number | null): Promise<void> {
    await this.pool.query('insert into work.lanes (lane, at_once) values ($1, $2) on conflict (lane) do update set at_once = $2', [lane, atOnce]);
  }
}
