package org.caseledger.api.web.uploads;

/**
 * The share of the heap for files, apart from what the program itself needs: half of it for sealing or opening, and a
 * quarter while they arrive.
 */
public record UploadMemory(UploadBudget opened, UploadBudget arriving) {
    /** What lives in the heap while no file does, in bytes. */
    private static final long PROGRAM = 80 * 1024 * 1024;

    /** All that there is for them. */
    public static UploadMemory ofProgram() {
        return new UploadMemory(UploadBudget.forOpened(bytes() / 2), UploadBudget.forArriving(bytes() / 4));
    }

    /** The bytes of the heap that the program itself does not need. */
    public static long bytes() {
        long heap = Runtime.getRuntime().maxMemory();
        return Math.max(heap / 2, heap - PROGRAM);
    }

    /** That of one office among many: half of it at most, so that no office takes all. */
    public UploadMemory part() {
        return new UploadMemory(opened.part(), arriving.part());
    }
}
