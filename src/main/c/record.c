#include "launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PREFIX = 8, RESERVE = 64 * 1024 };

static int file = -1;
static int folder = -1;
static int64_t size;     /* of the whole records in the file */
static int64_t reserved; /* up to here the disk has promised its space */
static bool sound = true;

static struct {
    unsigned char *bytes;
    size_t from, to, capacity;
    bool unheard;
} queue;

static uint32_t crc32c(const unsigned char *bytes, size_t length)
{
    static uint32_t table[256];
    if (table[1] == 0)
        for (uint32_t i = 0; i < 256; i++) {
            uint32_t c = i;
            for (int bit = 0; bit < 8; bit++) c = (c & 1) ? (c >> 1) ^ 0x82F63B78u : c >> 1;
            table[i] = c;
        }
    uint32_t crc = ~0u;
    for (size_t i = 0; i < length; i++) crc = table[(crc ^ bytes[i]) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

void record_new(struct record *r, char type)
{
    r->length = PREFIX;
    put8(r, (uint8_t)type);
}

static void put(struct record *r, uint64_t value, int bytes)
{
    if (r->length + (size_t)bytes > sizeof r->bytes) abort();
    for (int i = bytes - 1; i >= 0; i--) r->bytes[r->length++] = (unsigned char)(value >> (8 * i));
}

void put8(struct record *r, uint8_t value) { put(r, value, 1); }
void put32(struct record *r, uint32_t value) { put(r, value, 4); }
void put64(struct record *r, uint64_t value) { put(r, value, 8); }

/* What does not fit is cut: only a path in a message can be that long. */
void put_string(struct record *r, const char *value)
{
    size_t room = sizeof r->bytes - r->length - 4;
    size_t length = strlen(value);
    if (length > room / 2) length = room / 2;
    put32(r, (uint32_t)length);
    memcpy(r->bytes + r->length, value, length);
    r->length += length;
}

static void seal(struct record *r)
{
    size_t end = r->length;
    uint32_t payload = (uint32_t)(end - PREFIX);
    uint32_t crc = crc32c(r->bytes + PREFIX, payload);
    r->length = 0;
    put32(r, payload);
    put32(r, crc);
    r->length = end;
}

int records_open(const char *run, const char *generation)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/attempts/%s.lock", run, generation);
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (lock < 0 || fcntl(lock, F_SETLK, &whole) != 0) return errno;
    snprintf(path, sizeof path, "%s/attempts", run);
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return errno;
    snprintf(path, sizeof path, "%s.log", generation);
    file = openat(folder, path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return file < 0 ? errno : 0;
}

int records_sync(void)
{
    if (fsync(file) != 0) return errno;
    /* some network file systems can not sync a folder */
    return fsync(folder) != 0 && errno != EINVAL ? errno : 0;
}

static bool keep_reserve(void)
{
    if (size + RESERVE / 2 < reserved) return true;
    int error = reserve_space(file, reserved, RESERVE);
    if (error == ENOSPC || error == EDQUOT) {
        errno = error;
        return false;
    }
    reserved += RESERVE;
    return true;
}

bool record_append(struct record *r)
{
    seal(r);
    ssize_t written = write(file, r->bytes, r->length);
    if (written == (ssize_t)r->length) {
        size += written;
        if (keep_reserve()) return true;
        /* this record is safe, and so are the ends of what runs: only nothing new may start */
        if (sound) report_trouble("space for records can not be reserved", errno);
        sound = false;
        return true;
    }
    int error = written < 0 ? errno : ENOSPC;
    /* half a record would hide all that follow */
    if (written > 0 && ftruncate(file, size) != 0) error = errno;
    if (sound) report_trouble("records can not be written", error);
    sound = false;
    return false;
}

bool records_sound(void) { return sound; }

void report(struct record *r)
{
    if (queue.unheard) return;
    seal(r);
    if (queue.capacity - queue.to < r->length) {
        memmove(queue.bytes, queue.bytes + queue.from, queue.to - queue.from);
        queue.to -= queue.from;
        queue.from = 0;
        if (queue.capacity - queue.to < r->length) {
            queue.capacity = queue.capacity * 2 + sizeof r->bytes;
            queue.bytes = realloc(queue.bytes, queue.capacity);
            if (!queue.bytes) abort();
        }
    }
    memcpy(queue.bytes + queue.to, r->bytes, r->length);
    queue.to += r->length;
}

void report_trouble(const char *what, int error)
{
    static struct record r;
    record_new(&r, TROUBLE);
    put_string(&r, what);
    put_string(&r, strerror(error));
    report(&r);
}

bool reports_flush(void)
{
    while (queue.from < queue.to) {
        ssize_t n = write(STDOUT_FILENO, queue.bytes + queue.from, queue.to - queue.from);
        if (n < 0 && errno == EAGAIN) return false;
        if (n < 0) queue.unheard = true;
        queue.from += n < 0 ? queue.to - queue.from : (size_t)n;
    }
    queue.from = queue.to = 0;
    return true;
}
