# Makes the Python environment of the archive in .venv. Sourced by bin/serve and bin/test, from the top folder;
# benchmarks/run makes one of its own with it, in .venv-benchmarks.
#
# A stamp inside the folder holds the hash of what was installed and is written last: one that was interrupted
# half-way, or was made for other requirements, has no fitting stamp and is made anew.

archive_environment=${archive_environment:-.venv}

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fail "No Python 3.11 or newer was found. Install one, or name it: PYTHON=/path/to/python3 $0"
}

# hash_of PYTHON FILE…: one hash of the files and of the interpreter's version.
hash_of() {
    "$1" - "${@:2}" <<'PY'
import hashlib, pathlib, sys

digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
for name in sys.argv[1:]:
    digest.update(pathlib.Path(name).read_bytes())
print(digest.hexdigest())
PY
}

has_stamp() {
    [ -f "$archive_environment/$1" ] && [ "$(cat "$archive_environment/$1")" = "$2" ] && "$archive_environment/bin/python" -c '' 2>/dev/null
}

write_stamp() {
    printf '%s\n' "$2" >"$archive_environment/$1.new"
    mv "$archive_environment/$1.new" "$archive_environment/$1"
}

install_from() {
    "$archive_environment/bin/python" -m pip --disable-pip-version-check --no-input install --quiet --quiet --require-hashes "$@"
}

make_base() {
    local python=$1 hash=$2
    say "Making the Python environment in $archive_environment (once; a minute or two) …"
    rm -rf "$archive_environment"
    "$python" -m venv "$archive_environment" || fail "Python's venv module failed. On Debian and Ubuntu: apt-get install python3-venv"
    install_from -r requirements.txt
    write_stamp .made-from "$hash"
}

make_tools() {
    say "Adding what tests and measures the archive …"
    rm -f "$archive_environment/.tools-from"
    install_from -r requirements.txt -r "$2"
    write_stamp .tools-from "$1"
}

# ensure_environment [tools [FILE]]: afterwards the environment has what requirements.txt names; with "tools", what FILE
# names too, which is requirements-dev.txt unless given.
# The lock keeps two commands that were started together from making the same folder.
ensure_environment() (
    command -v flock >/dev/null && flock 9
    local python base tools more=${2:-requirements-dev.txt}
    python=$(find_python)
    base=$(hash_of "$python" requirements.txt)
    has_stamp .made-from "$base" || make_base "$python" "$base"
    [ "${1:-}" = tools ] || return 0
    tools=$(hash_of "$python" requirements.txt "$more")
    has_stamp .tools-from "$tools" || make_tools "$tools" "$more"
) 9<requirements.txt
