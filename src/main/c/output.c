#include "launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, BLOCK = 4096, SHORTEST_LITERAL = 4 };

/* ---- masks --------------------------------------------------------------------------------- */

static struct {
    size_t count, longest;
    struct literal { size_t length; const unsigned char *bytes; } *sorted;
    size_t from[257]; /* where in sorted the literals with this first byte begin */
} masks;

static int by_first_byte_longest_first(const void *a, const void *b)
{
    const struct literal *x = a, *y = b;
    if (x->bytes[0] != y->bytes[0]) return x->bytes[0] - y->bytes[0];
    return (x->length < y->length) - (x->length > y->length);
}

void masks_set(char **literals, size_t count)
{
    free(masks.sorted);
    memset(&masks, 0, sizeof masks);
    masks.sorted = calloc(count + 1, sizeof *masks.sorted);
    if (!masks.sorted) abort();
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(literals[i]);
        if (length < SHORTEST_LITERAL) continue;
        masks.sorted[masks.count++] =
            (struct literal){length, (const unsigned char *)literals[i]};
        if (length > masks.longest) masks.longest = length;
    }
    qsort(masks.sorted, masks.count, sizeof *masks.sorted, by_first_byte_longest_first);
    size_t i = 0;
    for (int byte = 0; byte <= 256; byte++) {
        while (i < masks.count && masks.sorted[i].bytes[0] < byte) i++;
        masks.from[byte] = i;
    }
}

bool masks_present(void) { return masks.count > 0; }

static size_t longest_match(const unsigned char *at, size_t length)
{
    for (size_t i = masks.from[*at]; i < masks.from[*at + 1]; i++) {
        const struct literal *l = &masks.sorted[i];
        if (l->length <= length && memcmp(l->bytes, at, l->length) == 0) return l->length;
    }
    return 0;
}

/*
 * INVARIANT: the first `held` bytes of the buffer are not yet decided, and are fewer than the
 * longest literal; the first `covered` of them belong to a match that began before them.
 */
struct masked_pipe {
    int from, to;
    size_t held, covered;
    bool at_end;
    unsigned char *out;
    unsigned char buffer[];
};

struct masked_pipe *masked_pipe_open(int from, int to)
{
    size_t capacity = CHUNK + masks.longest;
    /* a match of at least 4 bytes gives 3; one that began earlier may have left fewer */
    struct masked_pipe *p = malloc(sizeof *p + 2 * capacity + 3);
    if (!p) abort();
    *p = (struct masked_pipe){.from = from, .to = to, .out = p->buffer + capacity};
    return p;
}

/* poll skips what is negative: a pipe whose writers are gone would never let it sleep */
int masked_pipe_fd(const struct masked_pipe *p) { return p->at_end ? -1 : p->from; }

static void write_all(int fd, const unsigned char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        /* the log's disk is full: the output is lost, but the task must not hang */
        if (n < 0 && errno != EINTR) return;
        bytes += n < 0 ? 0 : n;
        length -= n < 0 ? 0 : (size_t)n;
    }
}

/* Overlapping matches are covered together, so that no part of either shows. */
static void pass_on(struct masked_pipe *p, size_t length, bool last)
{
    size_t decided = last ? length : length < masks.longest ? 0 : length - masks.longest + 1;
    size_t covered = p->covered, out = 0, at = 0;
    while (at < decided) {
        size_t match = longest_match(p->buffer + at, length - at);
        if (match > 0 && at + match > covered) covered = at + match;
        if (at >= covered) {
            p->out[out++] = p->buffer[at++];
        } else if (++at == covered) {
            memcpy(p->out + out, "***", 3);
            out += 3;
        }
    }
    write_all(p->to, p->out, out);
    p->covered = covered > at ? covered - at : 0;
    p->held = length - at;
    memmove(p->buffer, p->buffer + at, p->held);
}

