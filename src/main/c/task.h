#define MS INT64_C(1000000)
static const int64_t NEVER = INT64_MAX;
static const int64_t LOOK = 200 * MS;          /* how often the size of a log is looked at */
static const int64_t LEFTOVERS_LOOK = 10 * MS; /* what is no child of ours sends no signal */
static const int64_t SETTLE = 200 * MS;        /* setsid(1) takes its time on a busy machine */
static const int64_t SETTLE_LOOK = 1 * MS;
static const int64_t GIVE_UP = 10000 * MS;     /* a zombie whose parent does not care stays */

enum limit { NO_LIMIT, TIMEOUT, STALL };
enum stage { LOG_STAGE = 1, FOLDER_STAGE, PROGRAM_STAGE, PROCESS_STAGE, RECORD_STAGE };

/* A request to start; all of it lies in the request. Times are ns, and 0 is none. */
struct start {
    uint32_t id, attempt;
    int64_t timeout, stall_after, grace, log_limit;
    bool masked;
    const char *task, *folder, *log;
    char **argv, **env;
};

struct task {
    uint32_t id;
    pid_t group; /* the leader's pid, its group and its session are one number */
    struct log log;
    struct masked_pipe *pipe; /* or NULL: it writes to its log itself */
    int64_t began, timeout_at, stall_after, grace, grown_at, look_at, pace;
    int64_t settled_at;          /* NEVER, until the leader left something behind */
    int64_t kill_at, give_up_at; /* NEVER, until SIGTERM or SIGKILL was sent */
    bool stalling, ending, leader_gone, leftovers;
    enum limit limit;
    int status; /* of the leader, like the next two, once it is gone */
    int64_t duration, peak_memory;
};

static struct task **tasks;
static size_t running, tasks_capacity;

/* ---- beginning ----------------------------------------------------------------------------- */

/* What parent and child of a vfork share; the parent is suspended until exec or exit. */
static struct {
    int input, output;
    int64_t before; /* by the birth clock */
    struct record started;
    volatile int stage, error; /* no error: it became the program */
} birth = {.input = -1};

static _Noreturn void stillborn(enum stage stage, int error)
{
    birth.stage = (int)stage;
    birth.error = error;
    _exit(127);
}

/* The child's part. All its handlers are the default ones, since the launcher has none. */
static _Noreturn void become(const struct start *s)
{
    sigset_t none;
    setsid();
    dup2(birth.input, STDIN_FILENO);
    dup2(birth.output, STDOUT_FILENO);
    dup2(birth.output, STDERR_FILENO);
    if (chdir(s->folder) != 0) stillborn(FOLDER_STAGE, errno);
    record_new(&birth.started, STARTED, s->id);
    put(&birth.started, 4, (uint64_t)getpid());
    put(&birth.started, 8, own_start_time(birth.before));
    if (!record_append(&birth.started)) stillborn(RECORD_STAGE, EIO);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    environ = s->env; /* this is where PATH is looked up */
    execvp(s->argv[0], s->argv);
    stillborn(PROGRAM_STAGE, errno);
}

/* In a function of its own, so that the child can not harm what its parent keeps in registers. */
static __attribute__((noinline)) void spawn(struct task *t, const struct start *s)
{
    char **own = environ;
    birth.stage = PROCESS_STAGE;
    birth.before = birth_clock();
    t->group = vfork();
    if (t->group == 0) become(s);
    environ = own;
    if (t->group < 0) birth.error = errno;
    else if (birth.error != 0) waitpid(t->group, NULL, 0);
}

static void failed(const struct start *s)
{
    struct record r;
    char *subject = masked(birth.stage == LOG_STAGE      ? s->log
                           : birth.stage == FOLDER_STAGE ? s->folder
                                                         : s->argv[0]);
    record_new(&r, FAILED, s->id);
    put(&r, 1, (uint64_t)birth.stage);
    put(&r, 4, (uint64_t)birth.error);
    put_string(&r, subject);
    put_string(&r, strerror(birth.error));
    free(subject);
    record_append(&r);
    report(&r);
}

