package org.caseledger.query.checkup;

import java.time.Instant;

/** The first time that a person opened a sealed part. */
record Opening(String person, String part, Instant at) {}
