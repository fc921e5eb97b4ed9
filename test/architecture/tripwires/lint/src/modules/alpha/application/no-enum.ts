export enum Status {
  usable,
}