/* Puts the intent on record; false where that fails, and nothing may follow. */
static bool begin(const struct start *s)
{
    struct record r;
    record_new(&r, BEGIN, s->id);
    put(&r, 4, s->attempt);
    put(&r, 8, (uint64_t)s->grace);
    put_string(&r, s->task);
    bool recorded = !records.failed && record_append(&r);
    if (!recorded) record_new(&r, REFUSED, s->id);
    report(&r);
    return recorded;
}

static struct task *task_new(const struct start *s)
{
    int64_t now = monotonic_ns();
    struct task *t = must(malloc(sizeof *t));
    *t = (struct task){.id = s->id, .began = now, .grace = s->grace, .log = {.fd = -1}};
    t->timeout_at = s->timeout > 0 ? now + s->timeout : NEVER;
    t->stall_after = s->stall_after;
    t->grown_at = now;
    t->pace = s->stall_after > 0 && s->stall_after / 8 < LOOK ? s->stall_after / 8 : LOOK;
    t->look_at = now + t->pace;
    t->settled_at = t->kill_at = t->give_up_at = NEVER;
    return t;
}

static void task_free(struct task *t)
{
    if (t->pipe) masked_pipe_close(t->pipe);
    log_close(&t->log);
    free(t);
}

/* Has its output go through a pipe, to be read and masked here. */
static void mask_output(struct task *t)
{
    int ends[2];
    birth.stage = PROCESS_STAGE;
    birth.error = pipe(ends) == 0 ? 0 : errno;
    if (birth.error != 0) return;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    t->pipe = masked_pipe_open(ends[0], t->log.fd);
    birth.output = ends[1];
}

static void task_start(const struct start *s)
{
    if (!begin(s)) return;
    struct task *t = task_new(s);
    if (birth.input < 0) birth.input = open("/dev/null", O_RDONLY | O_CLOEXEC);
    birth.stage = LOG_STAGE;
    birth.error = log_open(&t->log, s->log, s->log_limit);
    birth.output = t->log.fd;
    if (birth.error == 0 && s->masked && masks.count > 0) mask_output(t);
    if (birth.error == 0) spawn(t, s);
    if (t->pipe) close(birth.output);
    if (birth.error == 0) {
        tasks = with_room(tasks, &tasks_capacity, (running + 1) * sizeof *tasks);
        tasks[running++] = t;
        report(&birth.started);
    } else {
        failed(s);
        task_free(t);
    }
}

/* ---- ending -------------------------------------------------------------------------------- */

/* SIGTERM and, once the grace is over, SIGKILL. */
static void end_group(struct task *t)
{
    if (t->ending) return;
    t->ending = true;
    t->leftovers |= t->leader_gone;
    kill(-t->group, SIGTERM);
    kill(-t->group, SIGCONT); /* what is stopped could not act on it */
    t->kill_at = monotonic_ns() + t->grace;
}

static void kill_group(struct task *t)
{
    kill(-t->group, SIGKILL);
    t->ending = true;
    t->leftovers |= t->leader_gone;
    t->kill_at = NEVER;
    t->give_up_at = monotonic_ns() + GIVE_UP;
}

/* The last byte of what is asked tells whether at once, the others the id. */
static void task_signal(uint64_t asked)
{
    for (size_t i = 0; i < running; i++)
        if (tasks[i]->id == asked >> 8) (asked & 1 ? kill_group : end_group)(tasks[i]);
}

static void finish(struct task *t)
{
    struct record r;
    bool signaled = WIFSIGNALED(t->status);
    for (size_t i = 0; i < running; i++)
        if (tasks[i] == t) tasks[i] = tasks[--running];
    record_new(&r, ENDED, t->id);
    put(&r, 1, signaled);
    put(&r, 4, (uint64_t)(signaled ? WTERMSIG(t->status) : WEXITSTATUS(t->status)));
    put(&r, 1, (uint64_t)t->limit);
    put(&r, 1, t->leftovers);
    put(&r, 8, (uint64_t)t->duration);
    put(&r, 8, (uint64_t)t->peak_memory);
    task_free(t); /* who reads of the end finds the whole log */
    record_append(&r);
    report(&r);
}

