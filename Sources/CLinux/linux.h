// The Linux calls that Glibc's own module does not carry.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
