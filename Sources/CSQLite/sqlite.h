// The system's libsqlite3, and the few of its calls that Swift cannot make by itself: C variadics and cast constants.
#ifndef VEERKRACHT_SQLITE_H
#define VEERKRACHT_SQLITE_H

#include <sqlite3.h>

// sqlite3_config(SQLITE_CONFIG_MEMSTATUS, on): must come before the library's first use.
static inline int csqlite_config_memory_statistics(int on) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, on);
}

// sqlite3_db_config for the switches that take an int and give back the value now in force.
static inline int csqlite_db_switch(sqlite3 *database, int option, int on, int *now) {
  return sqlite3_db_config(database, option, on, now);
}

// Where temporary files are made from now on, in the whole process. SQLite frees the text that was there.
static inline void csqlite_set_temporary_directory(const char *path) {
  sqlite3_free(sqlite3_temp_directory);
  sqlite3_temp_directory = sqlite3_mprintf("%s", path);
}

// Text and blobs that SQLite copies before the call returns.
static inline int csqlite_bind_text_copied(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_text(statement, index, (const char *)bytes, count, SQLITE_TRANSIENT);
}

static inline int csqlite_bind_blob_copied(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

#endif
