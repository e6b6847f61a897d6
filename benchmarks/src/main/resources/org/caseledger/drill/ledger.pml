/*
 * The protocol of the ledger, for spin: docs/high-availability.md#model. Two nodes append three events to a database of
 * two servers and sign them, while servers are replaced, sessions end and answers get lost. Each step names the class
 * that it models. A switch -DWITHOUT_... takes one rule out; with all of them, no assertion fails.
 */
#ifndef TRIES
#define TRIES 2 /* how often a client sends one request */
#endif
#ifndef FENCES
#define FENCES 2 /* how often the head is moved because of lost answers and barriers */
#endif
#ifndef SIGNS
#define SIGNS 1
#endif
#ifndef ACCIDENTS
#define ACCIDENTS 1 /* a lost answer, a cancelled wait, a restart of a server, a node that stands still or is killed */
#endif
#ifndef PROMOTIONS
#define PROMOTIONS 1
#endif
#ifdef WITHOUT_SYNCHRONOUS
#define SYNCHRONOUS false
#else
#define SYNCHRONOUS true
#endif

#define APPENDS 3
#define SESSIONS 4
#define LENGTH 8
#define NONE 15

/* Records of the write-ahead log; an event is one request as sent once: its leaf hash. */
#define LEAF(a, try) (1 + (a) * TRIES + (try))
#define REQUEST(leaf) (((leaf) - 1) / TRIES)
#define FENCE 11     /* EventTable.FENCE: only the head's time moves */

/* A tree: the leaf at each position, four bits each, the first one lowest. */
#define SIZE(t) ((t) == 0 -> 0 : ((t) < 16 -> 1 : ((t) < 256 -> 2 : ((t) < 4096 -> 3 : ((t) < 65536 -> 4 : 5)))))
#define PART(t, n) ((t) & ((1 << (4 * (n))) - 1))
#define AT(t, p) (((t) >> (4 * ((p) - 1))) & 15)
#define CONSISTENT(a, b) (SIZE(a) <= SIZE(b) -> PART(b, SIZE(a)) == (a) : PART(a, SIZE(b)) == (b))
#define MAX(a, b) ((a) > (b) -> (a) : (b))

mtype = { STANDBY, PRIMARY };
mtype = { IDLE, WAITS, LOST, ASKING, REPEATED, BARRIER, STILL };
mtype = { FREE, ASKS, HOLDS, SENT, FLUSHED, ANSWERED, WARNED, NOTHING, ENDED };

typedef Server {
    mtype role;
    byte line;       /* the timeline */
    byte length;
    byte wal[LENGTH];
    byte unseen;     /* the record whose commit waits for the standby: in the log, not visible */
    byte lock;       /* the session that holds the head */
    byte signing;    /* the node that holds the row of proof.tree */
}
Server server[2];
byte latest; /* the server promoted last */

/* A session of a server, as long as the server works for it; its client may be away. */
typedef Session {
    mtype state;
    byte on;
    bool away;
    bool still;      /* its client stands still */
    byte what;       /* the record of the statement */
    byte last;       /* the head that it is conditional on: the last leaf and the fences since */
    byte fences;
    byte at;         /* the position that the draft assigns */
    byte index;
}
Session session[SESSIONS];
#define AVAILABLE (session[SESSIONS - 1].state == FREE)

typedef Memory { /* what a running node remembers */
    byte line;       /* PrimaryGuard.known */
    byte end;        /* PrimaryGuard.end: a position and the leaf there */
    byte endLeaf;
    byte durable;    /* LogWriter.DurableHead.position */
    bool alone;      /* LogWriter.alone, and its head: */
    byte head;
    byte last;
    byte fences;
    byte con;        /* the server of the pool's connections */
    bool live;       /* whether the connection of the signer's transaction is not ended */
}
Memory node[2];

/* LogKeyFiles, log.signed of each node: the tree */
int note[2];

byte by[APPENDS]; /* the node that works on a request, and 1; a client may not wait for one that stands still */
byte tries[APPENDS];
byte acked;  /* requests answered as done */
short denied; /* leaves answered as not recorded */
byte fences = FENCES, signs = SIGNS, accidents = ACCIDENTS, promotions = PROMOTIONS;

hidden byte k, w, N, L, F, S;
hidden byte ok;
hidden int T, U;

