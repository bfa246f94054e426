import type { Route } from "./router.ts";

/** Where the gateway is. Source: docs.discord.com, "Gateway", Get Gateway and Get Gateway Bot. */
export function gatewayInfoRoutes(gatewayUrl: string): readonly Route[] {
  return [
    {
      method: "GET",
      template: "/gateway",
      proof: "path",
      handle: () => ({ status: 200, body: { url: gatewayUrl } }),
    },
    {
      method: "GET",
      template: "/gateway/bot",
      proof: "bot",
      handle: () => ({
        status: 200,
        body: {
          url: gatewayUrl,
          shards: 1,
          session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 },
        },
      }),
    },
  ];
}
