/** Other instances with the same token, as far as a client has to do with them. */
export type Others = {
  /** Tells them that a request is made. */
  announce(): void;
  /** @param listener called when another instance makes a request */
  onAnnounced(listener: () => void): void;
  /**
   * Whether a shard with this rate-limit key may identify now; true is given to one of all instances in the time that
   * Discord wants between two.
   */
  mayIdentify(key: number): Promise<boolean>;
};
