#!/bin/sh
# Runs the command line and hands its results to the runner's files.
set -u
home=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
out=${RUNNER_TEMP:-/tmp}/hasten
mkdir -p "$out"

# One option or value a line: nothing of it is read by a shell.
set -- "$HASTEN_ACTION_COMMAND"
if [ -n "${HASTEN_ACTION_TARGET:-}" ]; then
  set -- "$@" "$HASTEN_ACTION_TARGET"
fi
while IFS= read -r argument; do
  if [ -n "$argument" ]; then
    set -- "$@" "$argument"
  fi
done <<ARGUMENTS
${HASTEN_ACTION_ARGUMENTS:-}
ARGUMENTS
unset HASTEN_ACTION_COMMAND HASTEN_ACTION_TARGET HASTEN_ACTION_ARGUMENTS

"$home/hasten" "$@" --out "$out" --json >"$out/result.json"
code=$?

# A flat look into a document whose form is ours: "key" : "value" on a line of its own.
field() {
  sed -n "s/^ *\"$1\" : \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$out/result.json" | head -n 1
}
{
  echo "exit-code=$code"
  echo "accepted-count=$(field acceptedCount)"
  echo "verdict=$(field verdict)"
  echo "branch=$(field branch)"
  echo "json-path=$out/result.json"
  echo "report-path=$(field reportPath)"
} >>"${GITHUB_OUTPUT:-/dev/stdout}"

markdown=$(field markdownPath)
if [ -n "$markdown" ] && [ -f "$markdown" ]; then
  # The runner drops a summary of more than a mebibyte whole.
  head -c 1000000 "$markdown" >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
fi
exit "$code"
