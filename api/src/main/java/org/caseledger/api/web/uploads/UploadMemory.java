package org.caseledger.api.web.uploads;

/**
 * What files may take of the heap of the program, together, apart from what the program itself
 * needs: half of it when they are sealed or opened, and a quarter while they arrive.
 */
public record UploadMemory(UploadBudget opened, UploadBudget arriving) {

    /** What lives in the heap while no file does, in bytes. */
    private static final long PROGRAM = 80 * 1024 * 1024;

    /** All that there is for them. */
    public static UploadMemory ofProgram() {
        long heap = Runtime.getRuntime().maxMemory();
        long free = Math.max(heap / 2, heap - PROGRAM);
        return new UploadMemory(
                UploadBudget.forOpened(free / 2), UploadBudget.forArriving(free / 4));
    }

    /** That of one office among many: half of it at most, so that no office takes all. */
    public UploadMemory part() {
        return new UploadMemory(opened.part(), arriving.part());
    }
}
