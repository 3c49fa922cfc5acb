#include "launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

enum { ENVIRONMENT = 'E', MASKS = 'M', START = 'S', SIGNAL = 'K' };
enum { LONGEST_REQUEST = 64 * 1024 * 1024, LONGEST_TASK_NAME = 4096 };

static char **base_environment;

/* ---- reading a request --------------------------------------------------------------------- */

/* INVARIANT: once `bad`, everything read is zero or empty. */
struct cursor {
    unsigned char *at, *end;
    bool bad;
};

static uint64_t take(struct cursor *c, int bytes)
{
    uint64_t value = 0;
    if (c->bad || c->end - c->at < bytes) {
        c->bad = true;
        return 0;
    }
    while (bytes-- > 0) value = value << 8 | *c->at++;
    return value;
}

/* Each string is followed by a zero byte that does not count, and holds none. */
static char *take_string(struct cursor *c)
{
    uint64_t length = take(c, 4);
    char *text = (char *)c->at;
    if (c->bad || (uint64_t)(c->end - c->at) <= length || strnlen(text, length + 1) != length) {
        c->bad = true;
        return (char *)"";
    }
    c->at += length + 1;
    return text;
}

/* An array with a free place in front and NULL behind; the caller frees what is before it. */
static char **take_strings(struct cursor *c, size_t *count)
{
    uint64_t n = take(c, 4);
    if (n > (uint64_t)(c->end - c->at)) {
        c->bad = true;
        n = 0;
    }
    char **strings = calloc(n + 2, sizeof *strings);
    if (!strings) abort();
    strings++;
    for (uint64_t i = 0; i < n; i++) strings[i] = take_string(c);
    *count = n;
    return strings;
}

static size_t name_length(const char *variable) { return strcspn(variable, "="); }

static char *find_variable(char **in, const char *variable)
{
    size_t length = name_length(variable);
    for (; *in; in++)
        if (name_length(*in) == length && strncmp(*in, variable, length) == 0) return *in;
    return NULL;
}

/* NAME=VALUE sets and NAME removes; what stays unchanged is the base's. */
static char **changed_environment(char **changes, size_t count)
{
    size_t base = 0, n = 0;
    while (base_environment && base_environment[base]) base++;
    char **env = calloc(base + count + 1, sizeof *env);
    if (!env) abort();
    for (size_t i = 0; i < base; i++)
        if (!find_variable(changes, base_environment[i])) env[n++] = base_environment[i];
    for (size_t i = 0; i < count; i++)
        if (strchr(changes[i], '=')) env[n++] = changes[i];
    return env;
}

/* ---- serving it ---------------------------------------------------------------------------- */

/*
 * A NAME alone stands for our own variable of that name, whose bytes may be no text that its
 * sender could have put into a string.
 */
static void serve_environment(struct cursor *c)
{
    size_t count, n = 0;
    char **strings = take_strings(c, &count);
    for (size_t i = 0; i < count; i++) {
        char *value = strchr(strings[i], '=') ? strings[i] : find_variable(environ, strings[i]);
        if (value) strings[n++] = value;
    }
    strings[n] = NULL;
    base_environment = strings;
}

static void serve_masks(struct cursor *c)
{
    size_t count;
    char **strings = take_strings(c, &count);
    masks_set(strings, count);
    free(strings - 1);
}

static void serve_start(struct cursor *c)
{
    size_t argc, changed;
    struct start s = {.id = (uint32_t)take(c, 4)};
    s.attempt = (uint32_t)take(c, 4);
    s.timeout = (int64_t)take(c, 8);
    s.stall_after = (int64_t)take(c, 8);
    s.grace = (int64_t)take(c, 8);
    s.log_limit = (int64_t)take(c, 8);
    s.masked = take(c, 1) != 0;
    s.task = take_string(c);
    s.folder = take_string(c);
    s.log = take_string(c);
    s.argv = take_strings(c, &argc);
    char **changes = take_strings(c, &changed);
    s.env = changed_environment(changes, changed);
    if (argc == 0 || strlen(s.task) > LONGEST_TASK_NAME) c->bad = true;
    if (!c->bad) task_start(&s);
    free(s.env);
    free(s.argv - 1);
    free(changes - 1);
}

/* What base environment and masks point to has to stay. */
static struct cursor keep(struct cursor c)
{
    size_t length = (size_t)(c.end - c.at);
    unsigned char *copy = malloc(length + 1);
    if (!copy) abort();
    memcpy(copy, c.at, length);
    return (struct cursor){copy, copy + length, false};
}

