#!/bin/sh
# Makes a box possible on a hosted runner; does nothing where bubblewrap works already.
set -eu
works() {
  command -v bwrap >/dev/null 2>&1 && bwrap --unshare-all --ro-bind / / true 2>/dev/null
}
if works; then
  exit 0
fi
sudo apt-get update -qq
sudo apt-get install -y -qq bubblewrap apparmor-profiles
profile=/usr/share/apparmor/extra-profiles/bwrap-userns-restrict
if ! works && [ -f "$profile" ]; then
  sudo install -m 644 "$profile" /etc/apparmor.d/bwrap-userns-restrict
  sudo apparmor_parser -r /etc/apparmor.d/bwrap-userns-restrict
fi
if ! works; then
  echo "bubblewrap cannot make a box here; Hasten will say what it tried" >&2
fi
