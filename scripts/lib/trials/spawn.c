/* The least that starting processes can cost: spawn COUNT WIDTH COMMAND..., the unit of cost per task. */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

extern char **environ;

static int wait_for_one(void) {
    int status;
    while (wait(&status) < 0) {
        if (errno != EINTR) {
            perror("wait");
            return 1;
        }
    }
    return status != 0;
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fputs("spawn: error: usage: spawn COUNT WIDTH COMMAND...\n", stderr);
        return 2;
    }
    int count = atoi(argv[1]), width = atoi(argv[2]), running = 0, failed = 0;
    for (int i = 0; i < count; i++) {
        if (running == width) {
            failed |= wait_for_one();
            running--;
        }
        pid_t pid;
        int error = posix_spawn(&pid, argv[3], NULL, NULL, argv + 3, environ);
        if (error != 0) {
            fprintf(stderr, "spawn: error: %s: %s\n", argv[3], strerror(error));
            return 1;
        }
        running++;
    }
    while (running-- > 0) {
        failed |= wait_for_one();
    }
    return failed;
}