/* What is visible on a server: tree, size, last leaf, fences since. */
inline look(s) {
    T = 0; N = 0; L = 0; F = 0; k = 0;
    do
    :: k < server[s].length ->
        w = server[s].wal[k];
        if
        :: k == server[s].unseen -> skip
        :: else ->
            if
            :: w != FENCE -> T = T | (w << (4 * N)); N++; L = w; F = 0
            :: else -> F++
            fi
        fi;
        k++
    :: else -> break
    od;
    k = 0
}

/* Whether a request is in the tree T: ok, and its position in w. */
inline find(a) {
    k = 1; ok = false; w = 0;
    do
    :: k <= SIZE(T) ->
        if
        :: REQUEST(AT(T, k)) == a -> ok = true; w = k
        :: else
        fi;
        k++
    :: else -> break
    od;
    k = 0
}

inline take(i) { /* the first free session: i */
    i = 0;
    do
    :: session[i].state != FREE -> i++
    :: else -> break
    od;
    k = 0
}

inline free(i) {
    if
    :: server[session[i].on].lock == i -> server[session[i].on].lock = NONE
    :: else
    fi;
    if
    :: session[i].what != FENCE -> denied = denied & ~(1 << session[i].what)
    :: else
    fi;
    session[i].state = FREE; session[i].on = 0; session[i].away = false; session[i].still = false; session[i].what = 0;
    session[i].last = 0; session[i].fences = 0; session[i].at = 0; session[i].index = 0
}

/* An answer is lost, or the server is replaced: the caller ends its wait. The server itself ends one that stands still. */
#define REPLACED(i) (session[i].on != latest)
#define SILENT(i) ((session[i].state == SENT || session[i].state == FLUSHED) && (accidents > 0 || REPLACED(i)))
#define LATE(i) (session[i].state == ASKS && REPLACED(i))

/* The client closes the connection, or no longer waits for its answer. */
inline leave(i) {
    if
    :: (session[i].state == SENT || session[i].state == FLUSHED) && !REPLACED(i) && accidents > 0 -> accidents--
    :: else
    fi;
    if
    :: session[i].state == HOLDS || session[i].state == SENT || session[i].state == FLUSHED -> session[i].away = true
    :: else -> free(i)
    fi;
    i = NONE
}

/* The server is done with a statement. */
inline answer(i, how) {
    if
    :: session[i].away -> free(i)
    :: else -> session[i].state = how
    fi
}

inline send(i, c, record) { session[i].state = SENT; session[i].on = c; session[i].what = record }

/* PrimaryGuard.seen */
inline seen(n, position, leaf) {
    if
    :: position > node[n].end -> node[n].end = position; node[n].endLeaf = leaf
    :: else
    fi
}

/* GuardedDataSource.getConnection, PrimaryGuard.admit, at a start Signer.requireContinuation: S is the server, or NONE. */
#define OPEN(c) (server[c].role == PRIMARY)
inline connect(n, c) {
    S = c;
    if
    :: node[n].con == c -> skip
    :: else -> admit(n)
    fi
}

inline admit(n) {
    look(S);
    ok = node[n].end == 0 || AT(T, node[n].end) == node[n].endLeaf;
    if
    :: node[n].line == 0 && note[n] != 0 ->
        ok = N >= SIZE(note[n]) && CONSISTENT(note[n], T)
    :: else
    fi;
#ifndef WITHOUT_GUARD
    ok = ok && server[S].line >= node[n].line;
    if
    :: node[n].line != 0 && server[S].line > node[n].line ->
        node[n].line = server[S].line; node[n].con = NONE; node[n].live = false
    :: else
    fi;
#endif
    if
    :: ok -> node[n].line = server[S].line; node[n].con = S; seen(n, N, L)
    :: else -> S = NONE
    fi
}

/* PrimaryGuard.requireCurrent */
#ifdef WITHOUT_GUARD
#define CURRENT(n, s) true
#else
#define CURRENT(n, s) (server[s].line == node[n].line)
#endif
/* Failures.requireNoWarning */
#ifdef WITHOUT_WARNING
#define DONE(i) (session[i].state == ANSWERED || session[i].state == WARNED)
#else
#define DONE(i) (session[i].state == ANSWERED)
#endif
/* What an answer was made of is of the timeline that confirmed it. */
#ifdef WITHOUT_LINE
#define SAME_LINE(n, l) true
#else
#define SAME_LINE(n, l) (node[n].line == (l))
#endif

