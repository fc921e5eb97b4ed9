/** Whether this process wants requests at all; whoever begins a drain says so here before anything is closed. */
export class Readiness {
  private drains = false;

  get draining(): boolean {
    return this.drains;
  }

  /** From now on `/health/ready` is red, so that no new requests are sent here; there is no way back. */
  drain(): void {
    this.drains = true;
  }
}
