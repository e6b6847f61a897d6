package org.caseledger.events.complaint;

import org.jspecify.annotations.Nullable;

/** A piece of evidence, by name and, where a file is kept, the SHA-256 (hex) of its bytes. */
public record Evidence(String name, @Nullable String sha256) {}
