#include "launcher.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <fcntl.h>

#define MS INT64_C(1000000)
static const int64_t NEVER = INT64_MAX;
static const int64_t LOOK = 200 * MS;          /* how often the size of a log is looked at */
static const int64_t LEFTOVERS_LOOK = 10 * MS; /* what is no child of ours sends no signal */
static const int64_t GIVE_UP = 10000 * MS;     /* a zombie whose parent does not care stays */

enum limit { NO_LIMIT, TIMEOUT, STALL };
enum stage { LOG_STAGE = 1, FOLDER_STAGE, PROGRAM_STAGE, PROCESS_STAGE, RECORD_STAGE };

struct task {
    uint32_t id;
    pid_t group; /* the leader's pid, its group and its session are one number */
    struct log log;
    struct masked_pipe *pipe; /* or NULL: it writes to its log itself */
    int64_t began, timeout_at, stall_after, grace;
    int64_t grown_at, look_at;
    int64_t kill_at, give_up_at; /* NEVER, until SIGTERM or SIGKILL was sent */
    bool stalling, ending, leader_gone, leftovers;
    enum limit limit;
    int status; /* of the leader, like the next two, once it is gone */
    int64_t duration, peak_memory;
};

static struct task **tasks;
static size_t running, room;

size_t tasks_running(void) { return running; }

static struct task *task_of_group(pid_t group)
{
    for (size_t i = 0; i < running; i++)
        if (tasks[i]->group == group) return tasks[i];
    return NULL;
}

static void add(struct task *t)
{
    if (running == room) {
        room = room * 2 + 16;
        tasks = realloc(tasks, room * sizeof *tasks);
        if (!tasks) abort();
    }
    tasks[running++] = t;
}

static void drop(struct task *t)
{
    for (size_t i = 0; i < running; i++)
        if (tasks[i] == t) tasks[i] = tasks[--running];
    free(t);
}

/* ---- beginning ----------------------------------------------------------------------------- */

static const char *search_path(char *const *env)
{
    for (; *env; env++)
        if (strncmp(*env, "PATH=", 5) == 0) return *env + 5;
    return "/usr/local/bin:/usr/bin:/bin";
}

/* Returns only on failure. A script without `#!` is the shell's. */
static int try_exec(const char *path, char **argv, char **env)
{
    execve(path, argv, env);
    if (errno != ENOEXEC) return errno;
    argv[-1] = (char *)"/bin/sh";
    argv[0] = (char *)path;
    execve(argv[-1], argv - 1, env);
    return errno;
}

/* Returns only on failure, with the reason that helps most. */
static int exec_program(char **argv, char **env)
{
    const char *name = argv[0];
    if (strchr(name, '/')) return try_exec(name, argv, env);
    int reason = ENOENT;
    for (const char *dir = search_path(env); *name;) {
        char path[PATH_MAX];
        size_t length = strcspn(dir, ":");
        if (length + strlen(name) + 2 < sizeof path) {
            snprintf(path, sizeof path, "%.*s%s%s", (int)length, dir, length ? "/" : "./", name);
            int error = try_exec(path, argv, env);
            if (error != ENOENT && error != ENOTDIR) reason = error;
            if (error != ENOENT && error != ENOTDIR && error != EACCES) return error;
        }
        if (!dir[length]) break;
        dir += length + 1;
    }
    return reason;
}

/* What parent and child of a vfork share; the parent is suspended until exec or exit. */
struct birth {
    const struct start *start;
    int input, output;
    struct record started;
    volatile int stage, error;
};

static _Noreturn void give_up(struct birth *b, enum stage stage, int error)
{
    b->stage = stage;
    b->error = error;
    _exit(127);
}

/*
 * Runs in the child. All handlers are the default ones, since the launcher has none of its own
 * and its blocked signals are not inherited as pending.
 */
static _Noreturn void become(struct birth *b)
{
    const struct start *s = b->start;
    setsid();
    dup2(b->input, STDIN_FILENO);
    dup2(b->output, STDOUT_FILENO);
    dup2(b->output, STDERR_FILENO);
    if (chdir(s->folder) != 0) give_up(b, FOLDER_STAGE, errno);
    record_new(&b->started, STARTED);
    put32(&b->started, s->id);
    put32(&b->started, (uint32_t)getpid());
    put64(&b->started, own_start_time());
    if (!record_append(&b->started)) give_up(b, RECORD_STAGE, EIO);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    give_up(b, PROGRAM_STAGE, exec_program(s->argv, s->env));
}

