package org.caseledger.events.retention;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * A period of the archive as it applied to a case: {@code years} from 1 January after the archiving on, and the
 * {@code basis} (as a clause is written).
 */
public record RetentionClass(String id, String nameZh, String nameEn, int years, String basis) implements Labelled {
    @Override
    public Text text() {
        return new Text(nameZh, nameEn);
    }
}
