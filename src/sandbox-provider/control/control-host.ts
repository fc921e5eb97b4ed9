/** What the control interface can do to the process itself. */
export interface ControlHost {
  readonly token: string;
  readonly baseUrl: () => string;
  readonly stop: () => void;
}
