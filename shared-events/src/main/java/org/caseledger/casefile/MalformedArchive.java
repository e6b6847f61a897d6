package org.caseledger.casefile;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** Something that no archive package has: a form, a name or a size. */
public final class MalformedArchive extends LabelledException {
    MalformedArchive(String zh, String en, Object... facts) {
        super(Text.format(zh, en, facts));
    }
}
