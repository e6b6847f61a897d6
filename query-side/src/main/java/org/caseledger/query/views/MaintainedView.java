package org.caseledger.query.views;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import javax.sql.DataSource;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.query.views.Tokens.Token;
import org.caseledger.query.views.ViewStatus.Building;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One view on this node: a runner for each segment that has a token, and new rows alongside the old ones while these
 * are of a lower version.
 */
@Slf4j
final class MaintainedView<S> implements AutoCloseable {
    private final View<S> view;
    private final int segments;
    private final DataSource dataSource;
    private final LogBlocks log;
    private final TailFollower follower;
    private final Semaphore turns;
    private final Runnable moved;
    private final Generations generations;
    private final RowComparison comparison;
    private final RebuildProgress progress = new RebuildProgress();
    private final List<SegmentRunner> runners = new CopyOnWriteArrayList<>();
    // Compared once: two nodes with different settings must not build against each other for ever.
    private boolean segmentsCompared;
    private long headBefore = Long.MAX_VALUE;
    private volatile @Nullable ViewAudit lastAudit;
    private volatile boolean overtaken;
    private volatile boolean building;
    private volatile boolean paused;
    // The old rows are not moved until new ones of this generation have replaced them.
    private long restingUntil;
    // Whoever builds the new rows says when they may take over.
    private boolean builtElsewhere;
    private volatile OptionalLong answering = OptionalLong.empty();

    MaintainedView(
            View<S> view,
            int segments,
            DataSource dataSource,
            LogBlocks log,
            TailFollower follower,
            Semaphore turns,
            Runnable moved) {
        this.view = view;
        this.segments = segments;
        this.dataSource = dataSource;
        this.log = log;
        this.follower = follower;
        this.turns = turns;
        this.moved = moved;
        this.generations = new Generations(view, dataSource);
        this.comparison = new RowComparison(view, dataSource, Clock.systemUTC());
    }

    String name() {
        return view.name();
    }

    View<S> view() {
        return view;
    }

    /** Compares what is with what should be and brings them nearer; to be called again and again. */
    synchronized void look(List<Token> found, long head) {
        overtaken = isOvertaken(found);
        if (paused) {
            building = false;
            return;
        }
        List<Token> tokens = found;
        if (!overtaken && needsBuilding(found)) {
            tokens = begin(found, head);
            moved.run();
        } else {
            segmentsCompared = true;
        }
        var beside = Generations.beside(tokens);
        keepRunners(tokens.stream()
                .filter(t -> t.version() == view.version() && !rests(t))
                .toList());
        goOnWithoutSetAside();
        building = !beside.isEmpty();
        answering =
                Generations.live(tokens).stream().mapToLong(Token::generation).findFirst();
        // What the log held at the last look is in the new rows: they keep up with it.
        if (building
                && !builtElsewhere
                && beside.get(0).version() == view.version()
                && Generations.position(beside) >= headBefore
                && generations.finish(beside.get(0).generation())) {
            // Do not log the initial build, nor a single view when one message covers all of them.
            if (answering.isPresent() && beside.get(0).generation() != restingUntil) {
                LOG.info("视图 {} 的新数据已启用 / the new rows of view {} have taken over", view.name(), view.name());
            }
            // They were about rows that are gone.
            lastAudit = null;
            comparison.forget();
            runners.forEach(SegmentRunner::wake);
            moved.run();
        }
        headBefore = head;
    }

    /** With which tokens it goes on now: of an empty log there is nothing to build. */
    private List<Token> begin(List<Token> found, long head) {
        List<Token> begun = head == 0 ? generations.answerForNothing(segments) : List.of();
        if (begun.isEmpty()) {
            generations.begin(segments, this::needsBuilding);
            return found;
        }
        return begun;
    }

    /** As {@link #look}; fails if the building of a generation has stopped. */
    void goOn(List<Token> tokens, long generation, long head) {
        look(tokens, head);
        Throwable failure = failureOf(generation);
        if (failure != null) {
            throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
        }
    }

