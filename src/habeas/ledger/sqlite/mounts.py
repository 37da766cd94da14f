"""Whether a folder lies on a file system that several machines share, where locks and syncs can't be trusted."""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")

# Not 9p: some containers have nothing else for a root, and where it can't share memory SQLite refuses by itself.
NETWORK = frozenset(
    {"afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4"}
    | {"ocfs2", "orangefs", "prl_fs", "pvfs2", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs"}
    | {"ceph-fuse", "curlftpfs", "gcsfuse", "goofys", "juicefs", "rclone", "s3fs", "sshfs", "vmhgfs-fuse"}
)

_OCTAL = re.compile(r"\\([0-7]{3})")


def network_file_system(folder: Path, mountinfo: str) -> str | None:
    r"""The kind of network file system that ``folder`` (absolute) lies on, or ``None``.

    ``mountinfo`` is the text of Linux's ``/proc/self/mountinfo``, see proc(5).

    >>> line = r"36 35 98:0 / /net/our\040files rw - nfs4 server:/files rw"
    >>> network_file_system(Path("/net/our files/register"), line)
    'nfs4'
    """
    deepest, kind = -1, ""
    for line in mountinfo.splitlines():
        before, found, after = line.partition(" - ")
        fields = before.split(" ")
        if not found or len(fields) < 5:
            continue
        point = Path(_OCTAL.sub(lambda octal: chr(int(octal[1], 8)), fields[4]))
        # Of two at the same place the later one covers the earlier.
        if folder.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), after.split(" ")[0]
    return kind if kind.removeprefix("fuse.") in NETWORK else None
