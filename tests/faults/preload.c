/* A disk that lies, for one process: loaded before the C library, it stands between SQLite and the disk.
 *
 * FAULT_SYNCED=<folder>  after every fsync a copy of the file is put there: what a power cut leaves.
 * FAULT_CALL=write|sync|truncate|any  which calls fail, with
 * FAULT_AT=<n>           the n-th of them, counted while the file FAULT_ARM exists,
 * FAULT_STICKY=1         and all later ones,
 * FAULT_AFTER=1          failing only after the work was done,
 * FAULT_FULL=1           with "no space" instead of "input/output error".
 * The file FAULT_ARM + ".fired" is made when a call failed. Only team.db and its -wal and -journal are met. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name);

static int name_of(int fd, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, size - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    char *base = strrchr(path, '/');
    base = base ? base + 1 : path;
    return strncmp(base, "team.db", 7) == 0 && !strstr(base, "-shm");
}

static void keep_synced(int fd) {
    const char *folder = getenv("FAULT_SYNCED");
    char path[4096], kept[8300], part[8310];
    static char buffer[1 << 16];
    if (!folder || !name_of(fd, path, sizeof path)) return;
    snprintf(kept, sizeof kept, "%s/%s", folder, strrchr(path, '/') + 1);
    snprintf(part, sizeof part, "%s.part", kept);
    int out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (out < 0) return;
    off_t at = 0;
    ssize_t got;
    while ((got = pread(fd, buffer, sizeof buffer, at)) > 0) {
        if (write(out, buffer, got) != got) break;
        at += got;
    }
    close(out);
    rename(part, kept);
}

static int counted;

/* Whether this call is to fail. */
static int fails(const char *call, int fd) {
    const char *wanted = getenv("FAULT_CALL"), *arm = getenv("FAULT_ARM"), *at = getenv("FAULT_AT");
    char path[4096];
    if (!wanted || !arm || !at) return 0;
    if (strcmp(wanted, "any") != 0 && strcmp(wanted, call) != 0) return 0;
    if (access(arm, F_OK) != 0 || !name_of(fd, path, sizeof path)) return 0;
    int now = ++counted, first = atoi(at);
    if (now != first && !(now > first && getenv("FAULT_STICKY"))) return 0;
    snprintf(path, sizeof path, "%s.fired", arm);
    int mark = open(path, O_WRONLY | O_CREAT, 0600);
    if (mark >= 0) close(mark);
    return 1;
}

static int refuse(void) {
    errno = getenv("FAULT_FULL") ? ENOSPC : EIO;
    return -1;
}

#define GUARD(call, fd, work) \
    if (fails(call, fd)) { \
        if (getenv("FAULT_AFTER")) (void)!(work); \
        return refuse(); \
    }

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t)
    GUARD("write", fd, real(fd, data, size))
    return real(fd, data, size);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t)
    GUARD("write", fd, real(fd, data, size, at))
    return real(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t)
    GUARD("write", fd, real(fd, data, size, at))
    return real(fd, data, size, at);
}

int ftruncate(int fd, off_t size) {
    REAL(int, "ftruncate", int, off_t)
    GUARD("truncate", fd, real(fd, size))
    return real(fd, size);
}

int ftruncate64(int fd, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t)
    GUARD("truncate", fd, real(fd, size))
    return real(fd, size);
}

int fsync(int fd) {
    REAL(int, "fsync", int)
    GUARD("sync", fd, real(fd))
    int result = real(fd);
    if (result == 0) keep_synced(fd);
    return result;
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int)
    GUARD("sync", fd, real(fd))
    int result = real(fd);
    if (result == 0) keep_synced(fd);
    return result;
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *)
    int result = real(path);
    const char *folder = getenv("FAULT_SYNCED");
    const char *base = strrchr(path, '/');
    base = base ? base + 1 : path;
    if (result == 0 && folder && strncmp(base, "team.db", 7) == 0) {
        char kept[8300];
        snprintf(kept, sizeof kept, "%s/%s", folder, base);
        real(kept);
    }
    return result;
}