inline acknowledge(n, a) {
    look(latest);
    find(a);
    assert(ok); /* nothing acknowledged is lost */
    acked = acked | (1 << a);
    tries[a] = TRIES
}

/* Until the server is done with every statement of it. */
inline deny(leaf) {
    k = 0;
    do
    :: k < SESSIONS ->
        if
        :: session[k].what == leaf -> denied = denied | (1 << leaf)
        :: else
        fi;
        k++
    :: else -> break
    od;
    k = 0
}

inline apart(n) { node[n].alone = false; node[n].head = 0; node[n].last = 0; node[n].fences = 0 }

inline forget(n) { /* the program is killed and started again */
    node[n].line = 0; node[n].end = 0; node[n].endLeaf = 0; node[n].durable = 0; node[n].con = NONE;
    node[n].live = false; apart(n);
}

#define WANTED(a) (by[a] == 0 && tries[a] < TRIES)
#define BEFORE(a) (tries[(a) - 1] > 0 || by[(a) - 1] != 0)
inline rest() { /* the request has its answer, or none */
    if
    :: i != NONE -> leave(i)
    :: else
    fi;
    if
    :: step != IDLE && by[a] == n + 1 -> by[a] = 0
    :: else
    fi;
    step = IDLE; a = 0; s = 0; leaf = 0; p = 0; l = 0
}

inline refused() { /* nothing was sent */
    if
    :: leaf == LEAF(a, tries[a]) - 1 -> tries[a]--
    :: else
    fi;
    rest()
}

inline done() { acknowledge(n, a); rest() }

/* LogWriter.write: recordAlone, or recordLocked with EventTable.lockHead */
inline begin(which, c) {
    connect(n, c);
    if
    :: S == NONE || (server[c].role != PRIMARY) -> skip
    :: else ->
        a = which; s = c; by[a] = n + 1; step = WAITS; take(i); leaf = LEAF(a, tries[a]); tries[a]++;
        if
        :: node[n].alone ->
            p = node[n].head + 1; send(i, s, leaf);
            session[i].at = p; session[i].last = node[n].last; session[i].fences = node[n].fences
        :: else -> session[i].state = ASKS; session[i].on = s
        fi
    fi
}

/* LogWriter.recordLocked, once the head is locked */
inline locked() {
    look(s); find(a);
#ifdef WITHOUT_REQUEST_ID
    ok = false;
#endif
    if
    :: N < node[n].durable -> free(i); i = NONE; refused() /* ForeignEvent.cut */
    :: N >= node[n].durable && ok -> p = w; l = node[n].line; free(i); i = NONE; step = REPEATED /* AlreadyRecorded */
    :: else -> /* Draft, EventTable.insert, commit */
        p = N + 1; session[i].at = p; session[i].last = L; session[i].fences = F; session[i].what = leaf;
        session[i].state = SENT
    fi
}

/* EventTable.fence on a connection of the pool: i, or NONE */
inline fence(c) {
    connect(n, c); i = NONE;
    if
    :: S != NONE -> fences--; take(i); send(i, c, FENCE)
    :: else
    fi
}

/* EventTable.isPresent: what LostAnswerQuery finds, LogWriter.resolve */
inline resolve() {
    look(s);
    if
    :: AT(T, p) == leaf -> node[n].durable = MAX(node[n].durable, p); seen(n, p, leaf); done()
    :: else ->
        deny(leaf); look(latest);
        assert(AT(T, p) != leaf); /* an unknown outcome resolves to the truth */
        rest()
    fi
}

