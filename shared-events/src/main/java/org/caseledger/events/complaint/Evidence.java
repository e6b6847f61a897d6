package org.caseledger.events.complaint;

import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** An item of evidence, by name and, if a file is stored, the SHA-256 (hex) of its bytes. */
public record Evidence(@Official String name, @Nullable String sha256) {}
