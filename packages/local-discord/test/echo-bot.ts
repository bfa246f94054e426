// A child process that speaks the playground's IPC and nothing else. It prints every beat, and says what is due
// next from DUE, a list of instants separated by spaces. MOOD makes it misbehave.
const due = (process.env.DUE ?? "").split(" ").filter((text) => text.length > 0);
const mood = process.env.MOOD;

if (mood === "broken") {
  console.error("DISCORD_TOKEN is not set");
  process.exit(3);
}
if (mood === "deaf") process.on("SIGTERM", () => {});

process.on("message", (message: { type: string; id?: number; now: string; running: boolean }) => {
  if (message.type === "winddown:time") {
    console.log(`time ${message.now} ${message.running ? "running" : "standing"} ${process.env.CLOCK}`);
    process.send?.({ type: "winddown:ready" });
    return;
  }
  console.log(`beat ${message.now}`);
  if (mood === "dies at a beat") process.kill(process.pid, "SIGKILL");
  const isStuck = mood === "always overdue";
  while (!isStuck && due[0] && due[0] <= message.now) due.shift();
  process.send?.({ type: "winddown:beat-done", id: message.id, next: due[0] ?? null });
});
process.on("disconnect", () => process.exit(0));
