package org.caseledger.casefile;

import java.io.IOException;

/** A file that an event names, with its suffix such as {@code jpg}, or why it is not handed out. */
public record EnclosedFile(FileStanding standing, String suffix, byte[] bytes) {
    /** Takes a file, or what became of it. */
    @FunctionalInterface
    public interface Taking {
        void take(EnclosedFile file) throws IOException;
    }

    /** The file itself. */
    public static EnclosedFile of(String suffix, byte[] bytes) {
        return new EnclosedFile(FileStanding.HERE, suffix, bytes);
    }

    /** None, and why. */
    public static EnclosedFile not(FileStanding why) {
        return new EnclosedFile(why, "", new byte[0]);
    }
}
