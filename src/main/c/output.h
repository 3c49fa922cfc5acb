enum { CHUNK = 64 * 1024, BLOCK = 4096, SHORTEST_LITERAL = 4 };

static struct {
    size_t count, longest;
    struct literal { size_t length; const char *bytes; } *literals; /* the longest first */
    bool begins[256]; /* whether one begins with this byte */
} masks;

static int longest_first(const void *a, const void *b)
{
    size_t x = ((const struct literal *)a)->length, y = ((const struct literal *)b)->length;
    return (x < y) - (x > y);
}

/* The strings stay where they are. */
static void masks_set(char **strings, size_t count)
{
    masks.literals = must(calloc(count + 1, sizeof *masks.literals));
    for (size_t i = 0; i < count; i++) {
        struct literal l = {strlen(strings[i]), strings[i]};
        if (l.length < SHORTEST_LITERAL) continue;
        masks.literals[masks.count++] = l;
        masks.begins[(unsigned char)*l.bytes] = true;
    }
    qsort(masks.literals, masks.count, sizeof *masks.literals, longest_first);
    if (masks.count > 0) masks.longest = masks.literals[0].length;
}

static size_t longest_match(const unsigned char *at, size_t length)
{
    for (size_t i = 0; masks.begins[*at] && i < masks.count; i++) {
        const struct literal *l = &masks.literals[i];
        if (l->length <= length && memcmp(l->bytes, at, l->length) == 0) return l->length;
    }
    return 0;
}

/*
 * INVARIANT: the first `held` bytes of the buffer are not yet decided, and are fewer than the
 * longest literal; the first `covered` of them belong to a match that began before them.
 */
struct masked_pipe {
    int from, to; /* `from` is -1 once its writers are gone: poll then skips it */
    size_t held, covered;
    unsigned char *out, buffer[];
};

static struct masked_pipe *masked_pipe_open(int from, int to)
{
    size_t capacity = CHUNK + masks.longest;
    /* a match of at least 4 bytes gives 3; one that began earlier may have left fewer */
    struct masked_pipe *p = must(malloc(sizeof *p + 2 * capacity + 3));
    *p = (struct masked_pipe){.from = from, .to = to, .out = p->buffer + capacity};
    fcntl(from, F_SETFL, O_NONBLOCK);
    return p;
}

/*
 * Puts out the bytes from `from` on up to those that are not decided yet, and how many that makes.
 * Overlapping matches are covered together, so that no part of either shows.
 */
static size_t hide(const unsigned char *in, size_t length, size_t decided, size_t *from,
                   size_t *covered_to, unsigned char *to)
{
    size_t out = 0, at = *from, covered = *covered_to;
    while (at < decided) {
        size_t match = longest_match(in + at, length - at);
        if (match > 0 && at + match > covered) covered = at + match;
        if (at >= covered) {
            to[out++] = in[at++];
        } else if (++at == covered) {
            memcpy(to + out, "***", 3);
            out += 3;
        }
    }
    *from = at;
    *covered_to = covered;
    return out;
}

/* For a text that may hold a secret and is no output; the caller frees it. */
static char *masked(const char *text)
{
    size_t length = strlen(text), at = 0, covered = 0;
    unsigned char *shown = must(malloc(length + 1)); /* what is hidden is longer than its mask */
    shown[hide((const unsigned char *)text, length, length, &at, &covered, shown)] = '\0';
    return (char *)shown;
}

static void pass_on(struct masked_pipe *p, size_t length, bool last)
{
    size_t decided = last ? length : length < masks.longest ? 0 : length - masks.longest + 1;
    size_t covered = p->covered, at = 0;
    size_t out = hide(p->buffer, length, decided, &at, &covered, p->out);
    ssize_t n = 1; /* where the disk is full output is lost, but the task must not hang */
    for (size_t done = 0; done < out && n > 0; done += n > 0 ? (size_t)n : 0)
        n = write(p->to, p->out + done, out - done);
    p->covered = covered > at ? covered - at : 0;
    p->held = length - at;
    memmove(p->buffer, p->buffer + at, p->held);
}

