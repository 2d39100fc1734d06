#!/usr/bin/env bash
# Wraps dist/vigildesk (make bundle) into dist/vigildesk_VERSION_amd64.deb:  make deb
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/pyproject.toml")
bundle=$root/dist/vigildesk
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
[ -x "$bundle/vigildesk" ] || { echo "make bundle first" >&2; exit 1; }

mkdir -p "$stage"/{DEBIAN,opt/vigildesk,usr/bin,usr/lib/systemd/system,usr/share/applications,usr/share/doc/vigildesk,usr/share/icons/hicolor/scalable/apps}
cp -a "$bundle/." "$stage/opt/vigildesk/"
cp "$root/README.md" "$stage/opt/vigildesk/"
find "$stage/opt/vigildesk" -name '*.so*' -type f -exec chmod 644 {} +
ln -s /opt/vigildesk/vigildesk /opt/vigildesk/vigilctl "$stage/usr/bin/"
cp "$here/vigilctl-watch.service" "$stage/usr/lib/systemd/system/"
cp "$here/vigildesk.desktop" "$stage/usr/share/applications/"
cp "$root/resources/icons/life-buoy.svg" "$stage/usr/share/icons/hicolor/scalable/apps/vigildesk.svg"
cp "$root/THIRD_PARTY_NOTICES.md" "$stage/usr/share/doc/vigildesk/copyright"
gzip -9nc "$root/CHANGELOG.md" > "$stage/usr/share/doc/vigildesk/changelog.gz"

cat > "$stage/DEBIAN/control" <<CONTROL
Package: vigildesk
Version: $version
Architecture: amd64
Maintainer: Vigildesk <vigildesk@example.org>
Installed-Size: $(du -sk "$stage" | cut -f1)
Depends: libc6 (>= 2.34), libgl1, libegl1, libxcb1, libx11-data, xkb-data, fontconfig-config
Recommends: libcups2, fonts-noto-cjk
Section: net
Priority: optional
Description: Help desk whose service deadlines are counted in the open
 A native window for agents and supervisors, and the console vigilctl for
 operators. Works on PostgreSQL for a team, on SQLite for one seat.
CONTROL

fakeroot dpkg-deb -Zxz --build "$stage" "$root/dist/vigildesk_${version}_amd64.deb"
