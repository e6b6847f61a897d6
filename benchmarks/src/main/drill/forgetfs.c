/*
 * forgetfs BACKING MOUNT SEED: a file system in memory that forgets at a power failure what was not forced.
 *
 * It begins with the files of BACKING. SIGUSR1 cuts the power between two requests: every operation fails from then on,
 * what was forced replaces the files of BACKING, and the process ends. SIGTERM is an orderly shutdown, which keeps
 * everything.
 *
 * What is forced is the least that PostgreSQL relies on (its manual, "Reliability"; durable_rename and fsync_fname in
 * src/backend/storage/file/fd.c; mdcreate and register_dirty_segment in md.c), which is less than ext4 and XFS do:
 *
 * - fsync, fdatasync, or a write under O_SYNC or O_DSYNC forces the bytes and the size of that file, and its names if
 *   none of them was forced yet: a new file that was synced is found again, in folders that are found again.
 * - fsync of a folder forces all names in it: what was created, linked, renamed or removed. A file whose last forced
 *   name is gone thereby is found under its other names: a rename from one folder to another loses no file.
 * - Whatever else there is may be on the disk nevertheless, as when the kernel wrote it in the meantime: pages of 4 KiB,
 *   each by itself, so that the file may be torn, and names in the order of a journal, hence all or none.
 *
 * A page is written entirely or not at all, and mode and owner of a file are never lost.
 */
#define _GNU_SOURCE
#define FUSE_USE_VERSION 35

#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <fuse_lowlevel.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096
#define SECONDS_CACHED 3600.0 /* all changes go through this kernel */
#define ONE_IN_WRITTEN 64     /* pages and names that the kernel writes by itself, at once */

/* A page has two states, which are the same pointer when they are the same; NULL is a page of zeros. */
struct page {
    char *live, *forced;
};

struct entry {
    char *name;
    struct node *node;
};

struct folder {
    struct entry *entries;
    size_t count, room;
};

struct node {
    struct stat attr;    /* st_size is that of now */
    off_t forced_size;
    struct page *pages;
    size_t room;
    size_t dirty, clean; /* only pages from dirty to before clean may differ */
    struct folder live, forced;
    struct node *parent; /* in which it got its last name; counted among the lookups of that one */
    size_t live_names, forced_names, lookups;
    const char *saved;   /* its path in BACKING, once it is written */
};

static struct node *root;
static ino_t last_inode = FUSE_ROOT_ID;
static uint64_t chance;
static unsigned long pages_lost, pages_kept, names_lost;
static volatile sig_atomic_t signalled;

static bool one_in(unsigned n) {
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (chance >> 11) % n == 0;
}

static void *must(void *memory) {
    if (!memory) err(1, "no memory");
    return memory;
}

/* Names */

static struct entry *find(struct folder *folder, const char *name) {
    for (size_t i = 0; i < folder->count; i++)
        if (!strcmp(folder->entries[i].name, name)) return &folder->entries[i];
    return NULL;
}

static void release(struct node *node) {
    if (node->live_names || node->forced_names || node->lookups) return;
    for (size_t i = 0; i < node->room; i++) {
        if (node->pages[i].forced != node->pages[i].live) free(node->pages[i].forced);
        free(node->pages[i].live);
    }
    free(node->pages);
    free(node->live.entries);
    free(node->forced.entries);
    struct node *parent = node->parent;
    free(node);
    if (parent) {
        parent->lookups--;
        release(parent);
    }
}

static size_t *names(struct node *node, bool forced) {
    return forced ? &node->forced_names : &node->live_names;
}

static void drop(struct node *dir, bool forced, struct entry *entry) {
    struct folder *folder = forced ? &dir->forced : &dir->live;
    struct node *node = entry->node;
    free(entry->name);
    *entry = folder->entries[--folder->count];
    --*names(node, forced);
    node->attr.st_nlink = node->live_names;
    release(node);
}

