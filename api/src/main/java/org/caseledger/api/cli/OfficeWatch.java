package org.caseledger.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.office.DataLock;
import org.caseledger.api.offices.OfficeRegistry;

/** What a node does with an office, as a command that has changed the registry waits for it. */
record OfficeWatch(Settings settings, DataDirectory data, String name) {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(90);
    private static final long LOOK_MILLIS = 200;

    static OfficeWatch of(Settings settings, OfficeRegistry registry, String name) {
        return new OfficeWatch(settings, DataDirectory.open(registry.folder(name)), name);
    }

    private interface Question {
        boolean asked() throws IOException;
    }

    private static boolean await(Question question) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST;
        var never = new CountDownLatch(1);
        while (System.nanoTime() < end) {
            if (question.asked()) {
                return true;
            }
            if (never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return question.asked();
    }

    /** The process that serves an office, read from its lock; empty if there is none. */
    static Optional<String> servedBy(DataDirectory data) throws IOException {
        var lock = DataLock.takeUnlessRunning(data);
        if (lock.isPresent()) {
            lock.get().close();
            return Optional.empty();
        }
        return Optional.of(DataLock.holderAndAddress(data));
    }

    /** Waits until a node that runs here has started it. */
    void sayFirstAdministrator() throws IOException, InterruptedException {
        Path link = data.root().resolve(OfficeRegistry.LINK);
        if (!nodeRuns()) {
            settings.say(
                    "节点未运行：启动后（ledger offices serve）将显示首位管理员的链接",
                    "the node does not run: started (ledger offices serve), it shows the link for the first administrator");
        } else if (await(() -> Files.exists(link))) {
            var page = Files.readString(link).strip();
            settings.say("请设立首位管理员：" + page, "add the first administrator: " + page);
        } else {
            settings.say("节点尚未启动该机构，原因见节点的输出", "the node has not started it yet: its output says why");
        }
    }

    /** Waits until no process serves it; returns whether that is so. */
    boolean awaitStopped() throws IOException, InterruptedException {
        return await(() -> servedBy(data).isEmpty());
    }

    /** Waits until that node serves it, if it does within a minute or so. */
    Optional<String> awaitServedBy(String node) throws IOException, InterruptedException {
        var mark = "(" + node + ")";
        await(() -> servedBy(data).filter(who -> who.contains(mark)).isPresent());
        return servedBy(data).filter(who -> who.contains(mark));
    }

    private boolean nodeRuns() throws IOException {
        return servedBy(DataDirectory.open(settings.data())).isPresent();
    }
}