    private boolean rests(Token token) {
        return token.live() ? token.generation() < restingUntil : builtElsewhere;
    }

    private boolean isOvertaken(List<Token> tokens) {
        return Generations.live(tokens).stream().anyMatch(t -> t.version() > view.version());
    }

    private boolean needsBuilding(List<Token> tokens) {
        var beside = Generations.beside(tokens);
        if (!beside.isEmpty() && beside.get(0).version() >= view.version()) {
            return false;
        }
        var live = Generations.live(tokens);
        return live.isEmpty()
                || live.get(0).version() < view.version()
                || (live.get(0).version() == view.version() && live.size() != segments && !segmentsCompared);
    }

    private void keepRunners(List<Token> wanted) {
        for (var runner : runners) {
            if (wanted.stream().noneMatch(runner.token()::isSameSegmentAs)) {
                runner.close();
                runners.remove(runner);
            }
        }
        for (var token : wanted) {
            if (runners.stream().noneMatch(r -> r.token().isSameSegmentAs(token))) {
                var runner = new SegmentRunner(new Segment<>(view, token, dataSource, log), follower, turns, moved);
                runners.add(runner);
                runner.start();
            }
        }
    }

    /**
     * Begins to build new rows, or goes on with those that are being built; returns their generation. While the view is
     * paused, other nodes may build them.
     */
    synchronized long rebuild() {
        runners.forEach(SegmentRunner::startAgain);
        return generations.begin(segments, tokens -> !isOvertaken(tokens)).orElseThrow(this::newer);
    }

    /**
     * As {@link #rebuild}; this node does not update the old rows meanwhile, and the new ones are built in one pass
     * with those of other views, until it is {@link #builtInOnePass}. A paused view is resumed.
     */
    synchronized long rebuildAtRest() {
        long generation = rebuild();
        paused = false;
        restingUntil = generation;
        builtElsewhere = true;
        return generation;
    }

    /** The segments of the new rows, for whoever builds them in one pass with others. */
    List<Segment<?>> beside(List<Token> tokens, int remembered) {
        return Generations.beside(tokens).stream()
                .filter(token -> token.version() == view.version())
                .<Segment<?>>map(token -> new Segment<>(view, token, dataSource, log, remembered))
                .toList();
    }

    /** The new rows keep up by themselves from here on, and take over. */
    synchronized void builtInOnePass() {
        builtElsewhere = false;
    }

    /** Stops the view on this node, after the running batch, until it is resumed. */
    synchronized void pause() {
        paused = true;
        keepRunners(List.of());
    }

    /** Continues the view on this node, also after a failure. */
    synchronized void resume(List<Token> tokens, long head) {
        paused = false;
        runners.forEach(SegmentRunner::startAgain);
        look(tokens, head);
    }

    boolean isPaused() {
        return paused;
    }

    /** The runners whose segments have caught up, which are moved together. */
    List<SegmentRunner> following() {
        return runners.stream().filter(SegmentRunner::isFollowing).toList();
    }

    /** Each segment of the rows that answer and of those that are being built. */
    List<SegmentStatus> segments(List<Token> tokens) {
        return tokens.stream().map(this::segment).toList();
    }

    private SegmentStatus segment(Token token) {
        var runner =
                runners.stream().filter(r -> r.token().isSameSegmentAs(token)).findFirst();
        return new SegmentStatus(
                token.segment(),
                token.segments(),
                token.live(),
                token.position(),
                runner.filter(r -> r.failure() == null).isPresent(),
                runner.filter(SegmentRunner::isFollowing).isPresent(),
                runner.map(SegmentRunner::failure).orElse(null));
    }

    private LabelledException newer() {
        return new LabelledException(
                Text.format("视图 %s 已由更新的版本接管", "view %s is kept by a newer version of the program", view.name()));
    }

