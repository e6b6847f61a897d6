package org.caseledger.api.web.uploads;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.caseledger.api.web.problems.UploadBudgetExceeded;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The memory that files of evidence may take at once: half of the heap. Sealing or opening one
 * needs it several times over, and whoever comes when there is no room waits, the first first.
 */
@Component
public final class UploadBudget {

    /** As it is, as it is sealed, and what cipher and database driver hold of it meanwhile. */
    private static final int COPIES = 5;

    private static final int UNIT = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int copies;
    private final int all;
    private final Duration patience;
    private final Semaphore free;

    @Autowired
    UploadBudget() {
        this(Runtime.getRuntime().maxMemory() / 2, PATIENCE);
    }

    /** Another one, for what is still on its way: a quarter of the heap, each once. */
    static UploadBudget forArriving() {
        return new UploadBudget(Runtime.getRuntime().maxMemory() / 4, 1, PATIENCE);
    }

    /** The same for what people without a login send: an eighth of the heap. */
    static UploadBudget forStrangers() {
        return new UploadBudget(Runtime.getRuntime().maxMemory() / 8, 1, PATIENCE);
    }

    UploadBudget(long bytes, Duration patience) {
        this(bytes, COPIES, patience);
    }

    private UploadBudget(long bytes, int copies, Duration patience) {
        this.copies = copies;
        this.all = units(bytes);
        this.patience = patience;
        this.free = new Semaphore(all, true);
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
            if (!free.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UploadBudgetExceeded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UploadBudgetExceeded();
        }
        return new Taken(needed);
    }

    private static int units(long bytes) {
        return Math.toIntExact(bytes / UNIT + 1);
    }

    /** Room that somebody has until he or she leaves it. */
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
            free.release(some);
        }
    }
}
