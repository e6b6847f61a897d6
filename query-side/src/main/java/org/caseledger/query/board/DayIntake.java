package org.caseledger.query.board;

import java.time.LocalDate;
import org.caseledger.events.complaint.Channel;

/** How many cases came in on a day of the office by a channel. */
public record DayIntake(LocalDate day, Channel channel, long cases) {}
