// Sends the same message as fast as it is taken, over kept connections, and says how many were answered in its time.
import { Agent, request } from "node:http";

const [url = "", token = "", seconds = "5", inFlight = "16"] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(inFlight) });
const body = JSON.stringify({ content: "A cool, dark and quiet room helps you fall asleep. ".repeat(8) });
const headers = {
  authorization: `Bot ${token}`,
  "content-type": "application/json",
  "content-length": String(Buffer.byteLength(body)),
};

const end = performance.now() + Number(seconds) * 1000;
let answered = 0;

async function keepSending(): Promise<void> {
  while (performance.now() < end) {
    const status = await send();
    if (status !== 200) throw new Error(`The playground answered ${status} after ${answered} messages.`);
    answered += 1;
  }
}

function send(): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode));
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

await Promise.all(Array.from({ length: Number(inFlight) }, keepSending));
process.send?.({ answered });
process.disconnect?.();
agent.destroy();
