package org.caseledger.api.integrity;

import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.stereotype.Component;

/** Who acts on the log itself. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class LedgerAdministrators {
    private final People people;

    /**
     * The administrator of this name, by the rows that the ledger made: who was made one by other means is none, which
     * a {@link LabelledException} says.
     */
    Actor named(String username) {
        return administrator(people.find(username).map(People.Login::person), username);
    }

    /** The same of the person that was found; for rows that cannot be checked yet. */
    public static Actor administrator(Optional<Person> found, String username) {
        return found.filter(person -> person.active() && person.role() == Role.ADMIN)
                .map(Person::actor)
                .orElseThrow(() -> new LabelledException(
                        Text.format("%s 不是本系统的管理员", "%s is no administrator of this ledger", username)));
    }
}
