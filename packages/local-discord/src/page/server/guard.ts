import type { IncomingHttpHeaders } from "node:http";

/**
 * Why a request to the page's server is turned away, or undefined when it may pass.
 *
 * The page is for a browser on this machine that was given its address. A name that another site has pointed at
 * 127.0.0.1 (DNS rebinding) shows in Host; a request that another site's page makes shows in Origin or
 * Sec-Fetch-Site. Source: fetch.spec.whatwg.org, "Origin header"; w3.org/TR/fetch-metadata, "Sec-Fetch-Site".
 */
export function refusalOf(
  { method, headers }: { readonly method: string; readonly headers: IncomingHttpHeaders },
  port: number,
): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) return "This host is not served here.";
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return "Not from another origin.";
  const from = headers["sec-fetch-site"];
  // "none": somebody typed the address, or followed a link from outside the browser.
  const isOwn = from === undefined || from === "same-origin" || from === "none";
  if (!isOwn && headers["sec-fetch-mode"] !== "navigate") return "Not from another site.";
  if (method === "POST" && origin === undefined) return "Who asks for something says where from.";
  return undefined;
}
