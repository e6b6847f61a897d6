package org.caseledger.api.papers;

import java.util.List;

/** Pages of a paper as OFD, with the characters that it needs of its font. */
final class OfdPaper {
    private OfdPaper() {}

    static byte[] of(Paper paper, List<PaperPage> pages, PaperFont font) {
        var file = new OfdFile();
        var type = OfdType.of(font, pages, file);
        for (var page : pages) {
            var sheet = file.page(page.width(), page.height());
            sheet.layer(page, type);
            file.add(sheet);
        }
        return file.finish((paper.title() + " " + paper.number()).strip());
    }
}