    void wake() {
        runners.forEach(SegmentRunner::wake);
    }

    boolean isBuilding() {
        return building;
    }

    /**
     * The event that the rows that answer, or those that are built, cannot apply next, if there is one; changes
     * nothing.
     */
    Optional<ViewFailed> standsAt() {
        try {
            new Tokens(dataSource)
                    .of(name()).stream()
                            .filter(token -> token.version() == view.version())
                            .forEach(token -> new Segment<>(view, token, dataSource, log).tryNext());
            return Optional.empty();
        } catch (ViewFailed e) {
            return Optional.of(e);
        }
    }

    // What an administrator has set aside since, or the owner of the database put in order, no longer stops it.
    private void goOnWithoutSetAside() {
        runners.stream()
                .filter(runner -> runner.failure() instanceof ForeignEvent
                        || runner.failure() instanceof ViewFailed failed && log.isSetAside(name(), failed.position()))
                .forEach(SegmentRunner::startAgain);
    }

    ViewStatus status(List<Token> tokens, long head) {
        var live = Generations.live(tokens);
        var beside = Generations.beside(tokens);
        Throwable failure = failure();
        return new ViewStatus(
                name(),
                live.isEmpty() ? null : live.get(0).version(),
                Generations.position(live),
                head,
                beside.isEmpty() ? null : progress.of(beside.get(0), Generations.position(beside), head),
                lastAudit,
                comparison.last().orElse(null),
                failure == null ? null : failure.toString(),
                paused);
    }

    /** Compares rows that are rebuilt separately with those that answer. */
    CheckReport check(CheckScope scope, EventLog events) {
        return new RowCheck<>(view, scope, dataSource, events).run();
    }

    /** Compares its rows with those that follow from the log, and says what it found. */
    RowComparison comparison() {
        return comparison;
    }

    /** Compares what the view was shown with the log; a difference is an error in the log of it. */
    void audit(Auditor auditor) {
        auditor.audit(view).ifPresent(audit -> {
            lastAudit = audit;
            if (!audit.agrees()) {
                LOG.error(
                        "视图 {} 与日志不符，请核验日志并重建视图 / view {} disagrees with the log,"
                                + " verify the log and rebuild the view: {}",
                        name(),
                        name(),
                        audit);
            }
        });
    }

    /** Why the view or its new rows do not go on; null while they do. */
    @Nullable
    Throwable failure() {
        return overtaken ? newer() : failure(runner -> true);
    }

    /** Why the rows that answer, or the first that shall, do not go on; null while they do. */
    @Nullable
    Throwable failureToAnswer() {
        return answering.isPresent() ? failureOf(answering.getAsLong()) : failure();
    }

    /** Why new rows do not go on; null while they do. */
    @Nullable
    Throwable failureOf(long generation) {
        return overtaken ? newer() : failure(runner -> runner.token().generation() == generation);
    }

    private @Nullable Throwable failure(Predicate<SegmentRunner> of) {
        return runners.stream()
                .filter(of)
                .map(SegmentRunner::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized void close() {
        runners.forEach(SegmentRunner::close);
        runners.clear();
    }

    /** How fast new rows are built, by what this node has seen of it. */
    static final class RebuildProgress {
        private long generation = -1;
        private long beganAt;
        private long beganWith;

        synchronized Building of(Tokens.Token segment, long position, long head) {
            long now = System.nanoTime();
            if (generation != segment.generation()) {
                generation = segment.generation();
                beganAt = now;
                beganWith = position;
            }
            double seconds = (now - beganAt) / 1e9;
            long perSecond = seconds > 0 ? Math.round((position - beganWith) / seconds) : 0;
            @Nullable Long left = perSecond > 0 ? Long.valueOf(Math.max(head - position, 0) / perSecond) : null;
            long percent = head == 0 ? 100 : Math.min(100, 100 * position / head);
            return new Building(segment.version(), position, percent, perSecond, left);
        }
    }
}
