package org.caseledger.api.dossier;

import java.util.List;
import org.caseledger.api.papers.PaperPage;

/**
 * A dossier whose pages are counted: the cover, the list of documents, the items in order, the closing note; {@code id}
 * tells it from others, the same whenever it is put together.
 */
record Dossier(
        String title, long id, Content.Issued cover, List<PaperPage> list, List<Item> items, List<PaperPage> note) {
    /** The most pages of a dossier. */
    static final int MOST_PAGES = 2000;

    /** The largest dossier, in bytes. */
    static final int LARGEST = 100 * 1024 * 1024;
}