/* LogWriter with the batches of GroupCommit, here of one append each, and the request that LedgerCommandBus answers. */
#define ASKABLE(n, c) (OPEN(c) && AVAILABLE && fences > 0)
#define FAILED(i) ((session[i].state == WARNED && !DONE(i)) || session[i].state == ENDED)
proctype Node(byte n) {
    mtype step = IDLE;
    byte a, i = NONE, s, leaf, p, l;
end:
    do
    :: d_step { step == IDLE && WANTED(0) && AVAILABLE && OPEN(0) && (n == 0 || tries[0] > 0 || by[0] != 0) -> begin(0, 0) }
    :: d_step { step == IDLE && WANTED(0) && AVAILABLE && OPEN(1) && (n == 0 || tries[0] > 0 || by[0] != 0) -> begin(0, 1) }
    :: d_step { step == IDLE && WANTED(1) && BEFORE(1) && AVAILABLE && OPEN(0) -> begin(1, 0) }
    :: d_step { step == IDLE && WANTED(1) && BEFORE(1) && AVAILABLE && OPEN(1) -> begin(1, 1) }
    :: d_step { step == IDLE && WANTED(2) && BEFORE(2) && AVAILABLE && OPEN(0) -> begin(2, 0) }
    :: d_step { step == IDLE && WANTED(2) && BEFORE(2) && AVAILABLE && OPEN(1) -> begin(2, 1) }
    /* The program is killed and started again. */
    :: d_step { step != STILL && accidents > 0 && node[n].line != 0 && !node[n].live -> accidents--; forget(n); rest() }
    :: d_step { step == WAITS && session[i].state == HOLDS && CURRENT(n, s) -> locked() }
    /* PrimaryGuard.endEarlierThan */
    :: d_step { step == WAITS && session[i].state == HOLDS && !CURRENT(n, s) -> leave(i); refused() }
    :: d_step { step == WAITS && session[i].state == HOLDS && CURRENT(n, s) && accidents > 0 -> /* it stands still before it commits */
            accidents--; look(s); p = N + 1; session[i].still = true; by[a] = 0; step = STILL }
    :: d_step { step == STILL && session[i].state == ENDED -> leave(i); step = LOST }
    :: d_step { step == WAITS && DONE(i) && CURRENT(n, s) -> /* LogWriter.published */
            node[n].head = p; node[n].last = leaf; node[n].fences = 0; node[n].alone = true;
            node[n].durable = MAX(node[n].durable, p); seen(n, p, leaf); done() }
    :: d_step { step == WAITS && session[i].state == NOTHING -> /* recordAlone has found the head elsewhere */
            apart(n); p = 0; free(i); take(i); session[i].state = ASKS; session[i].on = s }
    :: d_step { step == WAITS && (LATE(i) || (session[i].state == ENDED && session[i].what == 0)) -> refused() }
    :: d_step { step == WAITS && session[i].what != 0 && (FAILED(i) || SILENT(i) || (DONE(i) && !CURRENT(n, s))) -> leave(i); step = LOST }
    /* LogWriter.resolve, LostAnswerQuery.isRecorded; OutcomeUnknown */
    :: d_step { step == LOST && (!AVAILABLE || fences == 0) -> apart(n); rest() }
#ifdef WITHOUT_FENCE
    :: d_step { step == LOST && OPEN(0) -> apart(n); connect(n, 0); s = 0; if :: S != NONE -> resolve() :: else -> rest() fi }
    :: d_step { step == LOST && OPEN(1) -> apart(n); connect(n, 1); s = 1; if :: S != NONE -> resolve() :: else -> rest() fi }
#else
    :: d_step { step == LOST && ASKABLE(n, 0) -> apart(n); fence(0); s = 0; if :: i == NONE -> rest() :: else -> step = ASKING fi }
    :: d_step { step == LOST && ASKABLE(n, 1) -> apart(n); fence(1); s = 1; if :: i == NONE -> rest() :: else -> step = ASKING fi }
#endif
    :: d_step { step == ASKING && DONE(i) && CURRENT(n, s) -> leave(i); resolve() }
    :: d_step { step == ASKING && (FAILED(i) || SILENT(i) || (DONE(i) && !CURRENT(n, s))) -> leave(i); step = LOST }
    /* RequestHistory.outcome: DurableHead.require */
#ifdef WITHOUT_BARRIER_OF_REPEATS
    :: d_step { step == REPEATED -> done() }
#endif
    :: d_step { step == REPEATED && p <= node[n].durable && SAME_LINE(n, l) -> done() }
    :: d_step { step == REPEATED && ((p <= node[n].durable && !SAME_LINE(n, l)) || !AVAILABLE || fences == 0) -> rest() }
    :: d_step { step == REPEATED && p > node[n].durable && ASKABLE(n, 0) -> fence(0); s = 0; if :: i == NONE -> rest() :: else -> step = BARRIER fi }
    :: d_step { step == REPEATED && p > node[n].durable && ASKABLE(n, 1) -> fence(1); s = 1; if :: i == NONE -> rest() :: else -> step = BARRIER fi }
    :: d_step { step == BARRIER && DONE(i) && CURRENT(n, s) -> look(s); node[n].durable = MAX(node[n].durable, N);
            if :: SAME_LINE(n, l) -> done() :: else -> rest() fi }
    :: d_step { step == BARRIER && (FAILED(i) || SILENT(i) || (DONE(i) && !CURRENT(n, s))) -> rest() }
    od
}

