package org.caseledger.api.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.FactorEvent;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.UnitEvent;
import org.caseledger.text.Text;
import org.springframework.stereotype.Component;

/** Compares the people and units of the database with the changes that the log has of them. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OfficeCheck {
    private final People people;
    private final Units units;
    private final EventLog log;

    /** The rows that are not those that the ledger made last. */
    public List<Text> foreign() {
        return foreign(people.rows().all(), units.rows().all(), people.factors().all());
    }

    private List<Text> foreign(
            List<PersonRows.Row> ofPeople, List<UnitRows.Row> ofUnits, List<FactorRows.Row> ofFactors) {
        var faults = new ArrayList<Text>();
        for (var row : ofPeople) {
            var fault = people.rows().fault(row);
            if (fault != null) {
                faults.add(Text.format(
                        "人员%s的记录%s，不能登录",
                        "the row of person %s %s; it cannot be used to log in",
                        row.login().person().username(),
                        fault));
            }
        }
        for (var row : ofUnits) {
            var fault = units.rows().fault(row);
            if (fault != null) {
                faults.add(Text.format(
                        "单位%s的记录%s，不予使用",
                        "the row of unit %s %s; it is not used", row.unit().id(), fault));
            }
        }
        for (var row : ofFactors) {
            var fault = people.factors().fault(row);
            if (fault != null) {
                faults.add(Text.format(
                        "人员%s的两步验证记录%s，不能登录",
                        "the row of the second factor of person %s %s; the person does not" + " log in",
                        row.username(),
                        fault));
            }
        }
        return faults;
    }

    /** These, and the people and units of the log that have no row. */
    public List<Text> run() {
        var ofPeople = people.rows().all();
        var ofUnits = units.rows().all();
        var ofFactors = people.factors().all();
        var faults = new ArrayList<>(foreign(ofPeople, ofUnits, ofFactors));
        var factors = new HashSet<String>();
        ofFactors.forEach(row -> factors.add(row.username()));
        var usernames = new HashSet<String>();
        ofPeople.forEach(row -> usernames.add(row.login().person().username()));
        var codes = new HashSet<String>();
        ofUnits.forEach(row -> codes.add(row.unit().id().value()));
        for (StoredEvent stored : log.officeChanges(Long.MAX_VALUE, Integer.MAX_VALUE)) {
            var event = EventCodec.read(stored.type(), stored.revision(), stored.payload());
            if (event instanceof PersonEvent e) {
                missing(usernames, e.username(), "人员%s", "person %s", faults);
            } else if (event instanceof FactorEvent e) {
                missing(factors, e.username(), "人员%s的两步验证", "the second factor of person %s", faults);
            } else if (event instanceof UnitEvent e) {
                missing(codes, e.unit().value(), "单位%s", "unit %s", faults);
            }
        }
        return faults;
    }

    private static void missing(Set<String> there, String name, String zh, String en, List<Text> faults) {
        if (there.add(name)) {
            faults.add(Text.format(zh, en, name)
                    .and("在日志中有登记，数据库中没有其记录：已被删除", " is in the log and in no row: it was deleted"));
        }
    }
}
