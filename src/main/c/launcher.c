/*
 * The launcher is the parent of all tasks of one invocation, so that their ends outlive the
 * orchestrator. It takes requests on standard input, keeps records in a file that a later
 * orchestrator can read, and reports on standard output while somebody listens. One thread, one
 * poll loop, nothing that blocks. Each part uses those that are included above it only.
 */
#if defined(__linux__)
#define _GNU_SOURCE
#elif defined(__APPLE__)
#define _DARWIN_C_SOURCE
#endif

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* Without memory there is no way on, and the records tell what ran. */
static void *must(void *memory)
{
    if (!memory) abort();
    return memory;
}

/* The same bytes, in a place that holds as many as are needed. */
static void *with_room(void *bytes, size_t *capacity, size_t needed)
{
    if (needed <= *capacity) return bytes;
    *capacity = 2 * needed;
    return must(realloc(bytes, *capacity));
}

static int64_t monotonic_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

#include "platform.h" /* what Linux and macOS do differently */
#include "record.h"   /* what is written down, and reported */
#include "output.h"   /* masks and the limit of a task's log */
#include "task.h"     /* beginning, watching and ending tasks */

enum { ENVIRONMENT = 'E', MASKS = 'M', START = 'S', SIGNAL = 'K' };
enum { LONGEST_REQUEST = 64 * 1024 * 1024, LONGEST_TASK_NAME = sizeof birth.started.bytes / 3 };

static char **base_environment;
static size_t base_count;

/* INVARIANT: once `bad`, everything read is zero or empty. */
struct cursor {
    unsigned char *at, *end;
    bool bad;
};

static uint64_t take(struct cursor *c, int bytes)
{
    uint64_t value = 0;
    c->bad = c->bad || c->end - c->at < bytes;
    while (!c->bad && bytes-- > 0) value = value << 8 | *c->at++;
    return value;
}

/* Each string is followed by a zero byte that does not count, and holds none. */
static char *take_string(struct cursor *c)
{
    uint64_t length = take(c, 4);
    char *text = (char *)c->at;
    c->bad = c->bad || (uint64_t)(c->end - c->at) <= length || strnlen(text, length + 1) != length;
    c->at += c->bad ? 0 : length + 1;
    return c->bad ? (char *)"" : text;
}

/* NULL behind; the caller frees it. */
static char **take_strings(struct cursor *c, size_t *count)
{
    uint64_t n = take(c, 4);
    c->bad = c->bad || n > (uint64_t)(c->end - c->at);
    *count = c->bad ? 0 : n;
    char **strings = must(calloc(*count + 1, sizeof *strings));
    for (size_t i = 0; i < *count; i++) strings[i] = take_string(c);
    return strings;
}

static char *find_variable(char **in, const char *variable)
{
    size_t length = strcspn(variable, "=");
    for (; *in; in++)
        if (strcspn(*in, "=") == length && strncmp(*in, variable, length) == 0) return *in;
    return NULL;
}

/* NAME=VALUE sets and NAME removes; what stays unchanged is the base's. */
static char **changed_environment(char **changes, size_t count)
{
    size_t n = 0;
    char **env = must(calloc(base_count + count + 1, sizeof *env));
    for (size_t i = 0; i < base_count; i++)
        if (!find_variable(changes, base_environment[i])) env[n++] = base_environment[i];
    for (size_t i = 0; i < count; i++)
        if (strchr(changes[i], '=')) env[n++] = changes[i];
    return env;
}

/* A NAME alone stands for our own variable of that name, whose bytes may be no text that its
   sender could have put into a string. */
static void serve_environment(struct cursor *c)
{
    size_t count;
    base_environment = take_strings(c, &count);
    base_count = 0;
    for (size_t i = 0; i < count; i++) {
        char *given = base_environment[i];
        char *value = strchr(given, '=') ? given : find_variable(environ, given);
        if (value) base_environment[base_count++] = value;
    }
}

