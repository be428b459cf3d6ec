/* Lets the n-th change of a file below one folder fail, as a full or bad disk would.
 *
 *   gcc -shared -fPIC -O1 -o shim.so faults_shim.c -ldl
 *
 * Loaded before libc (LD_PRELOAD), so that it stands under SQLite, Oxigraph, Tantivy
 * and Python alike. The count is shared with the processes that are forked.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

struct state {
    long count;   /* changes so far */
    long at;      /* the one that fails; none if 0 */
    int error;    /* with which errno */
    int lasting;  /* whether all that needs room fails from then on */
    int log;      /* where each change is written down; nowhere if 0 */
    char folder[PATH_MAX];
};
static struct state *state;

__attribute__((constructor)) static void begin(void) {
    state = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE,
                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

void faults_arm(const char *folder, long at, int error, int lasting, int log) {
    snprintf(state->folder, sizeof state->folder, "%s", folder);
    state->count = 0;
    state->at = at;
    state->error = error;
    state->lasting = lasting;
    state->log = log;
}

long faults_count(void) { return state->count; }

/* Tells whether a change fails; `room` if it needs more room on the disk. */
static int fails(const char *call, const char *path, int room) {
    size_t length = strlen(state->folder);
    if (!length || strncmp(path, state->folder, length)) return 0;
    if (state->lasting && !room) return 0;
    long number = __atomic_add_fetch(&state->count, 1, __ATOMIC_SEQ_CST);
    if (state->log) dprintf(state->log, "%ld\t%s\t%s\n", number, call, path);
    if (!state->at || number < state->at) return 0;
    if (number > state->at && !state->lasting) return 0;
    errno = state->error;
    return 1;
}

static int fails_open(const char *call, int file, int room) {
    char link[64], path[PATH_MAX];
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = kept;
    if (length <= 0) return 0;
    path[length] = 0;
    return fails(call, path, room);
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define FILE_CHANGE(type, name, room, parameters, ...) \
    type name parameters { \
        REAL(name); \
        if (fails_open(#name, file, room)) return -1; \
        return real(__VA_ARGS__); \
    }

FILE_CHANGE(ssize_t, write, 1, (int file, const void *data, size_t size), file, data, size)
FILE_CHANGE(ssize_t, pwrite, 1, (int file, const void *data, size_t size, off_t at), file, data, size, at)
FILE_CHANGE(ssize_t, pwrite64, 1, (int file, const void *data, size_t size, off64_t at), file, data, size, at)
FILE_CHANGE(ssize_t, writev, 1, (int file, const struct iovec *parts, int count), file, parts, count)
FILE_CHANGE(int, fsync, 0, (int file), file)
FILE_CHANGE(int, fdatasync, 0, (int file), file)
FILE_CHANGE(int, ftruncate, 1, (int file, off_t size), file, size)
FILE_CHANGE(int, ftruncate64, 1, (int file, off64_t size), file, size)
FILE_CHANGE(int, fallocate, 1, (int file, int how, off_t at, off_t size), file, how, at, size)
FILE_CHANGE(int, fallocate64, 1, (int file, int how, off64_t at, off64_t size), file, how, at, size)

#define PATH_CHANGE(name, room, of, parameters, ...) \
    int name parameters { \
        REAL(name); \
        if (fails(#name, of, room)) return -1; \
        return real(__VA_ARGS__); \
    }

PATH_CHANGE(rename, 0, to, (const char *from, const char *to), from, to)
PATH_CHANGE(mkdir, 1, path, (const char *path, mode_t mode), path, mode)
PATH_CHANGE(link, 1, to, (const char *from, const char *to), from, to)

#define OPENING(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            va_list more; \
            va_start(more, flags); \
            mode = va_arg(more, mode_t); \
            va_end(more); \
        } \
        if ((flags & O_CREAT) && access(path, F_OK) && fails(#name, path, 1)) return -1; \
        return real(path, flags, mode); \
    }

OPENING(open)
OPENING(open64)
