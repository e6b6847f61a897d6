package org.example.ours;

import org.caseledger.events.complaint.Channel;

/** How many cases were received through a channel. */
public record HowManyFrom(Channel channel) {}
