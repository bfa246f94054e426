// A Discord on this machine for tools/image/build.sh: prints its address and a bot's token, and stays until it is killed.
import { createLocalDiscord } from "@winddown/local-discord";

const discord = await createLocalDiscord({ now: () => Temporal.Now.instant() });
console.log(discord.apiUrl, discord.token);
