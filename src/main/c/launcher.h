/*
 * The launcher is the parent of all tasks of one invocation, so that their ends outlive the
 * orchestrator. It takes requests on standard input, keeps records in a file that a later
 * orchestrator can read, and reports on standard output while somebody listens. One thread, one
 * poll loop, nothing that blocks.
 *
 *   launcher.c   start-up, requests, the loop
 *   task.c       beginning, watching and ending one task
 *   record.c     what is written down, and reported
 *   output.c     masks and the limit of a task's log
 *   platform.c   what Linux and macOS do differently
 */
#ifndef LAUNCHER_H
#define LAUNCHER_H

#if defined(__linux__)
#define _GNU_SOURCE
#elif defined(__APPLE__)
#define _DARWIN_C_SOURCE
#endif

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* ---- record.c ------------------------------------------------------------------------------ */

enum { FORMAT_VERSION = 1 };

/* In the file, and reported. */
enum { HEADER = 'H', BEGIN = 'B', STARTED = 'S', ENDED = 'E', FAILED = 'F', CLOSED = 'C' };
/* Only reported. */
enum { STALLING = 'Q', REFUSED = 'R', TROUBLE = 'T' };

/* Payload length, CRC-32C of the payload, payload; numbers are big-endian. */
struct record {
    size_t length;
    unsigned char bytes[8192];
};

void record_new(struct record *r, char type);
void put8(struct record *r, uint8_t value);
void put32(struct record *r, uint32_t value);
void put64(struct record *r, uint64_t value);
void put_string(struct record *r, const char *value);

/* Takes the lock of this generation and opens its file; 0, or an errno. */
int records_open(const char *run, const char *generation);
/* Makes what was written, and its names, survive a power cut. */
int records_sync(void);
/* One write; false, and nothing more may start, where it did not go through. Safe after vfork. */
bool record_append(struct record *r);
/* Whether every record so far could be written. */
bool records_sound(void);
/* Queues a record for whoever listens. */
void report(struct record *r);
void report_trouble(const char *what, int error);
/* Hands over what is queued, as far as the listener takes it; false where some is left. */
bool reports_flush(void);

/* ---- output.c ------------------------------------------------------------------------------ */

/* The literal strings to mask; they stay where they are. */
void masks_set(char **literals, size_t count);
bool masks_present(void);

struct masked_pipe;
struct masked_pipe *masked_pipe_open(int from, int to);
/* Moves what is there, and says how much that was. */
size_t masked_pipe_pump(struct masked_pipe *p);
int masked_pipe_fd(const struct masked_pipe *p);
/* Moves what is there and what was held back, and lets go. */
void masked_pipe_close(struct masked_pipe *p);

struct log {
    int fd;
    char *path;
    int64_t limit;
    int64_t size;
    int64_t punched_to;
    bool without_holes;
};

/* Opens for append; 0, or an errno. */
int log_open(struct log *log, const char *path, int64_t limit);
/* Looks at the size, and gives back the middle of what is over the limit; true if it has grown. */
bool log_look(struct log *log);
/* Cuts down to the limit for good, and lets go. */
void log_close(struct log *log);

/* ---- task.c -------------------------------------------------------------------------------- */

/* A request to start; everything points into the request. */
struct start {
    uint32_t id;
    const char *task;
    uint32_t attempt;
    int64_t timeout, stall_after, grace; /* ns; 0 is none */
    int64_t log_limit;
    bool masked;
    const char *folder;
    const char *log;
    char **argv; /* with a free place in front, for the shell of a script without `#!` */
    char **env;
};

void task_start(const struct start *s);
/* SIGTERM and, once the grace is over, SIGKILL; or that at once. */
void task_signal(uint32_t id, bool at_once);
/* Takes the ends that there are. */
void tasks_reap(void);
/* Does what is due, and tells when to come again: ms, -1 for never. */
int tasks_tend(void);
size_t tasks_running(void);
/* Adds the pipes of masked tasks, and serves those that have something. */
size_t tasks_add_polls(struct pollfd *polls);
void tasks_pump(const struct pollfd *polls, size_t count);

/* ---- platform.c ---------------------------------------------------------------------------- */

int64_t monotonic_ns(void);
/* Opaque; with the pid it names one process of a boot. 0 where it can not be had. */
uint64_t own_start_time(void);
void boot_id(char *text, size_t size);
void become_subreaper(void);
/* A descriptor that is readable when a child may have ended, while all signals are blocked. */
int child_events_open(void);
void child_events_drain(int fd);
/* False where the file system has no holes. */
bool punch_hole(int fd, int64_t from, int64_t to);
/* Holds space for records to come, so that a full disk still takes the ends; 0, or an errno. */
int reserve_space(int fd, int64_t from, int64_t length);
int64_t peak_memory_bytes(long maxrss);
/* A pipe, closed on exec, that can be read without blocking. */
int open_pipe(int ends[2]);

#endif