/* In a function of its own, so that the child can not harm what its parent keeps in registers. */
static __attribute__((noinline)) pid_t spawn(struct birth *b)
{
#ifdef __APPLE__
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
#endif
    pid_t pid = vfork();
    if (pid == 0) become(b);
    return pid;
}

static void refuse(const struct start *s)
{
    struct record r;
    record_new(&r, REFUSED);
    put32(&r, s->id);
    report(&r);
}

static void failed(const struct start *s, enum stage stage, int error)
{
    struct record r;
    const char *subject = stage == LOG_STAGE      ? s->log
                          : stage == FOLDER_STAGE ? s->folder
                                                  : s->argv[0];
    record_new(&r, FAILED);
    put32(&r, s->id);
    put8(&r, (uint8_t)stage);
    put32(&r, (uint32_t)error);
    put_string(&r, subject);
    put_string(&r, strerror(error));
    record_append(&r);
    report(&r);
}

static bool begin(const struct start *s)
{
    struct record r;
    record_new(&r, BEGIN);
    put32(&r, s->id);
    put32(&r, s->attempt);
    put64(&r, (uint64_t)s->grace);
    put_string(&r, s->task);
    if (!records_sound() || !record_append(&r)) {
        refuse(s);
        return false;
    }
    report(&r);
    return true;
}

static int null_input(void)
{
    static int fd = -1;
    if (fd < 0) fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    return fd;
}

static struct task *prepare(const struct start *s, const struct log *log)
{
    int64_t now = monotonic_ns();
    struct task *t = malloc(sizeof *t);
    if (!t) abort();
    *t = (struct task){.id = s->id,
                       .log = *log,
                       .began = now,
                       .timeout_at = s->timeout > 0 ? now + s->timeout : NEVER,
                       .stall_after = s->stall_after,
                       .grace = s->grace,
                       .grown_at = now,
                       .look_at = now,
                       .kill_at = NEVER,
                       .give_up_at = NEVER};
    return t;
}

void task_start(const struct start *s)
{
    struct log log;
    int ends[2] = {-1, -1};
    if (!begin(s)) return;
    int error = log_open(&log, s->log, s->log_limit);
    if (error != 0) {
        failed(s, LOG_STAGE, error);
        return;
    }
    struct task *t = prepare(s, &log);
    bool masked = s->masked && masks_present();
    error = masked ? open_pipe(ends) : 0;
    static struct birth birth;
    birth.start = s;
    birth.input = null_input();
    birth.output = masked ? ends[1] : log.fd;
    birth.stage = 0;
    t->group = error == 0 ? spawn(&birth) : -1;
    if (error == 0 && t->group < 0) error = errno;
    if (masked && error == 0) t->pipe = masked_pipe_open(ends[0], log.fd);
    if (ends[1] >= 0) close(ends[1]);
    if (error == 0 && birth.stage == 0) {
        add(t);
        report(&birth.started);
        return;
    }
    if (error == 0) waitpid(t->group, NULL, 0);
    failed(s, error == 0 ? birth.stage : PROCESS_STAGE, error == 0 ? birth.error : error);
    if (t->pipe) masked_pipe_close(t->pipe);
    log_close(&t->log);
    free(t);
}

/* ---- ending -------------------------------------------------------------------------------- */

static void end_group(struct task *t)
{
    if (t->ending) return;
    t->ending = true;
    kill(-t->group, SIGTERM);
    kill(-t->group, SIGCONT); /* what is stopped could not act on it */
    t->kill_at = monotonic_ns() + t->grace;
}

static void kill_group(struct task *t)
{
    kill(-t->group, SIGKILL);
    t->ending = true;
    t->kill_at = NEVER;
    t->give_up_at = monotonic_ns() + GIVE_UP;
}

void task_signal(uint32_t id, bool at_once)
{
    for (size_t i = 0; i < running; i++) {
        if (tasks[i]->id != id) continue;
        if (at_once) kill_group(tasks[i]);
        else end_group(tasks[i]);
    }
}

static void finish(struct task *t)
{
    struct record r;
    if (t->pipe) masked_pipe_close(t->pipe);
    log_close(&t->log);
    bool signaled = WIFSIGNALED(t->status);
    record_new(&r, ENDED);
    put32(&r, t->id);
    put8(&r, signaled);
    put32(&r, (uint32_t)(signaled ? WTERMSIG(t->status) : WEXITSTATUS(t->status)));
    put8(&r, (uint8_t)t->limit);
    put8(&r, t->leftovers);
    put64(&r, (uint64_t)t->duration);
    put64(&r, (uint64_t)t->peak_memory);
    record_append(&r);
    report(&r);
    drop(t);
}