/* Zombies keep a group in being: those that are ours are reaped first. */
static bool group_is_gone(const struct task *t)
{
    if (kill(-t->group, 0) != 0) return true;
    while (waitpid(-t->group, NULL, WNOHANG) > 0) continue;
    return kill(-t->group, 0) != 0;
}

/* It is reaped at once, since a zombie that stays would hide all later ends from P_ALL; what is
   left of its group keeps the number from being used again. What was started last may be about to
   leave for a session of its own, or to end: it is signaled a moment later, or at the leader's time
   limit if that is sooner. */
static void leader_ended(struct task *t)
{
    struct rusage usage;
    int64_t now = monotonic_ns();
    t->duration = now - t->began;
    wait4(t->group, &t->status, 0, &usage);
    t->peak_memory = rss_bytes(usage.ru_maxrss);
    t->leader_gone = true;
    if (group_is_gone(t)) {
        finish(t);
        return;
    }
    t->leftovers = t->ending;
    t->settled_at = t->timeout_at < now + SETTLE ? t->timeout_at : now + SETTLE;
    t->timeout_at = NEVER;
    t->stall_after = 0;
}

static void tasks_reap(void)
{
    siginfo_t seen = {.si_pid = 0};
    while (waitid(P_ALL, 0, &seen, WEXITED | WNOHANG | WNOWAIT) == 0 && seen.si_pid != 0) {
        struct task *t = NULL;
        for (size_t i = 0; i < running; i++)
            if (tasks[i]->group == seen.si_pid) t = tasks[i];
        if (t) leader_ended(t);
        else waitpid(seen.si_pid, NULL, 0); /* an orphan that the subreaper inherited */
        seen.si_pid = 0;
    }
}

/* ---- watching ------------------------------------------------------------------------------ */

static void look(struct task *t, int64_t now)
{
    t->look_at = now + t->pace;
    if (log_look(&t->log)) t->grown_at = now;
    int64_t quiet = now - t->grown_at;
    if (t->stall_after == 0 || t->ending) return;
    if (quiet >= t->stall_after) {
        t->limit = STALL;
        end_group(t);
    } else if (quiet >= t->stall_after / 2 && !t->stalling) {
        struct record r;
        record_new(&r, STALLING, t->id);
        put(&r, 8, (uint64_t)quiet);
        report(&r);
    }
    t->stalling = quiet >= t->stall_after / 2;
}

/* When to come again, or 0 where the task is over. */
static int64_t tend(struct task *t, int64_t now)
{
    if (now >= t->look_at) look(t, now);
    if (t->leader_gone && (now >= t->give_up_at || group_is_gone(t))) {
        finish(t);
        return 0;
    }
    if (now >= t->timeout_at && !t->ending) {
        t->limit = TIMEOUT;
        end_group(t);
    }
    if (now >= t->settled_at) end_group(t);
    if (now >= t->kill_at) kill_group(t);
    int64_t due = t->look_at;
    if (t->timeout_at < due && !t->ending) due = t->timeout_at;
    if (t->kill_at < due) due = t->kill_at;
    int64_t pace = t->ending ? LEFTOVERS_LOOK : SETTLE_LOOK;
    if (t->leader_gone && now + pace < due) due = now + pace;
    return due;
}

/* Does what is due, and tells when to come again: ms, -1 for never. */
static int tasks_tend(void)
{
    int64_t now = monotonic_ns(), due = NEVER;
    for (size_t i = running; i-- > 0;) {
        int64_t next = tend(tasks[i], now);
        if (next != 0 && next < due) due = next;
    }
    if (due == NEVER) return -1;
    return due <= now ? 0 : (int)((due - now + MS - 1) / MS);
}

/* What poll skips, where there is nothing to be masked. */
static int task_output(const struct task *t) { return t->pipe ? t->pipe->from : -1; }

static void task_pump(struct task *t)
{
    if (masked_pipe_pump(t->pipe)) t->grown_at = monotonic_ns();
}