inline release() {
    node[n].live = false;
    if
    :: server[s].signing == n -> server[s].signing = NONE
    :: else
    fi;
    step = IDLE; i = NONE; s = 0; l = 0; tree = 0
}

/* Signer.run. Tiles.lock, comparedTree: SignedTree.requireGrowth over what is signed here. */
inline compare(c) {
    connect(n, c); look(c);
    ok = S != NONE && server[c].signing == NONE && N > 0;
    ok = ok && SIZE(note[n]) < N && CONSISTENT(note[n], T);
    if
    :: ok -> tree = T; s = c; server[s].signing = n; node[n].live = true; l = node[n].line; signs--; step = WAITS
    :: else
    fi
}

/* Signer.keep: LogKeyFiles.keepLastSigned. The row of Checkpoints.put, from which others learn of it, is left out. */
inline keep() {
    if
    :: SAME_LINE(n, l) ->
        note[n] = tree;
        look(latest);
        assert(SIZE(tree) <= N && CONSISTENT(tree, T)); /* no two signed histories */
        release()
    :: else -> signs++; release()
    fi
}

/* Signing: one thread of each node. */
proctype Signer(byte n) {
    mtype step = IDLE;
    byte i = NONE, s, l;
    int tree;
end:
    do
    :: d_step { step == IDLE && signs > 0 && node[n].line != 0 && OPEN(0) -> compare(0) }
    :: d_step { step == IDLE && signs > 0 && node[n].line != 0 && OPEN(1) -> compare(1) }
#ifdef WITHOUT_BARRIER
    :: d_step { step == WAITS -> keep() }
#endif
    /* The barrier of DurableHead.require */
    :: d_step { step == WAITS && SIZE(tree) <= node[n].durable -> keep() }
    :: d_step { step == WAITS && SIZE(tree) > node[n].durable && (!AVAILABLE || fences == 0) -> signs++; release() }
    :: d_step { step == WAITS && SIZE(tree) > node[n].durable && ASKABLE(n, 0) -> fence(0); if :: i == NONE -> signs++; release() :: else -> step = BARRIER fi }
    :: d_step { step == WAITS && SIZE(tree) > node[n].durable && ASKABLE(n, 1) -> fence(1); if :: i == NONE -> signs++; release() :: else -> step = BARRIER fi }
    :: d_step { step == BARRIER && DONE(i) && CURRENT(n, session[i].on) ->
            look(session[i].on); node[n].durable = MAX(node[n].durable, N); leave(i); keep() }
    :: d_step { step == BARRIER && (FAILED(i) || SILENT(i) || (DONE(i) && !CURRENT(n, session[i].on))) -> leave(i); signs++; release() }
    od
}

