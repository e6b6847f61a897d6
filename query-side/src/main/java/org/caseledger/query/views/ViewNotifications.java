package org.caseledger.query.views;

/** Counts what has happened to the views, here or on another node, so that one can wait for more. */
final class ViewNotifications {
    private long count;

    synchronized void happened() {
        count++;
        notifyAll();
    }

    synchronized long count() {
        return count;
    }

    /** Returns when more has happened than was counted before, or when the time is over. */
    synchronized void await(long counted, long atMostMillis) throws InterruptedException {
        long end = System.nanoTime() + atMostMillis * 1_000_000;
        long left = atMostMillis;
        while (count == counted && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }
}
