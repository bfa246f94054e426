/**
 * Which of several instances serves who is due, sweeps and notes the time: one at any moment, because Discord's 50
 * requests a second are one limit for all of them. Two senders that know nothing of each other are refused so often
 * that Discord blocks their address within minutes.
 *
 * It is not what keeps a message from being sent twice: that is the claim, under its person's lock, and the nonce.
 */
export interface Leadership {
  /**
   * Resolves when no other instance has any of these shards of the gateway: two that have one would both answer people.
   * To be called once, before anything else.
   *
   * @throws {DatabaseError} when the database cannot tell instances apart
   */
  claimShards(ids: readonly number[]): Promise<void>;
  /**
   * Tries to become the leader and goes on trying, so that who is alone leads when this resolves.
   *
   * @param onTaken told each time it becomes ours later than that
   */
  begin(onTaken: () => void): Promise<void>;
  /**
   * The number of our turn, another for each; undefined while it is not ours. Asked before each claim, so that nothing
   * is claimed any more from the moment it is lost.
   */
  turn(): number | undefined;
  /** Tries at once, without waiting for the next time; whether it is ours then. */
  seek(): Promise<boolean>;
  /** No turn is ours any more. Nobody else has one until `close`, so that what is on its way can arrive first. */
  leave(): void;
  /** Tells the others that we make a request. The leader says nothing: the others leave it what they do not need. */
  announce(): void;
  /** @param listener called when another instance makes a request */
  onAnnounced(listener: () => void): void;
  /** Whether a shard with this rate-limit key may identify now: one of all instances in five seconds, and a bit. */
  mayIdentify(key: number): Promise<boolean>;
  close(): Promise<void>;
}

/** For a store that one process alone can have open. */
export function createSoleLeadership(): Leadership {
  let turn: number | undefined;
  return {
    async claimShards() {},
    async begin() {
      turn = 1;
    },
    turn: () => turn,
    seek: async () => turn !== undefined,
    leave() {
      turn = undefined;
    },
    announce() {},
    onAnnounced() {},
    mayIdentify: async () => true,
    async close() {
      turn = undefined;
    },
  };
}
