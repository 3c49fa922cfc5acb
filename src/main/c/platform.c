#include "launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/falloc.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#elif defined(__APPLE__)
#include <sys/event.h>
#include <sys/sysctl.h>
#else
#error "the launcher knows Linux and macOS"
#endif

int64_t monotonic_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int open_pipe(int ends[2])
{
    if (pipe(ends) != 0) return errno;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return 0;
}

#if defined(__linux__)

static size_t read_text(const char *path, char *text, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? 0 : read(fd, text, size - 1);
    if (fd >= 0) close(fd);
    text[n > 0 ? n : 0] = '\0';
    return n > 0 ? (size_t)n : 0;
}

/* The 22nd field; the second is a name in parentheses that may hold anything. */
uint64_t own_start_time(void)
{
    char stat[1024];
    read_text("/proc/self/stat", stat, sizeof stat);
    const char *at = strrchr(stat, ')');
    for (int field = 2; at && field < 22; field++) at = strchr(at + 1, ' ');
    return at ? strtoull(at, NULL, 10) : 0;
}

void boot_id(char *text, size_t size)
{
    size_t n = read_text("/proc/sys/kernel/random/boot_id", text, size);
    if (n > 0 && text[n - 1] == '\n') text[n - 1] = '\0';
}

void become_subreaper(void) { prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

int child_events_open(void)
{
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    return signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
}

void child_events_drain(int fd)
{
    struct signalfd_siginfo seen;
    while (read(fd, &seen, sizeof seen) > 0) continue;
}

bool punch_hole(int fd, int64_t from, int64_t to)
{
    return fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, from, to - from) == 0;
}

int reserve_space(int fd, int64_t from, int64_t length)
{
    return fallocate(fd, FALLOC_FL_KEEP_SIZE, from, length) == 0 ? 0 : errno;
}

int64_t peak_memory_bytes(long maxrss) { return (int64_t)maxrss * 1024; }

#else /* macOS */

uint64_t own_start_time(void)
{
    int name[] = {CTL_KERN, KERN_PROC, KERN_PROC_PID, getpid()};
    struct kinfo_proc self;
    size_t size = sizeof self;
    if (sysctl(name, 4, &self, &size, NULL, 0) != 0 || size == 0) return 0;
    struct timeval start = self.kp_proc.p_starttime;
    return (uint64_t)start.tv_sec * 1000000 + (uint64_t)start.tv_usec;
}

void boot_id(char *text, size_t size)
{
    if (sysctlbyname("kern.bootsessionuuid", text, &size, NULL, 0) != 0) text[0] = '\0';
}

void become_subreaper(void) {}

/* A kqueue sees signals that are blocked, and can be polled itself. */
int child_events_open(void)
{
    int fd = kqueue();
    struct kevent ask;
    EV_SET(&ask, SIGCHLD, EVFILT_SIGNAL, EV_ADD, 0, 0, NULL);
    if (fd < 0 || kevent(fd, &ask, 1, NULL, 0, NULL) != 0) return -1;
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    return fd;
}

void child_events_drain(int fd)
{
    struct kevent seen;
    struct timespec at_once = {0, 0};
    while (kevent(fd, NULL, 0, &seen, 1, &at_once) > 0) continue;
}

bool punch_hole(int fd, int64_t from, int64_t to)
{
    struct fpunchhole hole = {.fp_offset = from, .fp_length = to - from};
    return fcntl(fd, F_PUNCHHOLE, &hole) == 0;
}

int reserve_space(int fd, int64_t from, int64_t length)
{
    (void)from;
    fstore_t store = {.fst_flags = F_ALLOCATEALL, .fst_posmode = F_PEOFPOSMODE, .fst_length = length};
    return fcntl(fd, F_PREALLOCATE, &store) == 0 ? 0 : errno;
}

int64_t peak_memory_bytes(long maxrss) { return maxrss; }

#endif
