enum { FORMAT_VERSION = 1, PREFIX = 8 };
enum { HEADER = 'H', BEGIN = 'B', STARTED = 'S', ENDED = 'E', FAILED = 'F', CLOSED = 'C' };
enum { STALLING = 'Q', REFUSED = 'R', TROUBLE = 'T' }; /* only reported */

/* Length of the payload, its CRC-32C, payload; numbers are big-endian. */
struct record {
    size_t length;
    unsigned char bytes[8192];
};

static struct {
    int file;
    int64_t size; /* of the whole records in it */
    bool failed;  /* one could not be written: nothing may start any more */
} records;

static struct {
    unsigned char *bytes;
    size_t from, to, capacity;
    bool unheard;    /* nobody listens any more */
    bool urgent;     /* somebody waits for one of them */
    int64_t waiting; /* since when the first has not been told */
} reports;

static uint32_t crc32c(const unsigned char *bytes, size_t length)
{
    static uint32_t table[256];
    for (uint32_t i = 0; table[255] == 0 && i < 256; i++) {
        table[i] = i;
        for (int bit = 0; bit < 8; bit++)
            table[i] = (table[i] & 1) ? (table[i] >> 1) ^ 0x82F63B78u : table[i] >> 1;
    }
    uint32_t crc = ~0u;
    for (size_t i = 0; i < length; i++) crc = table[(crc ^ bytes[i]) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

static void put(struct record *r, int bytes, uint64_t value)
{
    while (bytes-- > 0) r->bytes[r->length++] = (unsigned char)(value >> (8 * bytes));
}

/* Cut where it is longer than any name that matters. */
static void put_string(struct record *r, const char *value)
{
    size_t length = strnlen(value, sizeof r->bytes / 3);
    put(r, 4, length);
    memcpy(r->bytes + r->length, value, length);
    r->length += length;
}

static void record_new(struct record *r, char type, uint32_t id)
{
    r->length = PREFIX;
    put(r, 1, (uint64_t)type);
    put(r, 4, id);
}

static void seal(struct record *r)
{
    size_t end = r->length;
    r->length = 0;
    put(r, 4, end - PREFIX);
    put(r, 4, crc32c(r->bytes + PREFIX, end - PREFIX));
    r->length = end;
}

/* Queues a record for whoever listens. */
static void report(struct record *r)
{
    if (reports.unheard) return;
    seal(r);
    if (reports.from == reports.to) reports.waiting = monotonic_ns();
    char type = (char)r->bytes[PREFIX];
    reports.urgent = reports.urgent || (type != BEGIN && type != STARTED);
    reports.bytes = with_room(reports.bytes, &reports.capacity, reports.to + r->length);
    memcpy(reports.bytes + reports.to, r->bytes, r->length);
    reports.to += r->length;
}

/* False where the listener does not take all of it at once. */
static bool reports_flush(void)
{
    while (reports.from < reports.to) {
        ssize_t n = write(STDOUT_FILENO, reports.bytes + reports.from, reports.to - reports.from);
        if (n < 0 && errno == EAGAIN) return false;
        reports.unheard = n < 0;
        reports.from = n < 0 ? reports.to : reports.from + (size_t)n;
    }
    reports.from = reports.to = 0;
    reports.urgent = false;
    return true;
}

static void report_trouble(const char *what, int error)
{
    static struct record r;
    record_new(&r, TROUBLE, 0);
    put_string(&r, what);
    put_string(&r, strerror(error));
    report(&r);
}

/* With one write, and by the child of a vfork too; false where it is not on record. */
static bool record_append(struct record *r)
{
    seal(r);
    ssize_t written = write(records.file, r->bytes, r->length);
    if (written == (ssize_t)r->length) {
        records.size += written;
        return true;
    }
    int error = written < 0 ? errno : ENOSPC;
    /* half a record would hide all that follow */
    if (written > 0 && ftruncate(records.file, records.size) != 0) error = errno;
    if (!records.failed) report_trouble("records can not be written", error);
    records.failed = true;
    return false;
}

/* Takes the lock of this generation and makes its file; 0, or an errno. */
static int records_open(const char *run, const char *generation)
{
    char path[PATH_MAX], boot[64] = "";
    struct record header;
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    snprintf(path, sizeof path, "%s/attempts/%s.lock", run, generation);
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0 || fcntl(lock, F_SETLK, &whole) != 0) return errno;
    snprintf(path, sizeof path, "%s/attempts/%s.log", run, generation);
    records.file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (records.file < 0) return errno;
    boot_id(boot, sizeof boot);
    record_new(&header, HEADER, FORMAT_VERSION);
    put(&header, 4, (uint64_t)getpid());
    put(&header, 8, own_start_time(-1));
    put_string(&header, boot);
    if (!record_append(&header)) return EIO;
    /* that this generation began, and in which boot, has to survive a power cut */
    snprintf(path, sizeof path, "%s/attempts", run);
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0 || fsync(records.file) != 0) return errno;
    /* some network file systems can not sync a folder */
    int error = fsync(folder) != 0 && errno != EINVAL ? errno : 0;
    close(folder);
    if (error == 0) report(&header);
    return error;
}
