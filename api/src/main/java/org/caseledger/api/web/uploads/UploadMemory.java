package org.caseledger.api.web.uploads;

/**
 * What files may take of the heap of the program, together: half of it when they are sealed or
 * opened, and a quarter while they arrive.
 */
public record UploadMemory(UploadBudget opened, UploadBudget arriving) {

    /** All that there is for them. */
    public static UploadMemory ofProgram() {
        long heap = Runtime.getRuntime().maxMemory();
        return new UploadMemory(
                UploadBudget.forOpened(heap / 2), UploadBudget.forArriving(heap / 4));
    }

    /** That of one office among many: half of it at most, so that no office takes all. */
    public UploadMemory part() {
        return new UploadMemory(opened.part(), arriving.part());
    }
}