/* Gives a node a name, which another one may have had. */
static void enter(struct node *dir, bool forced, const char *name, struct node *node) {
    struct folder *folder = forced ? &dir->forced : &dir->live;
    ++*names(node, forced);
    struct entry *old = find(folder, name);
    if (old) drop(dir, forced, old);
    if (folder->count == folder->room) {
        folder->room = folder->room ? 2 * folder->room : 8;
        folder->entries = must(realloc(folder->entries, folder->room * sizeof *folder->entries));
    }
    folder->entries[folder->count++] = (struct entry){must(strdup(name)), node};
    if (!forced) {
        node->attr.st_nlink = node->live_names;
        struct node *before = node->parent;
        node->parent = dir;
        dir->lookups++;
        if (before) {
            before->lookups--;
            release(before);
        }
    }
}

static struct node *create(mode_t mode, uid_t uid, gid_t gid) {
    struct node *node = must(calloc(1, sizeof *node));
    node->attr = (struct stat){.st_ino = ++last_inode, .st_mode = mode, .st_uid = uid, .st_gid = gid};
    clock_gettime(CLOCK_REALTIME, &node->attr.st_mtim);
    node->attr.st_ctim = node->attr.st_atim = node->attr.st_mtim;
    return node;
}

/* Forces the names of a node that has no forced one, and those of the folders above it. */
static void force_names(struct node *node) {
    struct node *dir = node->parent;
    if (node == root || node->forced_names || !node->live_names) return;
    for (size_t i = 0; i < dir->live.count; i++)
        if (dir->live.entries[i].node == node) enter(dir, true, dir->live.entries[i].name, node);
    force_names(dir);
}

static void force_folder(struct node *dir) {
    struct folder old = dir->forced;
    dir->forced = (struct folder){0};
    for (size_t i = 0; i < dir->live.count; i++) enter(dir, true, dir->live.entries[i].name, dir->live.entries[i].node);
    for (size_t i = 0; i < old.count; i++) {
        struct node *node = old.entries[i].node;
        node->forced_names--;
        force_names(node);
        free(old.entries[i].name);
        release(node);
    }
    free(old.entries);
    force_names(dir);
}

/* Bytes */

static struct page *page_of(struct node *node, size_t index) {
    if (index >= node->room) {
        size_t room = node->room ? node->room : 4;
        while (room <= index) room *= 2;
        node->pages = must(realloc(node->pages, room * sizeof *node->pages));
        memset(node->pages + node->room, 0, (room - node->room) * sizeof *node->pages);
        node->room = room;
    }
    return &node->pages[index];
}

static void mark(struct node *node, size_t index) {
    if (node->dirty >= node->clean) node->dirty = index;
    if (index < node->dirty) node->dirty = index;
    if (index >= node->clean) node->clean = index + 1;
}

/* The bytes of a page that may be changed, apart from the forced ones. */
static char *changed(struct node *node, size_t index) {
    struct page *page = page_of(node, index);
    if (!page->live || page->live == page->forced) {
        char *copy = must(malloc(PAGE));
        if (page->live) memcpy(copy, page->live, PAGE);
        else memset(copy, 0, PAGE);
        page->live = copy;
    }
    mark(node, index);
    return page->live;
}

static void force_page(struct page *page) {
    if (page->forced != page->live) free(page->forced);
    page->forced = page->live;
}

static void force_bytes(struct node *node) {
    for (size_t i = node->dirty; i < node->clean; i++) force_page(&node->pages[i]);
    node->dirty = node->clean = 0;
    node->forced_size = node->attr.st_size;
    force_names(node);
}

static void force_all(struct node *dir, bool bytes) {
    force_folder(dir);
    for (size_t i = 0; i < dir->live.count; i++) {
        struct node *node = dir->live.entries[i].node;
        if (S_ISDIR(node->attr.st_mode)) force_all(node, bytes);
        else if (bytes) force_bytes(node);
    }
}

/* After a change of names: the journal is written by itself now and then, with all names there are. */
static void named(void) {
    if (one_in(ONE_IN_WRITTEN)) force_all(root, false);
}