/* False where the request makes no sense: then nothing that follows can. */
static bool serve(struct cursor c)
{
    uint64_t type = take(&c, 1);
    if (type == ENVIRONMENT || type == MASKS) c = keep(c);
    switch (type) {
    case ENVIRONMENT: serve_environment(&c); break;
    case MASKS: serve_masks(&c); break;
    case START: serve_start(&c); break;
    case SIGNAL: {
        uint32_t id = (uint32_t)take(&c, 4);
        bool at_once = take(&c, 1) != 0;
        if (!c.bad) task_signal(id, at_once);
        break;
    }
    default: c.bad = true;
    }
    return !c.bad;
}

/* ---- input --------------------------------------------------------------------------------- */

static struct {
    unsigned char *bytes;
    size_t length, capacity;
} input;

static size_t request_length(const unsigned char *at)
{
    return (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
}

/* Serves the whole requests that are there, in order; false where one makes no sense. */
static bool serve_input(void)
{
    size_t at = 0;
    bool good = true;
    while (good && input.length - at >= 4) {
        size_t length = request_length(input.bytes + at);
        good = length <= LONGEST_REQUEST;
        if (!good || input.length - at - 4 < length) break;
        unsigned char *payload = input.bytes + at + 4;
        good = serve((struct cursor){payload, payload + length, false});
        at += 4 + length;
    }
    if (!good) report_trouble("a request makes no sense", EINVAL);
    memmove(input.bytes, input.bytes + at, input.length - at);
    input.length -= at;
    return good;
}

/* False at the end of input. */
static bool take_input(void)
{
    if (input.capacity - input.length < 64 * 1024) {
        input.capacity = input.capacity * 2 + 128 * 1024;
        input.bytes = realloc(input.bytes, input.capacity);
        if (!input.bytes) abort();
    }
    ssize_t n = read(STDIN_FILENO, input.bytes + input.length, input.capacity - input.length);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) return true;
    if (n <= 0) return false;
    input.length += (size_t)n;
    return serve_input();
}

/* ---- the loop ------------------------------------------------------------------------------ */

static void close_generation(void)
{
    static struct record closed;
    record_new(&closed, CLOSED);
    record_append(&closed);
    report(&closed);
}

static struct pollfd *polls_for(size_t count)
{
    static struct pollfd *polls;
    static size_t capacity;
    if (count > capacity) {
        capacity = count * 2;
        polls = realloc(polls, capacity * sizeof *polls);
        if (!polls) abort();
    }
    return polls;
}

static void run(int child_events)
{
    bool open = true;
    while (open || tasks_running() > 0) {
        int wait = tasks_tend();
        bool flushed = reports_flush();
        if (!open && tasks_running() == 0) break;
        struct pollfd *polls = polls_for(3 + tasks_running());
        polls[0] = (struct pollfd){.fd = child_events, .events = POLLIN};
        polls[1] = (struct pollfd){.fd = open ? STDIN_FILENO : -1, .events = POLLIN};
        polls[2] = (struct pollfd){.fd = flushed ? -1 : STDOUT_FILENO, .events = POLLOUT};
        size_t pipes = tasks_add_polls(polls + 3);
        if (poll(polls, 3 + pipes, wait) <= 0) continue;
        tasks_pump(polls + 3, pipes);
        if (polls[0].revents) {
            child_events_drain(child_events);
            tasks_reap();
        }
        if (polls[1].revents && !take_input()) {
            open = false;
            close_generation();
        }
    }
    reports_flush();
}

/* ---- start-up ------------------------------------------------------------------------------ */

/*
 * All signals stay blocked for life: none but SIGKILL ends the launcher, none interrupts a call,
 * and none can come between vfork and exec.
 */
static void block_signals(void)
{
    sigset_t all;
    for (int signal_number = 1; signal_number < NSIG; signal_number++)
        signal(signal_number, SIG_DFL); /* what was ignored would be ignored in tasks too */
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
}

static void report_header(void)
{
    static struct record header;
    char boot[64] = "";
    boot_id(boot, sizeof boot);
    record_new(&header, HEADER);
    put32(&header, FORMAT_VERSION);
    put32(&header, (uint32_t)getpid());
    put64(&header, own_start_time());
    put_string(&header, boot);
    int error = record_append(&header) ? records_sync() : 0;
    if (error != 0) report_trouble("records can not be synced", error);
    else if (records_sound()) report(&header);
}

int main(int argc, char **argv)
{
    if (argc != 3) return 2;
    block_signals();
    if (setsid() < 0 && getsid(0) != getpid()) return 2;
    become_subreaper();
    fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK);
    int child_events = child_events_open();
    int error = child_events < 0 ? errno : records_open(argv[1], argv[2]);
    if (error != 0) {
        report_trouble("records can not be opened", error);
        reports_flush();
        return 1;
    }
    report_header();
    run(child_events);
    return 0;
}
