import type { Route } from "./router.ts";

/**
 * Where the gateway is. Source: docs.discord.com, "Gateway", Get Gateway and Get Gateway Bot.
 *
 * @param info how many shards are recommended, and how many session starts are left
 */
export function gatewayInfoRoutes(gatewayUrl: string, info: () => object): readonly Route[] {
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
      handle: () => ({ status: 200, body: { url: gatewayUrl, ...info() } }),
    },
  ];
}