static void resize(struct node *node, off_t size) {
    size_t whole = (size_t) size / PAGE, end = node->room;
    if (size < node->attr.st_size) {
        for (size_t i = (size_t) (size + PAGE - 1) / PAGE; i < end; i++) {
            struct page *page = &node->pages[i];
            if (!page->live) continue;
            if (page->live != page->forced) free(page->live);
            page->live = NULL;
            mark(node, i);
        }
        if (size % PAGE && whole < end && node->pages[whole].live)
            memset(changed(node, whole) + size % PAGE, 0, (size_t) (PAGE - size % PAGE));
    }
    node->attr.st_size = size;
}

static void put(struct node *node, const char *bytes, size_t length, off_t at) {
    if (at + (off_t) length > node->attr.st_size) node->attr.st_size = at + (off_t) length;
    while (length > 0) {
        size_t index = (size_t) at / PAGE, from = (size_t) at % PAGE, part = PAGE - from;
        if (part > length) part = length;
        memcpy(changed(node, index) + from, bytes, part);
        at += (off_t) part;
        bytes += part;
        length -= part;
        if (one_in(ONE_IN_WRITTEN)) {
            force_page(&node->pages[index]);
            if (node->forced_size < at) node->forced_size = at;
        }
    }
    clock_gettime(CLOCK_REALTIME, &node->attr.st_mtim);
}

/* The files in BACKING */

static void load(struct node *dir, const char *path) {
    DIR *listing = opendir(path);
    if (!listing) err(1, "%s", path);
    for (struct dirent *one; (one = readdir(listing));) {
        if (!strcmp(one->d_name, ".") || !strcmp(one->d_name, "..")) continue;
        char *below;
        struct stat attr;
        if (asprintf(&below, "%s/%s", path, one->d_name) < 0 || lstat(below, &attr)) err(1, "%s", one->d_name);
        struct node *node = create(attr.st_mode, attr.st_uid, attr.st_gid);
        node->attr.st_mtim = attr.st_mtim;
        enter(dir, false, one->d_name, node);
        if (S_ISDIR(attr.st_mode)) {
            load(node, below);
        } else if (S_ISREG(attr.st_mode)) {
            static char bytes[256 * PAGE];
            int file = open(below, O_RDONLY);
            ssize_t got;
            while ((got = read(file, bytes, sizeof bytes)) > 0) put(node, bytes, (size_t) got, node->attr.st_size);
            if (file < 0 || got < 0) err(1, "%s", below);
            close(file);
        }
        force_bytes(node);
        free(below);
    }
    closedir(listing);
}

static void save_file(struct node *node, const char *path, bool pages_by_chance) {
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (file < 0) err(1, "%s", path);
    off_t size = node->forced_size;
    if (pages_by_chance && node->attr.st_size < size && one_in(2)) size = node->attr.st_size;
    for (size_t i = 0; i < node->room; i++) {
        struct page *page = &node->pages[i];
        char *bytes = page->forced;
        if (page->live != page->forced) {
            bool kept = pages_by_chance && page->live && one_in(2);
            kept ? pages_kept++ : pages_lost++;
            off_t end = (off_t) (i + 1) * PAGE < node->attr.st_size ? (off_t) (i + 1) * PAGE : node->attr.st_size;
            if (kept && size < end) size = end;
            if (kept) bytes = page->live;
        }
        if (bytes && pwrite(file, bytes, PAGE, (off_t) i * PAGE) != PAGE) err(1, "%s", path);
    }
    struct timespec times[2] = {node->attr.st_atim, node->attr.st_mtim};
    if (ftruncate(file, size) || futimens(file, times) || close(file)) err(1, "%s", path);
}

