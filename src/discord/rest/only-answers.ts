import type { RESTOptions } from "discord.js";

type MakeRequest = RESTOptions["makeRequest"];

/** Something answered in Discord's place: a page, a redirect, half a JSON. Nothing is known of the request. */
export class NotAnAnswer extends Error {
  override readonly name = "NotAnAnswer";
  readonly status: number;

  constructor(status: number, options?: ErrorOptions) {
    super("what answered is not Discord's API", options);
    this.status = status;
  }
}

const NO_CONTENT = 204;

/**
 * Lets no answer through as a good one that is none. discord.js takes any status below 400 for success, so a message
 * that met a page of a proxy's, or of an address that is not Discord's, would count as sent.
 */
export function onlyAnswers(makeRequest: MakeRequest): MakeRequest {
  return async (url, init) => {
    const answered = await makeRequest(url, init);
    const { status, headers } = answered;
    const isJson = headers.get("content-type")?.toLowerCase().startsWith("application/json") ?? false;
    if (status < 400 && status !== NO_CONTENT && !(isJson && status < 300)) {
      letGo(answered.body);
      throw new NotAnAnswer(status);
    }
    const json = answered.json.bind(answered);
    return Object.assign(answered, {
      json: () =>
        json().catch((error: unknown) => {
          throw error instanceof SyntaxError ? new NotAnAnswer(status, { cause: error }) : error;
        }),
    });
  };
}

/** Nobody reads the page: of a long one the rest would keep its connection for minutes, and each request makes another. */
function letGo(body: Awaited<ReturnType<MakeRequest>>["body"]): void {
  if (body === null) return;
  if (!("destroy" in body)) return void body.cancel().catch(() => undefined);
  body.on("error", () => undefined); // that it was cut off
  body.destroy();
}
