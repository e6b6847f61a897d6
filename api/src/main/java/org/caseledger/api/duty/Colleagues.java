package org.caseledger.api.duty;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyOfficer;
import org.springframework.stereotype.Component;

/** The people who can be put on a roster: whoever logs in and is active. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Colleagues {
    private final People people;

    /** The active people of this login, or else of this name; of the unit's, if it has any. */
    public List<DutyOfficer> named(String loginOrName, UnitId unit, String phone) {
        return directory().find(loginOrName, unit).stream()
                .map(person -> officer(person, phone))
                .toList();
    }

    /** Everybody, to be looked up by login or name. */
    Directory directory() {
        return new Directory(people.list().stream().filter(Person::active).toList());
    }

    /** The active people of the office at one moment. */
    record Directory(List<Person> active) {
        /** Those of this login, or else of this name: of the unit's if it has any. */
        List<Person> find(String loginOrName, UnitId unit) {
            var byLogin = active.stream()
                    .filter(p -> p.username().equals(loginOrName))
                    .toList();
            if (!byLogin.isEmpty()) {
                return byLogin;
            }
            var byName =
                    active.stream().filter(p -> p.name().equals(loginOrName)).toList();
            var ofUnit = byName.stream().filter(p -> unit.equals(p.unit())).toList();
            return ofUnit.isEmpty() ? byName : ofUnit;
        }
    }

    static DutyOfficer officer(Person person, String phone) {
        return new DutyOfficer(person.username(), person.name(), phone);
    }
}