static void serve_masks(struct cursor *c)
{
    size_t count;
    char **literals = take_strings(c, &count);
    masks_set(literals, count);
    free(literals);
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
    c->bad = c->bad || argc == 0 || strlen(s.task) > LONGEST_TASK_NAME;
    if (!c->bad) task_start(&s);
    free(s.env);
    free(s.argv);
    free(changes);
}

/* False where the request makes no sense: then nothing that follows can. */
static bool serve(unsigned char *request, size_t length)
{
    struct cursor c = {request, request + length, false};
    uint64_t type = take(&c, 1);
    if (type == ENVIRONMENT || type == MASKS) { /* what is told once is pointed to for ever */
        c.at = memcpy(must(malloc(length)), c.at, length - 1);
        c.end = c.at + length - 1;
    }
    if (type == ENVIRONMENT) serve_environment(&c);
    else if (type == MASKS) serve_masks(&c);
    else if (type == START) serve_start(&c);
    else if (type == SIGNAL) task_signal(take(&c, 5));
    else c.bad = true;
    return !c.bad;
}

/* Serves the whole requests that have come, in order; false at the end of input. */
static bool take_input(void)
{
    static unsigned char *bytes;
    static size_t length, capacity;
    bytes = with_room(bytes, &capacity, length + CHUNK);
    ssize_t n = read(STDIN_FILENO, bytes + length, capacity - length);
    if (n <= 0) return n < 0 && (errno == EINTR || errno == EAGAIN);
    length += (size_t)n;
    size_t at = 0;
    bool good = true;
    while (good && length - at >= 4) {
        size_t size = (size_t)take(&(struct cursor){bytes + at, bytes + length, false}, 4);
        good = size <= LONGEST_REQUEST;
        if (length - at - 4 < size) break;
        good = good && serve(bytes + at + 4, size);
        at += 4 + size;
    }
    if (!good) report_trouble("a request makes no sense", EINVAL);
    length -= at;
    memmove(bytes, bytes + at, length);
    return good;
}

/* Nobody waits for a beginning, and the end of a short task follows at once: told together they
   wake the listener once. How long the reports may wait; 0 where they may not. */
static int reports_patience(void)
{
    const int64_t longest = 5 * MS;
    if (reports.urgent || reports.from == reports.to) return 0;
    int64_t left = reports.waiting + longest - monotonic_ns();
    return left <= 0 ? 0 : (int)((left + MS - 1) / MS);
}

static void run(int child_events)
{
    static struct pollfd *polls;
    static size_t capacity;
    struct record closed;
    bool open = true;
    for (;;) {
        int wait = tasks_tend(), patience = reports_patience();
        if (patience > 0 && (wait < 0 || patience < wait)) wait = patience;
        bool flushed = patience > 0 || reports_flush();
        if (!open && running == 0) return;
        polls = with_room(polls, &capacity, (3 + running) * sizeof *polls);
        polls[0] = (struct pollfd){.fd = child_events, .events = POLLIN};
        polls[1] = (struct pollfd){.fd = open ? STDIN_FILENO : -1, .events = POLLIN};
        polls[2] = (struct pollfd){.fd = flushed ? -1 : STDOUT_FILENO, .events = POLLOUT};
        for (size_t i = 0; i < running; i++)
            polls[3 + i] = (struct pollfd){.fd = task_output(tasks[i]), .events = POLLIN};
        if (poll(polls, (nfds_t)(3 + running), wait) <= 0) continue;
        for (size_t i = 0; i < running; i++)
            if (polls[3 + i].revents) task_pump(tasks[i]);
        if (polls[0].revents) {
            child_events_drain(child_events);
            tasks_reap();
        }
        if (polls[1].revents && !take_input()) {
            open = false;
            record_new(&closed, CLOSED, 0);
            record_append(&closed);
            report(&closed);
        }
    }
}

/* All signals stay blocked for life: none but SIGKILL ends the launcher, none interrupts a call,
   and none can come between vfork and exec. What was ignored would be ignored in tasks too. */
static void block_signals(void)
{
    sigset_t all;
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
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
    if (error == 0) run(child_events);
    else report_trouble("records can not be opened", error);
    reports_flush();
    return error == 0 ? 0 : 1;
}
