package org.caseledger.casefile;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Something that is wrong with an archive package: in which of its files, and what. */
public record ArchiveFault(String file, Text what) implements Labelled {
    static ArchiveFault of(String file, String zh, String en) {
        return new ArchiveFault(file, new Text(zh, en));
    }

    @Override
    public Text text() {
        return new Text(file + "：" + what.zh(), file + ": " + what.en());
    }
}