static void save(struct node *dir, const char *path, bool all_names, bool pages_by_chance) {
    struct folder *folder = all_names ? &dir->live : &dir->forced;
    for (size_t i = 0; !all_names && i < dir->live.count; i++) {
        struct entry *same = find(&dir->forced, dir->live.entries[i].name);
        names_lost += !same || same->node != dir->live.entries[i].node;
    }
    for (size_t i = 0; i < folder->count; i++) {
        struct node *node = folder->entries[i].node;
        char *below;
        if (asprintf(&below, "%s/%s", path, folder->entries[i].name) < 0) err(1, "%s", path);
        if (S_ISDIR(node->attr.st_mode)) {
            if (mkdir(below, 0700)) err(1, "%s", below);
            save(node, below, all_names, pages_by_chance);
        } else if (node->saved) {
            if (link(node->saved, below)) err(1, "%s", below);
        } else {
            save_file(node, below, pages_by_chance);
            node->saved = must(strdup(below));
        }
        if (chown(below, node->attr.st_uid, node->attr.st_gid) || chmod(below, node->attr.st_mode & 07777))
            err(1, "%s", below);
        free(below);
    }
}

static int erase(const char *path, const struct stat *attr, int kind, struct FTW *where) {
    (void) attr, (void) kind;
    return where->level == 0 ? 0 : remove(path);
}

/* Requests */

static struct node *of(fuse_ino_t inode) {
    return inode == FUSE_ROOT_ID ? root : (struct node *) inode;
}

static struct fuse_entry_param shown(struct node *node) {
    node->lookups++;
    return (struct fuse_entry_param){.ino = (fuse_ino_t) node, .attr = node->attr,
            .attr_timeout = SECONDS_CACHED, .entry_timeout = SECONDS_CACHED};
}

static void answer(fuse_req_t request, struct node *node) {
    struct fuse_entry_param entry = shown(node);
    fuse_reply_entry(request, &entry);
}

static void on_lookup(fuse_req_t request, fuse_ino_t dir, const char *name) {
    struct entry *entry = find(&of(dir)->live, name);
    if (entry) answer(request, entry->node);
    else fuse_reply_err(request, ENOENT);
}

static void on_forget(fuse_req_t request, fuse_ino_t inode, uint64_t lookups) {
    struct node *node = of(inode);
    if (node != root) {
        node->lookups -= lookups;
        release(node);
    }
    fuse_reply_none(request);
}

static void on_getattr(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *file) {
    (void) file;
    struct stat attr = of(inode)->attr;
    attr.st_blocks = (attr.st_size + PAGE - 1) / PAGE * (PAGE / 512);
    fuse_reply_attr(request, &attr, SECONDS_CACHED);
}

static void on_setattr(fuse_req_t request, fuse_ino_t inode, struct stat *to, int what, struct fuse_file_info *file) {
    struct node *node = of(inode);
    struct stat *attr = &node->attr;
    if (what & FUSE_SET_ATTR_MODE) attr->st_mode = (attr->st_mode & S_IFMT) | (to->st_mode & 07777);
    if (what & FUSE_SET_ATTR_UID) attr->st_uid = to->st_uid;
    if (what & FUSE_SET_ATTR_GID) attr->st_gid = to->st_gid;
    if (what & FUSE_SET_ATTR_MTIME) attr->st_mtim = to->st_mtim;
    if (what & FUSE_SET_ATTR_MTIME_NOW) clock_gettime(CLOCK_REALTIME, &attr->st_mtim);
    if (what & FUSE_SET_ATTR_SIZE) resize(node, to->st_size);
    on_getattr(request, inode, file);
}

static struct node *create_in(fuse_req_t request, fuse_ino_t dir, const char *name, mode_t mode) {
    const struct fuse_ctx *who = fuse_req_ctx(request);
    struct node *node = create(mode, who->uid, who->gid);
    enter(of(dir), false, name, node);
    return node;
}

static void on_mkdir(fuse_req_t request, fuse_ino_t dir, const char *name, mode_t mode) {
    struct node *node = create_in(request, dir, name, S_IFDIR | mode);
    answer(request, node);
    named();
}

static void on_create(fuse_req_t request, fuse_ino_t dir, const char *name, mode_t mode, struct fuse_file_info *file) {
    struct fuse_entry_param entry = shown(create_in(request, dir, name, S_IFREG | mode));
    file->keep_cache = 1;
    fuse_reply_create(request, &entry, file);
    named();
}

