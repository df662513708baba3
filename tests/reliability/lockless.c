/* A disk that cannot lock: preloaded, every request for a lock of a file in a folder “share” fails, as on
   some network shares.  */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int on_the_share(int fd) {
  char link[64], name[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t got = readlink(link, name, sizeof name - 1);
  if (got < 0) return 0;
  name[got] = 0;
  return strstr(name, "/share/") != NULL;
}

#define FCNTL(name)                                                                  \
  int name(int fd, int command, ...) {                                               \
    va_list rest;                                                                    \
    va_start(rest, command);                                                         \
    void *with = va_arg(rest, void *);                                               \
    va_end(rest);                                                                    \
    int lock = command == F_SETLK || command == F_SETLKW || command == F_GETLK;      \
    if (lock && on_the_share(fd)) {                                                  \
      errno = ENOLCK;                                                                \
      return -1;                                                                     \
    }                                                                                \
    int (*real)(int, int, ...) = (int (*)(int, int, ...))dlsym(RTLD_NEXT, #name);    \
    return real(fd, command, with);                                                  \
  }
FCNTL(fcntl)
FCNTL(fcntl64)