/* A session of PostgreSQL. */
#define ME session[i]
#define MY server[session[i].on]
proctype Backend(byte i) {
end:
    do
    :: d_step { ME.state == ASKS && MY.role == PRIMARY && MY.lock == NONE -> MY.lock = i; ME.state = HOLDS }
#ifndef WITHOUT_IDLE_LIMIT
    /* EventTable.IDLE: idle_in_transaction_session_timeout */
    :: d_step { ME.state == HOLDS && (ME.still || ME.away) -> MY.lock = NONE; answer(i, ENDED) }
#endif
    :: d_step { ME.state == SENT && MY.role == PRIMARY && (MY.lock == NONE || MY.lock == i) ->
            look(ME.on);
            ok = ME.what == FENCE || (L == ME.last && F == ME.fences);
#ifdef WITHOUT_COMPARE
            ok = true;
#endif
#ifndef WITHOUT_REQUEST_ID
            if
            :: ok && ME.what != FENCE -> find(REQUEST(ME.what)); ok = !ok /* event_id is unique */
            :: else
            fi;
#endif
            if
            :: ok ->
                if
                :: ME.what != FENCE ->
                    assert(ME.at == N + 1); /* no gap, and no position twice */
                    assert(ME.on != latest || !(denied & (1 << ME.what))); /* what was denied never arrives */
                    find(REQUEST(ME.what));
                    assert(!ok) /* a request is recorded once */
                :: else
                fi;
                assert(MY.length < LENGTH);
                MY.wal[MY.length] = ME.what; ME.index = MY.length; MY.unseen = MY.length; MY.length++;
                MY.lock = i; ME.state = FLUSHED
            :: else -> MY.lock = NONE; answer(i, NOTHING)
            fi }
    /* The commit returns: with synchronous replication when the standby has flushed it. */
    :: d_step { ME.state == FLUSHED && (!SYNCHRONOUS || (server[1 - ME.on].role == STANDBY && server[1 - ME.on].length > ME.index)) ->
            MY.unseen = NONE; MY.lock = NONE; answer(i, ANSWERED) }
    /* Its wait is cancelled: visible to everyone, with a warning. */
    :: d_step { SYNCHRONOUS && accidents > 0 && ME.state == FLUSHED ->
            accidents--; MY.unseen = NONE; MY.lock = NONE; answer(i, WARNED) }
    od
}

inline end_sessions(s) { /* of a server that stops, and the connections to it */
    server[s].unseen = NONE; server[s].lock = NONE; server[s].signing = NONE;
    k = 0;
    do
    :: k < SESSIONS ->
        if
        :: session[k].state != FREE && session[k].on == s -> answer(k, ENDED)
        :: else
        fi;
        k++
    :: else -> break
    od;
    k = 0;
    do
    :: k < 2 ->
        if
        :: node[k].con == s -> node[k].con = NONE; node[k].live = false
        :: else
        fi;
        k++
    :: else -> break
    od;
    k = 0
}

/* Patroni and streaming replication, between server s and the other one. */
proctype Cluster(byte s) {
end:
    do
    :: d_step { server[s].role == STANDBY && server[s].length < server[1 - s].length ->
            server[s].wal[server[s].length] = server[1 - s].wal[server[s].length]; server[s].length++ }
    :: d_step { promotions > 0 && server[s].role == STANDBY ->
            promotions--; server[s].role = PRIMARY; server[s].line = server[1 - s].line + 1; latest = s;
            look(s); U = 0;
            do
            :: U < APPENDS -> find(U); assert(ok || !(acked & (1 << U))); U++ /* nothing acknowledged is lost */
            :: else -> break
            od;
            assert(SIZE(note[0]) <= N && CONSISTENT(note[0], T)); /* nor signed and gone */
            assert(SIZE(note[1]) <= N && CONSISTENT(note[1], T))
            }
    /* A primary that was replaced is rewound and follows. */
    :: d_step { server[s].role == PRIMARY && latest != s ->
            end_sessions(s); server[s].role = STANDBY; w = 0;
            do
            :: w < server[s].length && w < server[1 - s].length && server[s].wal[w] == server[1 - s].wal[w] -> w++
            :: else -> break
            od;
            k = w;
            do
            :: k < server[s].length -> server[s].wal[k] = 0; k++
            :: else -> break
            od;
            server[s].length = w }
    /* PostgreSQL is killed and recovers: what it has flushed is visible. */
    :: d_step { SYNCHRONOUS && accidents > 0 && server[s].role == PRIMARY -> accidents--; end_sessions(s) }
    od
}

init {
    d_step {
        server[0].role = PRIMARY; server[0].line = 1; server[1].role = STANDBY;
        k = 0;
        do
        :: k < 2 ->
            server[k].unseen = NONE; server[k].lock = NONE; server[k].signing = NONE;
            node[k].con = NONE; node[k].alone = true;
            k++
        :: else -> break
        od;
        k = 0;
        do
        :: k < SESSIONS -> session[k].state = FREE; k++
        :: else -> break
        od
    };
    atomic {
        run Node(0); run Node(1); run Signer(0); run Signer(1); run Cluster(0); run Cluster(1);
        run Backend(0); run Backend(1); run Backend(2); run Backend(3)
    };
end:
    timeout -> assert(by[0] == 0 && by[1] == 0 && by[2] == 0) /* an append ends */
}
