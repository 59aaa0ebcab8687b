// The Linux calls that Glibc's own module does not carry.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

// Declared by <sys/socket.h> under _GNU_SOURCE only. That header is not included here: what it declares would then
// belong to this module in some builds and to Glibc in others.
struct sockaddr;
int accept4(int descriptor, struct sockaddr *address, unsigned int *length, int flags);