static void on_link(fuse_req_t request, fuse_ino_t inode, fuse_ino_t dir, const char *name) {
    enter(of(dir), false, name, of(inode));
    answer(request, of(inode));
    named();
}

static void on_unlink(fuse_req_t request, fuse_ino_t dir, const char *name) {
    struct entry *entry = find(&of(dir)->live, name);
    if (entry && entry->node->live.count > 0) {
        fuse_reply_err(request, ENOTEMPTY);
        return;
    }
    if (entry) drop(of(dir), false, entry);
    fuse_reply_err(request, entry ? 0 : ENOENT);
    named();
}

static void on_rename(fuse_req_t request, fuse_ino_t from, const char *name, fuse_ino_t to, const char *as,
        unsigned flags) {
    struct entry *entry = find(&of(from)->live, name), *old = find(&of(to)->live, as);
    int why = !entry ? ENOENT
            : flags & ~RENAME_NOREPLACE ? EINVAL
            : old && flags & RENAME_NOREPLACE ? EEXIST
            : old && old->node->live.count > 0 ? ENOTEMPTY
            : 0;
    if (!why && !(old && old->node == entry->node)) {
        enter(of(to), false, as, entry->node);
        drop(of(from), false, find(&of(from)->live, name));
    }
    fuse_reply_err(request, why);
    named();
}

static void on_open(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *file) {
    if (file->flags & O_TRUNC) resize(of(inode), 0);
    file->keep_cache = 1;
    fuse_reply_open(request, file);
}

static void on_read(fuse_req_t request, fuse_ino_t inode, size_t length, off_t at, struct fuse_file_info *file) {
    (void) file;
    struct node *node = of(inode);
    if (at > node->attr.st_size) length = 0;
    else if ((off_t) length > node->attr.st_size - at) length = (size_t) (node->attr.st_size - at);
    char *bytes = must(calloc(1, length + 1));
    for (size_t done = 0; done < length;) {
        size_t index = ((size_t) at + done) / PAGE, from = ((size_t) at + done) % PAGE, part = PAGE - from;
        if (part > length - done) part = length - done;
        if (index < node->room && node->pages[index].live) memcpy(bytes + done, node->pages[index].live + from, part);
        done += part;
    }
    fuse_reply_buf(request, bytes, length);
    free(bytes);
}

static void on_write(fuse_req_t request, fuse_ino_t inode, const char *bytes, size_t length, off_t at,
        struct fuse_file_info *file) {
    put(of(inode), bytes, length, at);
    if (file->flags & O_DSYNC) force_bytes(of(inode)); /* a bit of O_SYNC */
    fuse_reply_write(request, length);
}

static void on_fsync(fuse_req_t request, fuse_ino_t inode, int data_only, struct fuse_file_info *file) {
    (void) data_only, (void) file;
    force_bytes(of(inode));
    fuse_reply_err(request, 0);
}

static void on_fsyncdir(fuse_req_t request, fuse_ino_t inode, int data_only, struct fuse_file_info *file) {
    (void) data_only, (void) file;
    force_folder(of(inode));
    fuse_reply_err(request, 0);
}

/* A listing is that of the moment at which the folder was opened. */
struct listing {
    char *bytes;
    size_t length;
};

static void add(fuse_req_t request, struct listing *listing, const char *name, const struct stat *attr) {
    size_t length = listing->length + fuse_add_direntry(request, NULL, 0, name, NULL, 0);
    listing->bytes = must(realloc(listing->bytes, length));
    fuse_add_direntry(request, listing->bytes + listing->length, length - listing->length, name, attr, (off_t) length);
    listing->length = length;
}

static void on_opendir(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *file) {
    struct node *dir = of(inode);
    struct listing *listing = must(calloc(1, sizeof *listing));
    add(request, listing, ".", &dir->attr);
    add(request, listing, "..", &dir->attr);
    for (size_t i = 0; i < dir->live.count; i++)
        add(request, listing, dir->live.entries[i].name, &dir->live.entries[i].node->attr);
    file->fh = (uintptr_t) listing;
    fuse_reply_open(request, file);
}