size_t masked_pipe_pump(struct masked_pipe *p)
{
    size_t total = 0;
    /* a writer that never pauses must not keep the other tasks waiting */
    while (total < 16 * CHUNK) {
        ssize_t n = read(p->from, p->buffer + p->held, CHUNK);
        p->at_end = n == 0;
        if (n <= 0) break;
        total += (size_t)n;
        pass_on(p, p->held + (size_t)n, false);
    }
    return total;
}

void masked_pipe_close(struct masked_pipe *p)
{
    masked_pipe_pump(p);
    pass_on(p, p->held, true);
    close(p->from);
    free(p);
}

/* ---- the limit of a log -------------------------------------------------------------------- */

int log_open(struct log *log, const char *path, int64_t limit)
{
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return errno;
    *log = (struct log){.fd = fd, .path = strdup(path), .limit = limit};
    if (!log->path) abort();
    return 0;
}

static int64_t size_of(int fd)
{
    struct stat s;
    return fstat(fd, &s) == 0 && S_ISREG(s.st_mode) ? (int64_t)s.st_size : 0;
}

/* Truncating under a writer that appends loses data; a hole does not. */
static void punch_middle(struct log *log)
{
    int64_t head = log->limit / 2, tail = log->limit - head;
    int64_t from = log->punched_to ? log->punched_to : (head + BLOCK - 1) / BLOCK * BLOCK;
    int64_t to = (log->size - tail) / BLOCK * BLOCK;
    if (to - from < BLOCK || to - from < log->limit / 8) return;
    log->without_holes = !punch_hole(log->fd, from, to);
    log->punched_to = to;
}

bool log_look(struct log *log)
{
    int64_t size = size_of(log->fd);
    bool grown = size != log->size;
    log->size = size;
    if (log->limit > 0 && size > log->limit && !log->without_holes) punch_middle(log);
    return grown;
}

/* Copies [from, to) as far as it goes; false on an error. */
static bool copy(int in, int out, int64_t from, int64_t to)
{
    static unsigned char chunk[CHUNK];
    while (from < to) {
        size_t want = to - from < CHUNK ? (size_t)(to - from) : CHUNK;
        ssize_t n = pread(in, chunk, want, from);
        if (n <= 0 || write(out, chunk, (size_t)n) != n) return false;
        from += n;
    }
    return true;
}

/* Where the first whole line at or after `from` begins; `from` where that is not near. */
static int64_t line_start(int in, int64_t from, int64_t near)
{
    char part[BLOCK];
    size_t want = near < BLOCK ? (size_t)near : BLOCK;
    ssize_t n = pread(in, part, want, from);
    char *newline = n > 0 ? memchr(part, '\n', (size_t)n) : NULL;
    return newline ? from + (newline - part) + 1 : from;
}

static bool write_cut(int in, int out, int64_t size, int64_t limit)
{
    int64_t head = limit / 2;
    int64_t tail = line_start(in, size - (limit - head), limit / 8);
    char last = '\n', line[128];
    if (head > 0 && pread(in, &last, 1, head - 1) != 1) return false;
    int n = snprintf(line, sizeof line, "%s[%lld bytes left out: the log was over its limit]\n",
                     last == '\n' ? "" : "\n", (long long)(tail - head));
    return copy(in, out, 0, head) && write(out, line, (size_t)n) == n && copy(in, out, tail, size);
}

static void cut(const char *path, int64_t size, int64_t limit)
{
    char whole[PATH_MAX];
    int length = snprintf(whole, sizeof whole, "%s.cut", path);
    if (length < 0 || (size_t)length >= sizeof whole) return;
    int in = open(path, O_RDONLY | O_CLOEXEC);
    int out = open(whole, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (in < 0 || out < 0 || !write_cut(in, out, size, limit) || rename(whole, path) != 0)
        unlink(whole);
    if (in >= 0) close(in);
    if (out >= 0) close(out);
}

void log_close(struct log *log)
{
    int64_t size = log->limit > 0 ? size_of(log->fd) : 0;
    close(log->fd);
    if (size > log->limit) cut(log->path, size, log->limit);
    free(log->path);
}
