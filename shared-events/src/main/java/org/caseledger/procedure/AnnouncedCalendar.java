package org.caseledger.procedure;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.events.codec.EventCodec;
import org.springframework.dao.DataAccessException;

/**
 * The working days by the files of an office and by the holiday notices in the log, each from its position on: a fold
 * that asks for its position is the same whenever and wherever it runs. What another node records holds here for every
 * event after it, and otherwise from {@link #refresh} on.
 */
@Slf4j
public final class AnnouncedCalendar extends WorkCalendar {
    private static final long NEVER = -1;

    /** The calendars by the positions from which they hold, as far as the log was read. */
    private record Read(NavigableMap<Long, WorkCalendar> from, long upTo) {}

    private final EventLog log;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Read read;

    /** {@code files} are the years of the program and of the files of the office. */
    public AnnouncedCalendar(WorkCalendar files, EventLog log) {
        super(files);
        this.log = log;
        this.read = new Read(new TreeMap<>(Map.of(0L, files)), NEVER);
    }

    /** Reads what was recorded since. */
    public void refresh() {
        reading.lock();
        try {
            read();
        } finally {
            reading.unlock();
        }
    }

    /** As the log was read last; without the database, before it was ever read, as by the files. */
    @Override
    public WorkCalendar now() {
        if (read.upTo() == NEVER && reading.tryLock()) {
            try {
                read();
            } catch (DataAccessException e) {
                LOG.debug("The recorded holidays are not read yet, the next look tells", e);
            } finally {
                reading.unlock();
            }
        }
        return read.from().lastEntry().getValue();
    }

    @Override
    public WorkCalendar at(long position) {
        if (position > read.upTo()) {
            refresh();
        }
        return read.from().floorEntry(position).getValue();
    }

    // The head first: every notice up to it is then found. A reader in an older snapshot of the
    // database finds no more than was known, which stays.
    private void read() {
        long upTo = log.head();
        var stored = log.readStream(HolidaysRecorded.STREAM);
        var known = read.from();
        if (stored.size() >= known.size()) {
            var calendars = new TreeMap<>(known);
            stored.stream().skip(known.size() - 1L).forEach(event -> {
                var notice = (HolidaysRecorded) EventCodec.read(event.type(), event.revision(), event.payload());
                var before = calendars.lastEntry().getValue();
                calendars.put(event.position(), before.with(notice, event.position()));
            });
            known = calendars;
        }
        read = new Read(known, Math.max(upTo, read.upTo()));
    }
}
