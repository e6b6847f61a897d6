package org.caseledger.query.views;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.query.views.Tokens.Token;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All views of a node: keeps them up to date, reports their progress, and rebuilds one on request. */
public final class Views implements AutoCloseable {
    /** The schema in which a question of {@link #asOf} finds its rows. */
    public static final String ASIDE = AsOf.SCHEMA;

    // For what a lost connection did not tell.
    private static final long LOOK_MILLIS = 200;
    private static final int MOST_SEGMENTS = 64;

    /**
     * So many segments catch up at a time, each with a connection and a batch in memory: others need connections, too,
     * and more than the processors can do is no faster.
     */
    static final int AT_ONCE = 4;

    // What is compared at once takes a fifth of a processor.
    private static final int REST = 4;

    private static final Clock MACHINE = Clock.systemUTC();

    private final DataSource dataSource;
    private final EventLog log;
    private final LogSignal signal;
    private final LogBlocks blocks;
    private final Tokens tokens;
    private final Map<String, MaintainedView<?>> views = new LinkedHashMap<>();
    private final ViewNotifications notifications = new ViewNotifications();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Positions positions;
    private final TailFollower follower;
    private final ViewSupervisor supervisor;
    private final Auditor auditor;
    private final List<LogSignal.Subscription> subscriptions = new ArrayList<>();

    /** Views that are not split: {@link #Views(DataSource, EventLog, LogSignal, List, Map)}. */
    public Views(DataSource dataSource, EventLog log, LogSignal signal, List<View<?>> views) {
        this(dataSource, log, signal, views, Map.of());
    }

    /**
     * {@code dataSource} is the one that the views write through; {@code signal} wakes them; {@code segments} says into
     * how many parts, by case, the rows of a view are built, by its name: 1 by default.
     */
    public Views(
            DataSource dataSource, EventLog log, LogSignal signal, List<View<?>> views, Map<String, Integer> segments) {
        this.dataSource = dataSource;
        this.log = log;
        this.signal = signal;
        this.tokens = new Tokens(dataSource);
        this.blocks = new LogBlocks(log);
        this.follower = new TailFollower(this::following, dataSource, blocks, notifications::happened);
        for (var view : views) {
            int split = segments.getOrDefault(view.name(), 1);
            refuseToSplit(view, split);
            var kept = new MaintainedView<>(view, split, dataSource, blocks, follower, turns, notifications::happened);
            if (this.views.put(view.name(), kept) != null) {
                throw new IllegalArgumentException("Two views are named " + view.name());
            }
        }
        this.positions = new Positions(tokens, notifications, this.views.keySet());
        this.auditor = new Auditor(dataSource, MACHINE);
        this.supervisor = new ViewSupervisor(tokens, log, notifications, this.views.values());
    }

    // A complaint's stream is its case; of other events only their text says which case they are
    // of.
    private static void refuseToSplit(View<?> view, int segments) {
        boolean complaintsOnly =
                EventCodec.types().stream().filter(view::wants).allMatch(ComplaintEvent.class::isAssignableFrom);
        if (segments < 1 || segments > MOST_SEGMENTS || (segments > 1 && !complaintsOnly)) {
            throw new LabelledException(
                    Text.format("视图 %s 不能分为 %d 段", "view %s cannot be split into %d segments", view.name(), segments));
        }
    }

    /** Starts all views; each goes on from where it stood. */
    public synchronized void start() {
        if (subscriptions.isEmpty()) {
            subscriptions.add(signal.subscribe(this::wake));
            subscriptions.add(signal.subscribeToViews(notifications::happened));
            supervisor.start();
            follower.start();
        }
    }

    private void wake() {
        follower.wake();
        views.values().forEach(MaintainedView::wake);
    }

    private List<SegmentRunner> following() {
        return views.values().stream()
                .flatMap(view -> view.following().stream())
                .toList();
    }

    /** The names of all views. */
    public List<String> names() {
        return List.copyOf(views.keySet());
    }

    /** Each segment of a view, of the rows that answer and of those that are being built. */
    public List<SegmentStatus> segments(String name) {
        return named(name).segments(tokens.of(name));
    }

    /**
     * Stops a view on this node, after the running batch, until it is resumed or the program is started again; other
     * nodes continue it.
     */
    public void pause(String name) {
        named(name).pause();
        notifications.happened();
    }

    /** Continues a view on this node that was paused or has stopped. */
    public void resume(String name) {
        named(name).resume(tokens.of(name), log.head());
        notifications.happened();
    }

    /**
     * The events that views cannot apply and have stopped before, found by trying, on whatever node they have stopped.
     */
    public List<ViewFailed> standing() {
        return views.values().stream().flatMap(view -> view.standsAt().stream()).toList();
    }

    /** What was set aside from views, in the order of the log. */
    public List<EventSetAside> setAside() {
        return new SetAside(log).all();
    }