/*
 * Zombies keep a group in being: those that are ours are reaped first. One that fell to our
 * SIGTERM was a leftover; the others had ended before their leader did.
 */
static bool group_is_gone(struct task *t)
{
    int status;
    if (kill(-t->group, 0) != 0) return true;
    while (waitpid(-t->group, &status, WNOHANG) > 0)
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM) t->leftovers = true;
    return kill(-t->group, 0) != 0;
}

/*
 * The unreaped leader keeps the group's number from being used again while it is signaled; from
 * then on it is what is left of the group that does. It is reaped at once, since a zombie that
 * stays would hide all later ends from P_ALL.
 */
static void leader_ended(struct task *t)
{
    struct rusage usage;
    t->duration = monotonic_ns() - t->began;
    if (!t->ending) kill(-t->group, SIGTERM);
    wait4(t->group, &t->status, 0, &usage);
    t->peak_memory = peak_memory_bytes(usage.ru_maxrss);
    t->leader_gone = true;
    if (group_is_gone(t)) {
        finish(t);
        return;
    }
    t->leftovers = true;
    end_group(t);
}

void tasks_reap(void)
{
    for (;;) {
        siginfo_t seen = {.si_pid = 0};
        if (waitid(P_ALL, 0, &seen, WEXITED | WNOHANG | WNOWAIT) != 0 || seen.si_pid == 0) return;
        struct task *t = task_of_group(seen.si_pid);
        if (t) leader_ended(t);
        else waitpid(seen.si_pid, NULL, 0); /* an orphan that the subreaper inherited */
    }
}

/* ---- watching ------------------------------------------------------------------------------ */

static void report_stalling(const struct task *t, int64_t quiet)
{
    struct record r;
    record_new(&r, STALLING);
    put32(&r, t->id);
    put64(&r, (uint64_t)quiet);
    report(&r);
}

static void look(struct task *t, int64_t now)
{
    t->look_at = now + (t->stall_after > 0 && t->stall_after / 8 < LOOK ? t->stall_after / 8 : LOOK);
    if (log_look(&t->log)) {
        t->grown_at = now;
        t->stalling = false;
    }
    int64_t quiet = now - t->grown_at;
    if (t->stall_after == 0 || t->ending) return;
    if (quiet >= t->stall_after) {
        t->limit = STALL;
        end_group(t);
    } else if (quiet >= t->stall_after / 2 && !t->stalling) {
        t->stalling = true;
        report_stalling(t, quiet);
    }
}

/* True where the task is over. */
static bool tend(struct task *t, int64_t now)
{
    if (now >= t->look_at) look(t, now);
    if (t->leader_gone && (now >= t->give_up_at || group_is_gone(t))) {
        finish(t);
        return true;
    }
    if (now >= t->timeout_at && !t->ending) {
        t->limit = TIMEOUT;
        end_group(t);
    }
    if (now >= t->kill_at) kill_group(t);
    return false;
}

static int64_t next_due(const struct task *t, int64_t now)
{
    int64_t due = t->look_at;
    if (t->timeout_at < due && !t->ending) due = t->timeout_at;
    if (t->kill_at < due) due = t->kill_at;
    if (t->leader_gone && now + LEFTOVERS_LOOK < due) due = now + LEFTOVERS_LOOK;
    return due;
}

int tasks_tend(void)
{
    int64_t now = monotonic_ns(), due = NEVER;
    for (size_t i = running; i-- > 0;) {
        if (tend(tasks[i], now)) continue;
        int64_t next = next_due(tasks[i], now);
        if (next < due) due = next;
    }
    if (due == NEVER) return -1;
    return due <= now ? 0 : (int)((due - now + MS - 1) / MS);
}

size_t tasks_add_polls(struct pollfd *polls)
{
    size_t count = 0;
    for (size_t i = 0; i < running; i++)
        if (tasks[i]->pipe)
            polls[count++] = (struct pollfd){.fd = masked_pipe_fd(tasks[i]->pipe), .events = POLLIN};
    return count;
}

void tasks_pump(const struct pollfd *polls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; polls[i].revents && j < running; j++)
            if (tasks[j]->pipe && masked_pipe_fd(tasks[j]->pipe) == polls[i].fd)
                if (masked_pipe_pump(tasks[j]->pipe) > 0) tasks[j]->grown_at = monotonic_ns();
}
