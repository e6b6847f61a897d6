package org.caseledger.api.security;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.RowsOfEvents;
import org.caseledger.events.Actor;
import org.caseledger.events.office.OfficeEvent;

/**
 * The people and units of an earlier version, whose rows have no events: they are recorded when an administrator admits
 * its log.
 */
public final class OfficeAdmission {
    private final List<People.Login> people;
    private final List<UnitRows.Row> units;
    private final PersonRows personRows;
    private final UnitRows unitRows;

    /** Those who are there now. */
    public OfficeAdmission(People people, Units units) {
        this.personRows = people.rows();
        this.unitRows = units.rows();
        this.people = personRows.all().stream().map(PersonRows.Row::login).toList();
        this.units = unitRows.all();
    }

    /** That each of them is there. */
    public Stream<NewEvent> events(Actor by, String reason) {
        return Stream.concat(
                        units.stream().map(row -> UnitRegister.recorded(row.unit(), reason)),
                        people.stream().map(one -> Personnel.recorded(personRows, one, reason)))
                .map(event -> OfficeLog.newEvent(event, id(event), NewEvent.NEXT, by));
    }

    /** They are admitted once. */
    private static UUID id(OfficeEvent event) {
        return OfficeEvent.streamOf("admission", event.stream().toString());
    }

    /** Their rows, made from the last of the events that are recorded. */
    public RowsOfEvents rows() {
        return (connection, recorded) -> {
            var own = recorded.subList(recorded.size() - units.size() - people.size(), recorded.size());
            for (int i = 0; i < units.size(); i++) {
                unitRows.write(connection, units.get(i).unit(), own.get(i).position());
            }
            for (int i = 0; i < people.size(); i++) {
                var event = own.get(units.size() + i);
                personRows.write(connection, people.get(i), event.position());
            }
        };
    }
}
