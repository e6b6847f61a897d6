package org.caseledger.query.history;

import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What units, cases and people are called where one reads of them. */
public interface Names {

    /** A unit by its code, a case by its identity, a person by the login. */
    Names CODES =
            new Names() {
                @Override
                public String of(UnitId unit) {
                    return unit.value();
                }

                @Override
                public String of(CaseId caseId) {
                    return caseId.toString();
                }

                @Override
                public String ofPerson(String login) {
                    return login;
                }

                @Override
                public Labelled ofCommand(String name) {
                    return new Text(name, name);
                }
            };

    String of(UnitId unit);

    String of(CaseId caseId);

    String ofPerson(String login);

    /** A command by its name in an address, such as {@code archive-complaint}. */
    Labelled ofCommand(String name);
}
