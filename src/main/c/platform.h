#if defined(__linux__)

#include <linux/falloc.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

static void read_text(const char *path, char *text, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? 0 : read(fd, text, size - 1);
    if (fd >= 0) close(fd);
    text[n > 0 ? n : 0] = '\0';
}

/* The kernel's clock for start times, in the ticks that it shows them in; -1 where there is none. */
static int64_t birth_clock(void)
{
    struct timespec now;
    long second = sysconf(_SC_CLK_TCK);
    if (second <= 0 || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return -1;
    return now.tv_sec * (int64_t)second + now.tv_nsec / (1000000000 / second);
}

/* With the pid it names one process of a boot; 0 where it can not be had. Where the clock has not
   ticked since `before` our birth, it tells it; else it is the 22nd field here, where the second is
   a name in parentheses that may hold anything. Reading it costs as much as a file of its own. */
static uint64_t own_start_time(int64_t before)
{
    char stat[1024];
    if (before > 0 && birth_clock() == before) return (uint64_t)before;
    read_text("/proc/self/stat", stat, sizeof stat);
    const char *at = strrchr(stat, ')');
    for (int field = 2; at && field < 22; field++) at = strchr(at + 1, ' ');
    return at ? strtoull(at, NULL, 10) : 0;
}

static void boot_id(char *text, size_t size)
{
    read_text("/proc/sys/kernel/random/boot_id", text, size);
    text[strcspn(text, "\n")] = '\0';
}

static void become_subreaper(void) { prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

/* Readable when a child may have ended, while all signals are blocked. */
static int child_events_open(void)
{
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    return signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void child_events_drain(int fd)
{
    struct signalfd_siginfo seen;
    while (read(fd, &seen, sizeof seen) > 0) continue;
}

static bool punch_hole(int fd, int64_t from, int64_t to)
{
    return fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, from, to - from) == 0;
}

static int64_t rss_bytes(long maxrss) { return (int64_t)maxrss * 1024; }

#elif defined(__APPLE__)

#include <sys/event.h>
#include <sys/sysctl.h>
#pragma clang diagnostic ignored "-Wdeprecated-declarations" /* vfork */

static int64_t birth_clock(void) { return -1; }

static uint64_t own_start_time(int64_t before)
{
    (void)before;
    int name[] = {CTL_KERN, KERN_PROC, KERN_PROC_PID, getpid()};
    struct kinfo_proc self;
    size_t size = sizeof self;
    if (sysctl(name, 4, &self, &size, NULL, 0) != 0 || size == 0) return 0;
    struct timeval start = self.kp_proc.p_starttime;
    return (uint64_t)start.tv_sec * 1000000 + (uint64_t)start.tv_usec;
}

static void boot_id(char *text, size_t size)
{
    if (sysctlbyname("kern.bootsessionuuid", text, &size, NULL, 0) != 0) text[0] = '\0';
}

static void become_subreaper(void) {}

/* A kqueue sees signals that are blocked, and can be polled itself. */
static int child_events_open(void)
{
    int fd = kqueue();
    struct kevent ask;
    EV_SET(&ask, SIGCHLD, EVFILT_SIGNAL, EV_ADD, 0, 0, NULL);
    if (fd < 0 || kevent(fd, &ask, 1, NULL, 0, NULL) != 0) return -1;
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    return fd;
}

static void child_events_drain(int fd)
{
    struct kevent seen;
    struct timespec at_once = {0, 0};
    while (kevent(fd, NULL, 0, &seen, 1, &at_once) > 0) continue;
}

static bool punch_hole(int fd, int64_t from, int64_t to)
{
    struct fpunchhole hole = {.fp_offset = from, .fp_length = to - from};
    return fcntl(fd, F_PUNCHHOLE, &hole) == 0;
}

static int64_t rss_bytes(long maxrss) { return maxrss; }

#else
#error "the launcher knows Linux and macOS"
#endif