/* Moves what is there; whether there was something. */
static bool masked_pipe_pump(struct masked_pipe *p)
{
    size_t total = 0;
    /* a writer that never pauses must not keep the other tasks waiting */
    while (p->from >= 0 && total < 16 * CHUNK) {
        ssize_t n = read(p->from, p->buffer + p->held, CHUNK);
        if (n < 0) break;
        if (n == 0) {
            close(p->from);
            p->from = -1;
        }
        total += (size_t)n;
        pass_on(p, p->held + (size_t)n, false);
    }
    return total > 0;
}

/* Moves what is there and what was held back. */
static void masked_pipe_close(struct masked_pipe *p)
{
    masked_pipe_pump(p);
    pass_on(p, p->held, true);
    if (p->from >= 0) close(p->from);
    free(p);
}

struct log {
    int fd;
    char *path;
    int64_t limit, size, punched_to;
    bool without_holes;
};

/* 0, or an errno. */
static int log_open(struct log *log, const char *path, int64_t limit)
{
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0) *log = (struct log){.fd = fd, .path = must(strdup(path)), .limit = limit};
    return fd < 0 ? errno : 0;
}

/* Gives back the middle of what is over the limit; whether it has grown since the last look.
   Truncating under a writer that appends loses data; a hole does not. */
static bool log_look(struct log *log)
{
    struct stat s;
    int64_t before = log->size, head = log->limit / 2;
    log->size = fstat(log->fd, &s) == 0 && S_ISREG(s.st_mode) ? (int64_t)s.st_size : 0;
    int64_t from = log->punched_to ? log->punched_to : (head + BLOCK - 1) / BLOCK * BLOCK;
    int64_t to = (log->size - (log->limit - head)) / BLOCK * BLOCK;
    if (log->limit > 0 && !log->without_holes && to - from >= BLOCK + log->limit / 8) {
        log->without_holes = !punch_hole(log->fd, from, to);
        log->punched_to = to;
    }
    return log->size != before;
}

static bool copy(int in, int out, int64_t from, int64_t to)
{
    static unsigned char chunk[CHUNK];
    while (from < to) {
        ssize_t n = pread(in, chunk, to - from < CHUNK ? (size_t)(to - from) : CHUNK, from);
        if (n <= 0 || write(out, chunk, (size_t)n) != n) return false;
        from += n;
    }
    return true;
}

/* Head, line, tail; the tail begins with a whole line where one begins near. */
static bool write_cut(int in, int out, int64_t size, int64_t limit)
{
    int64_t head = limit / 2, tail = size - (limit - head);
    char last = '\n', start[BLOCK], line[128];
    ssize_t near = pread(in, start, limit / 8 < BLOCK ? (size_t)(limit / 8) : BLOCK, tail);
    char *newline = near > 0 ? memchr(start, '\n', (size_t)near) : NULL;
    if (newline) tail += newline - start + 1;
    if (head > 0 && pread(in, &last, 1, head - 1) != 1) return false;
    int n = snprintf(line, sizeof line, "%s[%lld bytes left out: the log was over its limit]\n",
                     last == '\n' ? "" : "\n", (long long)(tail - head));
    return copy(in, out, 0, head) && write(out, line, (size_t)n) == n && copy(in, out, tail, size);
}

/* Cuts down to the limit for good, and lets go. */
static void log_close(struct log *log)
{
    char cut[PATH_MAX];
    if (log->fd < 0) return;
    if (log->limit > 0) log_look(log);
    close(log->fd);
    if (log->limit > 0 && log->size > log->limit) {
        snprintf(cut, sizeof cut, "%s.cut", log->path);
        int in = open(log->path, O_RDONLY | O_CLOEXEC);
        int out = open(cut, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        bool good = in >= 0 && out >= 0 && write_cut(in, out, log->size, log->limit);
        if (!good || rename(cut, log->path) != 0) unlink(cut);
        if (in >= 0) close(in);
        if (out >= 0) close(out);
    }
    free(log->path);
}