    /** Whether a view is paused on this node. */
    public boolean isPaused(String name) {
        return named(name).isPaused();
    }

    /** Begins to build a view anew, as {@link #rebuild}, without waiting for it. */
    public void beginRebuild(String name) {
        named(name).rebuild();
        notifications.happened();
    }

    /** How far each view has come. */
    public List<ViewStatus> status() {
        // The tokens first: a view is never shown ahead of the log.
        Map<String, List<Token>> all = tokens.all().stream().collect(Collectors.groupingBy(Token::view));
        long head = log.head();
        return views.values().stream()
                .map(view -> view.status(all.getOrDefault(view.name(), List.of()), head))
                .toList();
    }

    /**
     * Waits until every view holds all events up to a position, on whichever node; false when the time is over first, a
     * view that is not there yet has stopped or is paused, or the log has no such position.
     */
    public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        boolean recorded = false;
        while (true) {
            long seen = notifications.count();
            List<String> behind = positions.behind(position);
            if (behind.isEmpty()) {
                return true;
            }
            recorded = recorded || position <= log.head();
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (!recorded || left <= 0 || isOneStopped(behind)) {
                return false;
            }
            notifications.await(seen, Math.min(LOOK_MILLIS, left));
        }
    }

    /** Whether a view that does not hold all events up to a position has stopped or is paused on this node. */
    public boolean isOneStoppedBefore(long position) {
        return isOneStopped(positions.behind(position));
    }

    private boolean isOneStopped(List<String> names) {
        return names.stream().map(views::get).anyMatch(view -> view.isPaused() || view.failureToAnswer() != null);
    }

    /**
     * Builds a view anew from the beginning of the log, alongside the rows that answer until the new ones have caught
     * up; any node may help. Throws {@link IllegalArgumentException} for an unknown name and {@link ViewFailed} when
     * the view cannot apply an event; rows that were begun stay, and another try goes on with them. A paused view is
     * resumed.
     */
    public void rebuild(String name, ProgressListener progress) throws InterruptedException {
        MaintainedView<?> view = named(name);
        if (view.isPaused()) {
            resume(name);
        }
        long generation = view.rebuild();
        long total = log.head();
        while (true) {
            long seen = notifications.count();
            var all = tokens.of(name);
            if (Generations.haveTakenOver(all, generation)) {
                progress.onProgress(total, total);
                return;
            }
            long done = Generations.position(Generations.beside(all));
            progress.onProgress(Math.min(done, total), total);
            view.goOn(all, generation, log.head());
            notifications.await(seen, LOOK_MILLIS);
        }
    }

    /**
     * As {@link #rebuild}, of all views, in one pass over the log, while this node does not move the rows that answer:
     * for when most of the log is new to them. {@code progress} is that of all together.
     */
    public void rebuildAll(ProgressListener progress) throws InterruptedException {
        new RebuildOfAll(dataSource, tokens, log, notifications, views.values()).run(progress);
    }

    /**
     * Compares number and digest of the events that each view was shown with those in the log, which reads the log for
     * each; the status tells what was found, and a difference is logged as an error.
     */
    public List<ViewStatus> audit() {
        views.keySet().forEach(this::audit);
        return status();
    }

    /** The same for one of them. */
    void audit(String name) {
        named(name).audit(auditor);
    }

    /** Goes on comparing the rows of a view with the log for about so long. */
    public void compareOn(String name, Duration atMost) {
        named(name).comparison().goOn(log, atMost, REST);
    }

    /** Compares all rows of all views with the log; the status tells what was found. */
    public List<ViewStatus> compareAll() {
        views.values().forEach(view -> view.comparison().all(log));
        return status();
    }

    /** The views whose last comparison on this node found differences, without asking the database. */
    public Map<String, ViewComparison> differing() {
        var differing = new LinkedHashMap<String, ViewComparison>();
        views.forEach((name, view) ->
                view.comparison().last().filter(one -> !one.agrees()).ifPresent(one -> differing.put(name, one)));
        return differing;
    }

    /**
     * Throws {@link RowsDiffer} if rows of a view are not what the log says, by a comparison that is no older; without
     * one, compares them first.
     */
    public void requireSame(String name, Duration noOlder) {
        var comparison = named(name).comparison();
        var since = MACHINE.instant().minus(noOlder);
        var found = comparison.last().filter(one -> one.at().isAfter(since)).orElseGet(() -> comparison.all(log));
        if (!found.agrees()) {
            throw new RowsDiffer(name, found);
        }
    }

    /**
     * Rebuilds rows of a view in temporary tables and reports how the answering rows differ; reads the cases' events
     * from the log. Throws {@link IllegalArgumentException} for an unknown name.
     */
    public CheckReport check(String name, CheckScope scope) {
        return named(name).check(scope, log);
    }

    /**
     * Answers a question about rows of these views as they followed from the log up to a position: of every case that a
     * unit ever had, or of all without one. Reads all their events.
     */
    public <T> T asOf(Collection<String> names, long position, @Nullable UnitId unit, Supplier<T> question) {
        List<View<?>> asked = new ArrayList<>();
        names.forEach(name -> asked.add(named(name).view()));
        return new AsOf(dataSource, log, asked).ask(position, unit, question);
    }

    private MaintainedView<?> named(String name) {
        MaintainedView<?> view = views.get(name);
        if (view == null) {
            throw new LabelledException(Text.format(
                    "没有视图 %s，可选：%s", "there is no view %s, there are: %s", name, Text.list(views.keySet())));
        }
        return view;
    }

    @Override
    public void close() {
        synchronized (this) {
            subscriptions.forEach(LogSignal.Subscription::close);
            subscriptions.clear();
        }
        supervisor.close();
        follower.close();
        views.values().forEach(MaintainedView::close);
    }

    /**
     * Rows of views as they followed from the log up to a position, built in temporary tables for as long as a question
     * about them is answered. The question runs in the same transaction and finds the rows in the schema
     * {@value #SCHEMA}.
     */
    @RequiredArgsConstructor
    static final class AsOf {
        static final String SCHEMA = "pg_temp";

        private static final int CASES = 500;

        private final DataSource dataSource;
        private final EventLog log;
        private final List<View<?>> views;

        /** Of every case that a unit ever had, or of all without one. */
        <T> T ask(long position, @Nullable UnitId unit, Supplier<T> question) {
            return new TransactionTemplate(new JdbcTransactionManager(dataSource)).execute(status -> {
                build(position, unit);
                return question.get();
            });
        }

        private void build(long position, @Nullable UnitId unit) {
            var scope = new CheckScope(null, unit, null, null, Duration.ZERO, null);
            var cases =
                    new Candidates(JdbcClient.create(dataSource), Set.of(CaseFolds.RECEIPT), List.of(), scope).find();
            views.forEach(view -> new ShadowTables(dataSource, view.tables()).create());
            for (int from = 0; from < cases.size(); from += CASES) {
                var some = cases.subList(from, Math.min(from + CASES, cases.size()));
                views.forEach(view -> save(view, some, position));
            }
        }

        private <S> void save(View<S> view, List<UUID> cases, long position) {
            var states = new CaseFolds<>(view, log).of(cases, event -> event.position() <= position);
            if (!states.isEmpty()) {
                view.save(states);
            }
        }
    }

    /** All views built anew: in one pass up to the end of the log, then each takes over. */
    @RequiredArgsConstructor
    static final class RebuildOfAll {
        private static final Logger LOG = LoggerFactory.getLogger(RebuildOfAll.class);
        private static final long LOOK_MILLIS = 200;

        private final DataSource dataSource;
        private final Tokens tokens;
        private final EventLog log;
        private final ViewNotifications notifications;
        private final Collection<MaintainedView<?>> views;

        void run(ProgressListener progress) throws InterruptedException {
            var wanted = new LinkedHashMap<MaintainedView<?>, Long>();
            try {
                views.forEach(view -> wanted.put(view, view.rebuildAtRest()));
                build(progress);
            } finally {
                views.forEach(MaintainedView::builtInOnePass);
            }
            notifications.happened();
            awaitTakingOver(wanted);
            LOG.info("全部视图的新数据已启用 / the new rows of all views have taken over");
            progress.onProgress(log.head(), log.head());
        }

        private void build(ProgressListener progress) throws InterruptedException {
            var all = byView();
            var segments = views.stream()
                    .flatMap(view -> view.beside(all.getOrDefault(view.name(), List.of()), OnePass.REMEMBERED).stream())
                    .toList();
            new OnePass(dataSource, log, tokens, segments).run(position -> progress.onProgress(position, log.head()));
        }

        private void awaitTakingOver(Map<MaintainedView<?>, Long> wanted) throws InterruptedException {
            while (true) {
                long seen = notifications.count();
                var all = byView();
                long head = log.head();
                for (var view : List.copyOf(wanted.keySet())) {
                    var own = all.getOrDefault(view.name(), List.of());
                    if (Generations.haveTakenOver(own, wanted.get(view))) {
                        wanted.remove(view);
                    } else {
                        view.goOn(own, wanted.get(view), head);
                    }
                }
                if (wanted.isEmpty()) {
                    return;
                }
                notifications.await(seen, LOOK_MILLIS);
            }
        }

        private Map<String, List<Token>> byView() {
            return tokens.all().stream().collect(Collectors.groupingBy(Token::view));
        }
    }

    /** Receives how far long work has come, in events. */
    @FunctionalInterface
    public interface ProgressListener {
        /** {@code done} of {@code total} events are in the view. */
        void onProgress(long done, long total);
    }
}
