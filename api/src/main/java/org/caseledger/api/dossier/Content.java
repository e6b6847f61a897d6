package org.caseledger.api.dossier;

/** What an item of a dossier puts on its pages. */
sealed interface Content {
    /** How many pages of the dossier it takes. */
    int pages();

    /** A paper, byte for byte as it was issued. */
    record Issued(byte[] pdf, byte[] ofd, int pages) implements Content {}

    /** A document of evidence, its pages drawn on A4 with room for their numbers. */
    record Document(byte[] pdf, int pages) implements Content {}

    /** A picture of evidence as it was sent, its size in pixels; {@code orientation} is that of Exif (1 to 8). */
    record Picture(byte[] bytes, String suffix, int width, int height, int orientation) implements Content {
        @Override
        public int pages() {
            return 1;
        }
    }

    /** A file that is kept apart (另存), and why; it is listed and takes no page. */
    record Apart(String reason) implements Content {
        @Override
        public int pages() {
            return 0;
        }
    }
}
