#!/usr/bin/env bash
# Builds the Dockerfile for real and starts what comes of it, without Docker and without a registry of images.
#
#   tools/image/build.sh            # some minutes; says "built" and "started", or ends with 1
#
# It takes root, and buildah and debootstrap (apt-get install buildah debootstrap). The base image cannot be fetched
# here, so one of the same name is made: Debian by debootstrap, the Node that `npm ci` brought, and the npm of this
# machine. Everything is made in a folder of its own and taken away at the end; KEEP=1 leaves it.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ "$(id -u)" -eq 0 ] || { echo "This takes root: debootstrap and chroot need it." >&2; exit 1; }
for program in buildah debootstrap; do
  command -v "$program" >/dev/null || { echo "$program is missing: apt-get install buildah debootstrap" >&2; exit 1; }
done
node=node_modules/node/bin/node
[ -x "$node" ] || { echo "There is no $node: run npm ci first." >&2; exit 1; }

work=$(mktemp -d)
# shellcheck disable=SC2317 # called by the trap
tidy() {
  [ -n "${discord:-}" ] && kill "$discord" 2>/dev/null || true
  [ -n "${KEEP:-}" ] && echo "kept: $work" && return
  buildah "${store[@]}" rm --all >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap tidy EXIT

store=(--root "$work/store" --runroot "$work/run" --storage-driver vfs)
base=$(sed -n 's/^FROM \(node:[^ ]*\).*/\1/p' Dockerfile | head -n 1)
echo "== base: $base"
debootstrap --variant=minbase --include=ca-certificates,libatomic1 bookworm "$work/base" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >"$work/debootstrap.log"
install -D "$node" "$work/base/usr/local/bin/node"
cp -r "$(npm root -g)/npm" "$work/npm"
mkdir -p "$work/base/usr/local/lib/node_modules"
mv "$work/npm" "$work/base/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/base/usr/local/bin/npm"
chroot "$work/base" useradd --uid 1000 --create-home node
from=$(buildah "${store[@]}" from scratch)
buildah "${store[@]}" add --quiet "$from" "$work/base" / >/dev/null
buildah "${store[@]}" config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$from"
if [ -n "${NODE_EXTRA_CA_CERTS:-}" ]; then # a network whose proxy signs for the registry
  buildah "${store[@]}" add --quiet "$from" "$NODE_EXTRA_CA_CERTS" /etc/ssl/extra.pem >/dev/null
  buildah "${store[@]}" config --env NODE_EXTRA_CA_CERTS=/etc/ssl/extra.pem "$from"
fi
buildah "${store[@]}" commit --quiet "$from" "docker.io/library/$base" >/dev/null
buildah "${store[@]}" rm "$from" >/dev/null

echo "== build"
buildah "${store[@]}" build --isolation chroot --network host --pull=never --format docker --tag winddown .
echo "built: $(buildah "${store[@]}" images --format '{{.Size}}' winddown)"

echo "== start"
# A Discord on this machine; it prints where it is and its token.
mkfifo "$work/where"
"$node" tools/image/local-discord.ts >"$work/where" &
discord=$!
read -r url token <"$work/where"
run=$(buildah "${store[@]}" from --pull=never winddown)
status=0
timeout 120 buildah "${store[@]}" run --isolation chroot --network host \
  --env DISCORD_TOKEN="$token" --env DISCORD_API_URL="$url" --env HEALTH_PORT=0 \
  "$run" -- sh -c '
    id -u
    node src/main.ts > /tmp/log 2>&1 & bot=$!
    for second in $(seq 60); do grep -q "\"msg\":\"ready\"" /tmp/log && break; kill -0 $bot 2>/dev/null || break; sleep 1; done
    port=$(sed -n "s/.*\"port\":\([0-9]*\).*/\1/p" /tmp/log | head -n 1)
    node -e "fetch(\"http://127.0.0.1:$port/readyz\").then((r) => console.log(\"readyz\", r.status), console.log)"
    kill -TERM $bot; wait $bot; echo "ended with $?"; cat /tmp/log' >"$work/said" || status=$?
cat "$work/said"
[ "$status" -eq 0 ] && grep -q '"msg":"ready"' "$work/said" && grep -q '^1000$' "$work/said" &&
  grep -q '^ended with 0$' "$work/said" || { echo "It did not start." >&2; exit 1; }
echo "started, as user 1000, and ended when told to"