static void on_readdir(fuse_req_t request, fuse_ino_t inode, size_t length, off_t at, struct fuse_file_info *file) {
    (void) inode;
    struct listing *listing = (struct listing *) (uintptr_t) file->fh;
    size_t left = listing->length - (size_t) at;
    fuse_reply_buf(request, listing->bytes + at, left < length ? left : length);
}

static void on_releasedir(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *file) {
    (void) inode;
    struct listing *listing = (struct listing *) (uintptr_t) file->fh;
    free(listing->bytes);
    free(listing);
    fuse_reply_err(request, 0);
}

static void on_statfs(fuse_req_t request, fuse_ino_t inode) {
    (void) inode;
    struct statvfs is = {.f_bsize = PAGE, .f_frsize = PAGE, .f_blocks = 1 << 22, .f_bfree = 1 << 21,
            .f_bavail = 1 << 21, .f_files = 1 << 20, .f_ffree = 1 << 19, .f_namemax = NAME_MAX};
    fuse_reply_statfs(request, &is);
}

static const struct fuse_lowlevel_ops operations = {
    .lookup = on_lookup, .forget = on_forget, .getattr = on_getattr, .setattr = on_setattr, .mkdir = on_mkdir,
    .create = on_create, .link = on_link, .unlink = on_unlink, .rmdir = on_unlink, .rename = on_rename,
    .open = on_open, .read = on_read, .write = on_write, .fsync = on_fsync, .fsyncdir = on_fsyncdir,
    .opendir = on_opendir, .readdir = on_readdir, .releasedir = on_releasedir, .statfs = on_statfs,
};

static void on_signal(int number) {
    signalled = number;
}

/* Answers requests until there is a signal, which is noticed between two of them only. */
static void serve(struct fuse_session *session) {
    sigset_t both, before;
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&both);
    sigaddset(&both, SIGUSR1);
    sigaddset(&both, SIGTERM);
    sigprocmask(SIG_BLOCK, &both, &before);
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    struct fuse_buf request = {0};
    while (!signalled && !fuse_session_exited(session)) {
        struct pollfd ready = {.fd = fuse_session_fd(session), .events = POLLIN};
        if (ppoll(&ready, 1, NULL, &before) < 0) continue;
        if (fuse_session_receive_buf(session, &request) > 0) fuse_session_process_buf(session, &request);
    }
    free(request.mem);
}

int main(int argc, char **argv) {
    if (argc != 4) errx(2, "forgetfs BACKING MOUNT SEED");
    struct stat attr;
    char *backing = realpath(argv[1], NULL);
    if (!backing || stat(backing, &attr)) err(1, "%s", argv[1]);
    root = create(attr.st_mode, attr.st_uid, attr.st_gid);
    root->attr.st_nlink = root->lookups = 1;
    load(root, backing);
    chance = 0x9E3779B97F4A7C15u * (strtoull(argv[3], NULL, 10) + 1);
    for (int i = 0; i < 16; i++) one_in(2); /* seeds next to each other begin alike */
    char *options[] = {argv[0], "-oallow_other,default_permissions,fsname=forgetfs"};
    struct fuse_args args = FUSE_ARGS_INIT(2, options);
    struct fuse_session *session = fuse_session_new(&args, &operations, sizeof operations, NULL);
    if (!session || fuse_session_mount(session, argv[2])) errx(1, "%s cannot be mounted", argv[2]);
    serve(session);
    bool cut = signalled == SIGUSR1;
    fuse_session_unmount(session);
    fuse_session_destroy(session);
    if (!cut) force_all(root, true);
    bool pages_by_chance = cut && one_in(2), all_names = !cut || (pages_by_chance && one_in(2));
    if (nftw(backing, erase, 64, FTW_DEPTH | FTW_PHYS)) err(1, "%s", backing);
    save(root, backing, all_names, pages_by_chance);
    printf("pages %lu lost, %lu kept; names %lu lost\n", pages_lost, pages_kept, names_lost);
    return 0;
}
