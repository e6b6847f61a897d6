package org.caseledger.api.web.uploads;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.caseledger.api.web.problems.UploadBudgetExceeded;
import org.jspecify.annotations.Nullable;

/**
 * The memory that files of evidence may take at once. Sealing or opening one needs it several times over, and whoever
 * comes when there is no room waits, the first first.
 */
public final class UploadBudget {
    /** The plain file, the sealed one, and the buffers of cipher and database driver. */
    private static final int COPIES = 5;

    private static final int UNIT = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int copies;
    private final int all;
    private final Duration patience;
    private final Semaphore free;
    private final @Nullable UploadBudget ofAll;

    /** For files that are sealed or opened. */
    static UploadBudget forOpened(long bytes) {
        return new UploadBudget(bytes, PATIENCE);
    }

    /** For what is still on its way, of which there is one copy. */
    static UploadBudget forArriving(long bytes) {
        return new UploadBudget(units(bytes), 1, PATIENCE, null);
    }

    /** The same for what people without a login send: an eighth of what is for files. */
    static UploadBudget forStrangers() {
        return forArriving(UploadMemory.bytes() / 8);
    }

    UploadBudget(long bytes, Duration patience) {
        this(units(bytes), COPIES, patience, null);
    }

    private UploadBudget(int all, int copies, Duration patience, @Nullable UploadBudget ofAll) {
        this.copies = copies;
        this.all = all;
        this.patience = patience;
        this.free = new Semaphore(all, true);
        this.ofAll = ofAll;
    }

    /** A budget of half of this one, so that the rest remains for others. */
    UploadBudget part() {
        return new UploadBudget(Math.max(1, all / 2), copies, patience, this);
    }

    /**
     * Takes the room to seal or open a file of so many bytes.
     *
     * @throws UploadBudgetExceeded when others have it for longer than one waits
     */
    public Taken take(long bytes) {
        // A file that is larger than all the room waits until it is alone.
        int needed = Math.min(all, copies * units(bytes));
        try {
            acquire(needed, System.nanoTime() + patience.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UploadBudgetExceeded();
        }
        return new Taken(needed);
    }

    /** First of its own, so that who has all of that waits in no line with others. */
    private void acquire(int needed, long until) throws InterruptedException {
        if (!free.tryAcquire(needed, until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new UploadBudgetExceeded();
        }
        if (ofAll != null) {
            boolean taken = false;
            try {
                ofAll.acquire(needed, until);
                taken = true;
            } finally {
                if (!taken) {
                    free.release(needed);
                }
            }
        }
    }

    private void release(int some) {
        free.release(some);
        if (ofAll != null) {
            ofAll.release(some);
        }
    }

    private static int units(long bytes) {
        return Math.toIntExact(bytes / UNIT + 1);
    }

    /** Room that is reserved until it is released. */
    public final class Taken {
        private int units;

        private Taken(int units) {
            this.units = units;
        }

        /** Gives back all but that of the file itself, once it is open. */
        public void keepOne() {
            giveBack(units - units / copies);
        }

        public void leave() {
            giveBack(units);
        }

        private void giveBack(int some) {
            units -= some;
            release(some);
        }
    }
}
