package org.caseledger.command.calendar;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.jspecify.annotations.Nullable;

/** The holiday notices of the office; its state is the years that they are about (O121-45). */
@Aggregate(type = HolidaysRecorded.KIND, commandTargetResolver = "commandTargetResolver")
public class HolidayCalendar extends LedgerAggregate<Set<Integer>, HolidaysRecorded> {
    protected HolidayCalendar() {}

    @CommandHandler(commandName = HolidaysRecorded.KIND + Command.BEGINS)
    HolidayCalendar(RecordHolidays command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = HolidaysRecorded.KIND)
    void handle(RecordHolidays command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @Override
    protected Set<Integer> fold(
            @Nullable Set<Integer> before, HolidaysRecorded event, Actor actor, Instant recordedAt) {
        var years = before == null ? new HashSet<Integer>() : new HashSet<>(before);
        years.add(event.year());
        return Set.copyOf(years);
    }
}
